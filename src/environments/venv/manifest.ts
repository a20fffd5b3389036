import { lstatSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';

/** What a finished venv consists of. */
export interface Manifest {
  readonly schema: 1;
  /** `name==version`, sorted. */
  readonly packages: readonly string[];
  readonly bytes: number;
  /** Relative path and size of every file and link, in no order. */
  readonly files: readonly (readonly [path: string, bytes: number])[];
}

/** Beside the venv's own files; no package installs anything of this name. */
export const MANIFEST = 'pyexec-manifest.json';
/** More files than this are not kept. */
const MAX_FILES = 200_000;

/** `name==version` of each distribution, from the names of its folders, see PEP 376 and the packaging specifications. */
function listPackages(files: Manifest['files']): string[] {
  const found = files.flatMap(([file]) => {
    const [, name, version] = /(?:^|\/)site-packages\/([^/]+?)-([^/-]+)\.dist-info\/METADATA$/i.exec(file) ?? [];
    return name === undefined || version === undefined
      ? []
      : [`${name.toLowerCase().replace(/[-_.]+/g, '-')}==${version}`];
  });
  return [...new Set(found)].sort();
}

function walk(root: string, below: string, found: [string, number][]): void {
  for (const entry of readdirSync(path.join(root, below), { withFileTypes: true })) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (name === MANIFEST) continue;
    if (found.length > MAX_FILES) throw new Error(`it holds more than ${MAX_FILES} files`);
    if (entry.isDirectory()) walk(root, name, found);
    else found.push([name, lstatSync(path.join(root, name)).size]);
  }
}

/** Looks at everything in a venv. */
export function recordManifest(folder: string): Manifest {
  const files: [string, number][] = [];
  walk(folder, '', files);
  return { schema: 1, packages: listPackages(files), bytes: files.reduce((sum, [, size]) => sum + size, 0), files };
}

/** Makes the venv a finished one. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const unfinished = path.join(folder, `${MANIFEST}.new`);
  writeFileSync(unfinished, JSON.stringify(manifest));
  renameSync(unfinished, path.join(folder, MANIFEST));
}

function isManifest(value: unknown): value is Manifest {
  const { schema, packages, bytes, files } = (value ?? {}) as Partial<Manifest>;
  return schema === 1 && Array.isArray(packages) && typeof bytes === 'number' && Array.isArray(files);
}

/** The manifest of a finished venv of ours; undefined when there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8'));
    return isManifest(value) ? value : undefined;
  } catch (thrown) {
    if (systemCode(thrown) === undefined && !(thrown instanceof SyntaxError)) throw thrown;
    return undefined;
  }
}

/** Whether all files are there, with their sizes. */
export function isComplete(folder: string, { files }: Manifest): boolean {
  try {
    return files.every(([file, size]) => lstatSync(`${folder}/${file}`).size === size);
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}
