import { valid } from '@renovatebot/pep440';
import { listProblems, PyexecError } from '../errors.js';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import { matchesPackage } from './package-globs.js';
import { formatExtras, normaliseName } from './package-name.js';
import { parseNamed } from './parse-named.js';
import { hasArchiveSuffix } from './parse-requirement.js';

/** A package that untrusted code asks for. None of the fields can lead anywhere but to the index of the user. */
export interface PackageRequest {
  /** Normalised (PEP 503). */
  readonly name: string;
  /** Normalised. */
  readonly extras: readonly string[];
  /** As in `>=1.2,<3`; empty for any version. */
  readonly specifier: string;
}

/** Why a text is no such request, as the end of a sentence about it. */
export interface Refusal {
  readonly refused: string;
}

const MAX_CHARACTERS = 300;
const MAX_REQUESTS = 100;
const FOREIGN = /[^A-Za-z0-9 ._,<>=!~+*()[\]-]/u;

/** What is known of a text before anything is parsed. */
function refuseCharacters(text: string): string | undefined {
  if (text.length > MAX_CHARACTERS) return `is longer than ${MAX_CHARACTERS} characters`;
  if (/[^\x20-\x7e]/.test(text)) return 'holds a line end, a control character or one that is not ASCII';
  if (text.trim() === '') return 'is empty';
  if (text.trim().startsWith('-')) return 'is an option';
  if (/[/\\@:]/.test(text)) return 'is an URL or a path';
  if (text.includes(';')) return 'has a marker or holds several commands';
  const [foreign] = FOREIGN.exec(text) ?? [];
  return foreign === undefined ? undefined : `holds ${foreign}`;
}

/**
 * Parses what a program's metadata or a model asks for: a name, extras, and version specifiers. Anything else that
 * installers take is refused: URLs, paths, names of archives, markers, options, environment variables.
 */
export function parseUntrusted(text: string): PackageRequest | Refusal {
  const refused = refuseCharacters(text);
  if (refused !== undefined) return { refused };
  try {
    const { name, extras, specifier } = parseNamed(text.trim());
    // `===` takes any text.
    const isForeign = specifier.split(',').some((part) => part.startsWith('===') && valid(part.slice(3)) === null);
    if (isForeign) return { refused: 'compares with something that is no version' };
    if (hasArchiveSuffix(name) || hasArchiveSuffix(specifier)) return { refused: 'is named like a file' };
    return { name: normaliseName(name), extras: extras.map(normaliseName), specifier };
  } catch (thrown) {
    if (!(thrown instanceof MalformedAt)) throw thrown;
    return { refused: 'is not of the form NAME, NAME[EXTRA] or NAME>=1.2,<3' };
  }
}

/** A request as a line for the installer; it has no white space. */
export function formatRequest({ name, extras, specifier }: PackageRequest): string {
  return `${name}${formatExtras(extras)}${specifier}`;
}

/** What to write so that these names are permitted too. */
function adviseGlobs(globs: readonly string[], missing: readonly string[]): string {
  const wanted = [...globs, ...missing];
  const [only] = wanted;
  return wanted.length === 1 && only !== undefined
    ? `To permit it, set \`allow-packages: ${only}\`.`
    : `To permit ${missing.length === 1 ? 'it' : 'them'}, set \`allow-packages\` to these lines:\n${wanted.map((glob) => `  ${glob}`).join('\n')}`;
}

const FORM_ADVICE =
  'Code that is not trusted may ask for names with extras and version specifiers only; what else it needs is given in `packages` or `requirements`.';

interface Sorted {
  readonly lines: ReadonlySet<string>;
  readonly refused: readonly string[];
  /** Names that no glob matches. */
  readonly missing: ReadonlySet<string>;
}

function sortRequests(requests: readonly string[], globs: readonly string[]): Sorted {
  const lines = new Set<string>();
  const missing = new Set<string>();
  const refused: string[] = [];
  for (const text of requests) {
    const parsed = parseUntrusted(text);
    if ('refused' in parsed) refused.push(`the package ${quoteReceived(text)} ${parsed.refused}`);
    else if (matchesPackage(globs, parsed.name)) lines.add(formatRequest(parsed));
    else missing.add(parsed.name);
  }
  return { lines, refused, missing };
}

/** Whether untrusted code may have this one. Pure. */
export function isAllowed(request: string, globs: readonly string[]): boolean {
  const { refused, missing } = sortRequests([request], globs);
  return refused.length === 0 && missing.size === 0;
}

/**
 * The lines for the installer, each once and without white space, when the globs of `allow-packages` permit everything
 * that code which is not trusted asks for. No globs permit nothing.
 *
 * @throws PyexecError `package-not-allowed` that lists what is not permitted, with what to set.
 */
export function checkAllowed(requests: readonly string[], globs: readonly string[]): string[] {
  if (requests.length > MAX_REQUESTS) {
    throw new PyexecError('package-not-allowed', {
      message: `${requests.length} packages are asked for; at most ${MAX_REQUESTS} may be`,
      hint: FORM_ADVICE,
    });
  }
  const { lines, refused, missing } = sortRequests(requests, globs);
  if (refused.length === 0 && missing.size === 0) return [...lines];
  const unmatched = [...missing].map((name) => `the package ${name} is not one of \`allow-packages\``);
  const advice = missing.size === 0 ? [] : [adviseGlobs(globs, [...missing])];
  throw new PyexecError('package-not-allowed', {
    message: listProblems([...refused, ...unmatched]),
    hint: [...(refused.length === 0 ? [] : [FORM_ADVICE]), ...advice].join(' '),
  });
}
