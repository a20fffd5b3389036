const NAMES: readonly (readonly [RegExp, { readonly 64: string; readonly 32: string }])[] = [
  [/^(x86_64|amd64)/i, { 64: 'x64', 32: 'ia32' }],
  [/^(aarch64|arm64)/i, { 64: 'arm64', 32: 'arm' }],
  [/^(i[3-6]86|x86|intel)/i, { 64: 'ia32', 32: 'ia32' }],
  [/^arm/i, { 64: 'arm', 32: 'arm' }],
];

/**
 * The name that Node.js has for an architecture that others call `x86_64-linux-gnu`, `aarch64`, `AMD64)]`, `x86_64_v3` or
 * `i686`; other names are kept up to the first dash. A 32-bit program on a 64-bit machine counts as what it is.
 */
export function architectureOf(machine: string, pointerBits: 32 | 64 = 64): string {
  const found = NAMES.find(([pattern]) => pattern.test(machine));
  return found?.[1][pointerBits] ?? machine.split('-', 1)[0] ?? '';
}
