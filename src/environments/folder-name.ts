import type { Program } from '../programs/program.js';

/** A program's name as a folder's name: letters, digits, dots, dashes. */
export function folderName({ id }: Program): string {
  const base = id.slice(id.lastIndexOf('/') + 1).replace(/\.py$/, '');
  return base.replace(/[^\w.-]+/g, '_').slice(0, 64);
}
