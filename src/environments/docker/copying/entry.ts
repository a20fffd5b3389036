import type { ByteName } from '../../../byte-name.js';

/** A file, folder or link of this machine that is to be copied. */
export interface Entry {
  readonly name: ByteName;
  readonly kind: 'file' | 'folder' | 'link';
  /** The bits for reading, writing and executing. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly modifiedNs: bigint;
  /** Of a link, where it leads to, as bytes like a name; else empty. */
  readonly target: string;
  /** What changes whenever the entry does. */
  readonly fingerprint: string;
  /** What a file is copied as, in place of what is in it. */
  readonly text?: Buffer;
}

/** More than this is not copied. */
export const MAX_COPIED_BYTES = 2 ** 30;
export const MAX_COPIED_ENTRIES = 100_000;
/** What the kernel takes as a path leaves some room for the folder that all of it is in. */
export const MAX_NAME_BYTES = 3500;
export const MAX_DEPTH = 300;

/** Whether a name that somebody else gave stays in the folder, however it is read. Pure. */
export function isSafeName(name: ByteName): boolean {
  if (name === '' || name.length > MAX_NAME_BYTES || name.includes('\0')) return false;
  const parts = name.split('/');
  return (
    parts.length <= MAX_DEPTH &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.length <= 255)
  );
}

/** For people; bytes that are not UTF-8 as �. */
export function shownName(name: ByteName): string {
  return JSON.stringify(Buffer.from(name, 'latin1').toString('utf8').slice(0, 200));
}
