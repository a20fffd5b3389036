import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { systemCode } from '../errors.js';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import { hasArchiveSuffix } from './parse-requirement.js';

/** Something of this machine that can be installed. */
export interface LocalSource {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'folder' | 'archive';
}

/** Environment variables as installers replace them. */
export const VARIABLE = /\$\{[A-Z0-9_]+\}/;

/** The absolute path that a `file:` URL or a path means, and the fragment of the URL. Relative ones start at `folder`. */
export function toPath(reference: string, folder: string): { readonly path: string; readonly fragment: string } {
  if (VARIABLE.test(reference)) {
    throw new MalformedAt(`a path holds no environment variable; got ${quoteReceived(reference)}`, 0);
  }
  if (!/^file:/i.test(reference)) return { path: path.resolve(folder, reference), fragment: '' };
  const [place = '', fragment = ''] = reference.split('#', 2);
  try {
    // A URL without slashes is relative for pip.
    const found = place.slice(5).startsWith('/')
      ? fileURLToPath(new URL(place))
      : path.resolve(folder, decodeURIComponent(place.slice(5)));
    if (!found.includes('\0')) return { path: found, fragment };
  } catch {
    // The message below says as much as that of Node does.
  }
  throw new MalformedAt(`a path as an URL is written file:///folder/file; got ${quoteReceived(reference)}`, 0);
}

/** The folder in a folder that the fragment of an URL names; empty for none. */
function subdirectoryOf(fragment: string): string {
  const parameters = new URLSearchParams(fragment);
  const other = [...parameters.keys()].find((key) => key !== 'egg' && key !== 'subdirectory');
  if (other === undefined) return parameters.get('subdirectory') ?? '';
  throw new MalformedAt(`behind a path only #egg= and #subdirectory= are known; got ${quoteReceived(fragment)}`, 0);
}

function kindOf(file: string, shown: string): 'folder' | 'archive' | 'other' {
  try {
    const facts = statSync(file);
    if (facts.isDirectory()) return 'folder';
    return facts.isFile() && hasArchiveSuffix(file) ? 'archive' : 'other';
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    const reason = code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : `cannot be read (${code})`;
    throw new MalformedAt(`${shown} ${reason}; paths of packages start at the folder of the run`, 0);
  }
}

/**
 * Finds what a path or a `file:` URL means. Relative ones start at `folder`, as with pip: not at the file they stand in.
 *
 * @throws MalformedAt when there is nothing that can be installed.
 */
export function resolveLocal(reference: string, folder: string): LocalSource {
  const { path: file, fragment } = toPath(reference, folder);
  const subdirectory = subdirectoryOf(fragment);
  const found = path.resolve(path.join(file, subdirectory));
  const shown = quoteReceived(reference);
  const kind = kindOf(found, shown);
  if (kind === 'other') throw new MalformedAt(`${shown} is neither a folder nor an archive such as a wheel`, 0);
  const isPackage =
    kind === 'archive' || ['pyproject.toml', 'setup.py'].some((name) => existsSync(path.join(found, name)));
  if (!isPackage) throw new MalformedAt(`${shown} is not a package: it has neither pyproject.toml nor setup.py`, 0);
  return { path: found, kind };
}
