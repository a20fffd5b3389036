import { MalformedAt, quoteReceived } from './malformed-at.js';
import { parseExtras } from './package-name.js';
import { parseHead, parseMarker, parseNamed, skipBlanks, type Head, type NamedRequirement } from './parse-named.js';

/** By place: something remote, or on this machine; then `reference` is a path or a `file:` URL. */
export interface PlacedRequirement {
  readonly kind: 'url' | 'local';
  /** Undefined when only the place is given. */
  readonly name: string | undefined;
  readonly extras: readonly string[];
  readonly reference: string;
  readonly marker: string | undefined;
}

/** A requirement without its options. */
export type Requirement = NamedRequirement | PlacedRequirement;

const REPOSITORY = /^(?:git|hg|svn|bzr)\+[a-z]+:\/\/\S/i;
const REMOTE = /^(?:https?|ftp):\/\/\S/i;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:|^(?:git|hg|svn|bzr)\+/;
/** What pip takes for a file by its name alone. */
const ARCHIVE = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;
/** Whether a text ends like the name of a wheel or of another archive that can be installed. */
export function hasArchiveSuffix(text: string): boolean {
  return ARCHIVE.test(text);
}

/** Whether a text begins like an URL of any kind. */
export function hasScheme(text: string): boolean {
  return SCHEME.test(text);
}

/** Whether an URL is one of a repository, such as `git+https://…`. */
export function isRepository(reference: string): boolean {
  return REPOSITORY.test(reference);
}

/** Where a reference ends: a semicolon after white space, or one before it, begins the marker. */
function endOfReference(text: string, start: number): number {
  const found = /;?[ \t]|;$/.exec(text.slice(start));
  return found === null ? text.length : start + found.index;
}

function parseUrl(text: string, start: number, head: Head | undefined): PlacedRequirement {
  const end = endOfReference(text, start);
  const reference = text.slice(start, end);
  const next = skipBlanks(text, end);
  const isLocal = /^file:/i.test(reference) || !hasScheme(reference);
  if (reference === '' || !(isLocal || isRepository(reference) || REMOTE.test(reference))) {
    throw new MalformedAt(
      `an URL begins with https://, file:/// or, for a repository, git+https:// or git+ssh://; got ${quoteReceived(reference)}`,
      start,
    );
  }
  if (next < text.length && text[next] !== ';') {
    throw new MalformedAt(`after an URL only \`; MARKER\` may follow; got ${quoteReceived(text.slice(next))}`, next);
  }
  const marker = parseMarker(text, next);
  if (head === undefined && isLocal) return { ...parsePlace(reference), marker };
  const { name, extras } = head ?? { name: undefined, extras: [] };
  return { kind: isLocal ? 'local' : 'url', name, extras, reference, marker };
}

function looksLikePath(text: string): boolean {
  return /^\.|[/\\]/.test(text) || hasArchiveSuffix(text);
}

/** A path or a `file:` URL without a name, for example `./pkg[test]`; a path may hold spaces. @throws MalformedAt */
export function parsePlace(text: string): PlacedRequirement {
  const open = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  const reference = open > 0 ? text.slice(0, open) : text;
  const extras = open > 0 ? parseExtras(text.slice(open), open) : [];
  return { kind: 'local', name: undefined, extras, reference, marker: undefined };
}

/**
 * Parses what pip takes for one requirement, without options: by name, by URL, or a path.
 *
 * @throws MalformedAt
 */
export function parseRequirement(text: string): Requirement {
  if (hasScheme(text)) return parseUrl(text, 0, undefined);
  const semicolon = text.indexOf(';');
  const end = semicolon < 0 ? text.length : semicolon;
  const beforeMarker = text.slice(0, end);
  const isPath = /^[./\\]/.test(text);
  const head = isPath ? undefined : parseHead(text);
  if (head !== undefined && text[head.next] === '@') return parseUrl(text, skipBlanks(text, head.next + 1), head);
  const withoutExtras = beforeMarker.trim().replace(/\[[^[\]]*\]$/, '');
  if (!looksLikePath(withoutExtras)) return parseNamed(text);
  return { ...parsePlace(beforeMarker.trim()), marker: parseMarker(text, end) };
}
