import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';

/**
 * What no name in an artifact contains: what the artifact service refuses, control and invisible characters, spaces other
 * than the ordinary one, quotes, and the escape character itself. Also the first of two `#`, with which the runner's old
 * command form begins wherever it stands in a line.
 */
const ESCAPED = /[%"'`:<>|*?\\/\p{C}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}|#(?=[\p{DI}\p{M}]*#)/gu;
/** A leading dash is an option of many programs; Windows drops dots and spaces at the end. */
const ENDS = /^[- ]|[. ]$/g;
const RESERVED = /^(?=(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$))[A-Z]/i;
/** Longest name of most file systems. */
const MAX_NAME_BYTES = 255;
/** Paths in an artifact are no longer than this, in bytes. */
export const MAX_PATH_BYTES = 1000;

function escapeByte(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function escapeText(text: string): string {
  return Array.from(Buffer.from(text), escapeByte).join('');
}

/** Of bytes that are no text, only ASCII is kept. */
function escapeBytes(name: Buffer): string {
  const kept = /[^\P{ASCII}%"'`:<>|*?\\/#\p{Cc}]/u;
  return Array.from(name, (byte) => {
    const character = String.fromCharCode(byte);
    return kept.test(character) ? character : escapeByte(byte);
  }).join('');
}

/**
 * A file name that is safe on every system and in every log, percent-encoded where the given one is not. Different names
 * never become the same one; those in need of no change are kept.
 */
export function escapeName(name: Buffer): string {
  const escaped = isUtf8(name) ? name.toString('utf8').replace(ESCAPED, escapeText) : escapeBytes(name);
  return escaped.replace(ENDS, escapeText).replace(RESERVED, escapeText);
}

/** Eight digits that tell names apart which would be one otherwise; the same at every run. */
function markOf(name: Buffer, attempt: number): string {
  return createHash('sha256').update(`${attempt}:`).update(name).digest('hex').slice(0, 8);
}

/** Cuts at a whole character and a whole escape. */
function cutTo(text: string, bytes: number): string {
  const cut = Buffer.from(text)
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\ufffd+$/, '');
  return cut.replace(/%[0-9A-F]?$/, '');
}

function withMark(escaped: string, mark: string): string {
  const extension = /[^.](\.[A-Za-z0-9]{1,16})$/.exec(escaped)?.[1] ?? '';
  const end = `~${mark}${extension}`;
  return `${cutTo(escaped.slice(0, escaped.length - extension.length), MAX_NAME_BYTES - end.length)}${end}`;
}

/** Names that some file system takes for the same have the same key. */
function collisionKey(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase();
}

/** Gives out the paths in one artifact. No two are the same, also where upper and lower case are. */
export class SafeNames {
  private readonly taken = new Set<string>();

  /**
   * The path for an entry of a folder, which is '' or a path that was given out. Undefined when it would be too long.
   * Each entry may ask once.
   */
  give(folder: string, name: Buffer): string | undefined {
    const escaped = escapeName(name);
    let candidate = Buffer.byteLength(escaped) <= MAX_NAME_BYTES ? escaped : withMark(escaped, markOf(name, 0));
    for (let attempt = 1; ; attempt++) {
      const path = folder === '' ? candidate : `${folder}/${candidate}`;
      if (Buffer.byteLength(path) > MAX_PATH_BYTES) return undefined;
      const key = collisionKey(path);
      if (!this.taken.has(key)) {
        this.taken.add(key);
        return path;
      }
      candidate = withMark(escaped, markOf(name, attempt));
    }
  }
}
