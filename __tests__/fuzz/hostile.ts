import fc from 'fast-check';
import { REGISTERED_COMMANDS } from '../support/runner-emulator/command-parser.js';

/** Always the same, so that a failure comes again; `FUZZ_SEED` tries another one. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
/** How many times as many runs as usual. */
const FACTOR = Number(process.env['FUZZ_RUNS'] ?? 1);

/** Tries a property with many values. A failure names the seed, the path and the smallest value that was found. */
export function holds<T>(property: fc.IProperty<T>, numRuns: number): void {
  fc.assert(property, { seed: SEED, numRuns: numRuns * FACTOR });
}

/** As `holds`, for a property that has to wait. */
export async function holdsAsync<T>(property: fc.IAsyncProperty<T>, numRuns: number): Promise<void> {
  await fc.assert(property, { seed: SEED, numRuns: numRuns * FACTOR });
}

/** Line ends, white space of all kinds, and what nobody sees. */
const BETWEEN = [
  ...['\n', '\r', '\r\n', '\t', '\v', '\f', ' ', '\u0085', '\u00a0', '\u2028', '\u2029', '\u3000', '\u1680'],
  ...['\u0000', '\u001b[2K', '\u001b]8;;', '\u0007', '\u0008', '\u007f', '\u009b', '\u200b', '\u200d', '\ufeff'],
  ...['\u00ad', '\u0301', '\u20dd', '\ufe0f', '\u202e', '\u2066', '\u{e0001}', '\u{e0100}', '\u115f', '\u3164'],
  ...['\u034f', '\u180e', '\ud800', '\udc00', '\uffff', '\u{10ffff}'],
];

/** What commands of the runner are made of. */
const COMMANDS = [
  ...['::', ':', '##[', '##', '#', '[', ']', ';', ',', '=', '%0A', '%0D', '%25', '│', 'pyexec-'],
  ...REGISTERED_COMMANDS.flatMap((name) => [name, `::${name}::x`, `##[${name}]x`, `::${name} name=a,file=b::x`]),
];

/** What Markdown and HTML are made of. */
const MARKUP = [
  ...['`', '``', '```', '````', '~~~', '|', '\\', '\\|', '\\`', '<', '>', '&lt;', '&#96;', '</details>', '</summary>'],
  ...['<details>', '<img src=x onerror=y>', '<!--', '-->', '<script>', '<![CDATA[', ']]>', '@octocat', '@org/team'],
  ...['#1', 'GH-1', 'org/repo#1', 'https://example.invalid/', '[a](b)', '![a](b)', '[a]: b', '**', '__', '$$', '$`'],
  ...['# ', '> ', '- ', '1. ', '    ', '---', '===', '| a | b |', '| --- | --- |', '```mermaid', '- [ ] ', ':+1:'],
];

const RUNS_OF_TICKS = fc.integer({ min: 1, max: 300 }).map((length) => '`'.repeat(length));

/** Text that means harm to whatever prints or parses it. May hold lone surrogates and NUL. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: pieces([...BETWEEN, ...COMMANDS, ...MARKUP], 25) },
  { weight: 3, arbitrary: pieces([...BETWEEN, ...COMMANDS], 12) },
  { weight: 2, arbitrary: fc.array(fc.oneof(RUNS_OF_TICKS, pieces(MARKUP, 3)), { maxLength: 8 }).map(joined) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 50 }) },
);

/** Bytes as a program may write them: text of the above kind, with bytes in it that are none. */
export const hostileBytes: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: hostileText.map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('c3', 'e2', 'e282', 'f0', 'f09f98', '80', 'ff', 'fffe', 'feff', 'efbbbf', 'c0ba')
          .map((hex) => Buffer.from(hex, 'hex')),
      },
    ),
    { maxLength: 6 },
  )
  .map((parts) => Buffer.concat(parts));

/** A name as the file system allows it: any bytes but NUL and the slash. */
export const fileName: fc.Arbitrary<Buffer> = hostileBytes
  .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0 && byte !== 0x2f)).subarray(0, 255))
  .filter((bytes) => bytes.length > 0 && !['.', '..'].includes(bytes.toString('latin1')));

/** A real, absolute path, as the operating system gives it, without NUL. */
export const absolutePath: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'b', 'work', '.git', 'tmp', 'home', '-rf', '--bind', 'etc', 'x y', 'ü', '...', '..a', 'a..'),
      hostileText
        .map((text) => text.toWellFormed().replace(/[/\0]/g, '').slice(0, 20).toWellFormed())
        .filter((name) => !['', '.', '..'].includes(name)),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((names) => `/${names.join('/')}`);

/** Cuts bytes into pieces at these places. */
export function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

export const places = fc.array(fc.nat(), { maxLength: 12 });

function joined(parts: readonly string[]): string {
  return parts.join('');
}

function pieces(from: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...from), { maxLength }).map(joined);
}
