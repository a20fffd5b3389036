import { normaliseName } from './package-name.js';

/**
 * Whether a glob matches a name. Both come from anywhere: a regular expression could be made to backtrack for minutes,
 * while this takes at most as many steps as the two are long, multiplied.
 */
function matches(glob: string, name: string): boolean {
  let at = 0;
  let token = 0;
  let retry: { token: number; at: number } | undefined;
  while (at < name.length) {
    if (glob[token] === '*') {
      retry = { token: ++token, at };
    } else if (token < glob.length && (glob[token] === '?' || glob[token] === name[at])) {
      token++;
      at++;
    } else if (retry !== undefined) {
      // The last `*` takes one character more; those before it never need to.
      token = retry.token;
      at = ++retry.at;
    } else {
      return false;
    }
  }
  return /^\**$/.test(glob.slice(token));
}

/**
 * Whether one of the globs of `allow-packages` matches the name of a package, however either is spelt (PEP 503). `*`
 * stands for any characters, also none, `?` for one; nothing else is special. Without globs nothing matches.
 */
export function matchesPackage(globs: readonly string[], name: string): boolean {
  const normalised = normaliseName(name);
  return globs.some((glob) => matches(normaliseName(glob.trim()), normalised));
}
