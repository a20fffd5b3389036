/** Names are bytes, one character for each (latin1); relative to a folder, with slashes, '' for the folder itself. */
export type ByteName = string;

/** The folder that an entry is in. Pure. */
export function parentOf(name: ByteName): ByteName {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
