import { validRange } from '@renovatebot/pep440';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import { nameAt, parseExtras } from './package-name.js';

/** By name, wherever the installer finds it. */
export interface NamedRequirement {
  readonly kind: 'named';
  readonly name: string;
  readonly extras: readonly string[];
  /** As in `>=1.2,<3`, without white space; empty for any version. */
  readonly specifier: string;
  /** What stands after the semicolon; undefined when there is none. */
  readonly marker: string | undefined;
}

const FORM = 'NAME, NAME[EXTRA]>=1.2,<3 or NAME @ URL, one requirement in each line, if needed with `; MARKER`';
const BLANKS = /[ \t]*/y;

/** Where something else than blanks stands, from an offset on. */
export function skipBlanks(text: string, offset: number): number {
  BLANKS.lastIndex = offset;
  return offset + (BLANKS.exec(text)?.[0].length ?? 0);
}

/**
 * The marker that begins with a semicolon; undefined when the text ends there. Whether it means something is left to
 * the installer, but it cannot begin a comment or an option.
 *
 * @throws MalformedAt
 */
export function parseMarker(text: string, semicolon: number): string | undefined {
  if (semicolon >= text.length) return undefined;
  const marker = text.slice(semicolon + 1).trim();
  if (/^[A-Za-z("']/.test(marker)) return marker;
  throw new MalformedAt('after `;` there must be a marker, such as python_version < "3.12"', semicolon);
}

function explainSpecifier(specifier: string): string {
  if (/^=[^=]/.test(specifier)) return ` (one version is written \`=${specifier.slice(0, 40)}\`)`;
  if (/^[A-Za-z0-9,]/.test(specifier)) return ' (one requirement in each line, no comma or space between them)';
  return /\d[ \t]*[<>=!~]/.test(specifier) ? ' (between specifiers there is a comma)' : '';
}

function parseSpecifier(text: string, offset: number): string {
  const isEnclosed = text.startsWith('(') && text.endsWith(')');
  const specifier = (isEnclosed ? text.slice(1, -1) : text).trim();
  if (validRange(specifier)) return specifier.replace(/\s+/g, '');
  throw new MalformedAt(
    `after the name only extras, a version specifier such as ==1.2 or >=1.2,<3, \`@ URL\` or \`; MARKER\` may follow; got ${quoteReceived(specifier)}${explainSpecifier(specifier)}`,
    offset,
  );
}

/** The beginning of a requirement. */
export interface Head {
  readonly name: string;
  readonly extras: readonly string[];
  /** Where what follows them begins. */
  readonly next: number;
}

/** The name and the extras at the beginning, or undefined when there is no name. @throws MalformedAt */
export function parseHead(text: string): Head | undefined {
  const name = nameAt(text, 0);
  if (name === '') return undefined;
  const open = skipBlanks(text, name.length);
  if (text[open] !== '[') return { name, extras: [], next: open };
  const close = text.indexOf(']', open);
  if (close < 0) throw new MalformedAt('the bracket that opens the extras needs another one that closes it', open);
  return { name, extras: parseExtras(text.slice(open, close + 1), open), next: skipBlanks(text, close + 1) };
}

/** A name, extras and version specifiers, if needed a marker: nothing that leads to another place. @throws MalformedAt */
export function parseNamed(text: string): NamedRequirement {
  const head = parseHead(text);
  if (head === undefined) throw new MalformedAt(`expected ${FORM}; got ${quoteReceived(text)}`, 0);
  const semicolon = text.indexOf(';', head.next);
  const end = semicolon < 0 ? text.length : semicolon;
  const specifier = parseSpecifier(text.slice(head.next, end).trim(), head.next);
  return { kind: 'named', name: head.name, extras: head.extras, specifier, marker: parseMarker(text, end) };
}
