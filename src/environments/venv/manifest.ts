import { setImmediate as turn } from 'node:timers/promises';
import { chmodSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import { systemCode } from '../../errors.js';

/** What a finished venv consists of. */
export interface Manifest {
  readonly schema: 1;
  /** `name==version`, sorted. */
  readonly packages: readonly string[];
  readonly bytes: number;
  /**
   * Of every file and link in no order: the relative path, each byte of it as one character; the size; and of files when
   * they were last changed, in whole seconds since 1970, else 0.
   */
  readonly files: readonly (readonly [path: string, bytes: number, changedAt: number])[];
}

/** More files than this are not kept. */
const MAX_FILES = 200_000;
const PACKAGE = /^[a-z0-9]+(-[a-z0-9]+)*==[^\s/]{1,200}$/;
const SLASH = Buffer.from('/');
/** Nobody else may change what is kept, and nothing in it runs with the rights of its owner. */
const FORBIDDEN_MODE = 0o6022;

/** `name==version` of each distribution, from the names of its folders, see the packaging specifications. */
function listPackages(files: Manifest['files']): string[] {
  const found = files.flatMap(([file]) => {
    const [, name, version] = /(?:^|\/)site-packages\/([^/]+?)-([^/-]+)\.dist-info\/METADATA$/i.exec(file) ?? [];
    const one = `${(name ?? '').toLowerCase().replace(/[-_.]+/g, '-')}==${version ?? ''}`;
    return PACKAGE.test(one) ? [one] : [];
  });
  return [...new Set(found)].sort();
}

function changedAt(facts: Stats): number {
  return facts.isFile() ? Math.floor(facts.mtimeMs / 1000) : 0;
}

class Walk {
  readonly files: [string, number, number][] = [];

  constructor(
    private readonly root: Buffer,
    private readonly closes: boolean,
  ) {}

  enter(below: Buffer): void {
    const folder = below.length === 0 ? this.root : Buffer.concat([this.root, SLASH, below]);
    for (const { name } of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
      const relative = below.length === 0 ? name : Buffer.concat([below, SLASH, name]);
      const file = Buffer.concat([folder, SLASH, name]);
      const facts = lstatSync(file);
      const isOpen = !facts.isSymbolicLink() && (facts.mode & FORBIDDEN_MODE) !== 0;
      if (this.closes && isOpen) chmodSync(file, facts.mode & 0o755);
      if (facts.isDirectory()) this.enter(relative);
      else this.files.push([relative.toString('latin1'), facts.size, changedAt(facts)]);
      if (this.files.length > MAX_FILES) throw new Error(`it holds more than ${MAX_FILES} files`);
    }
  }
}

/**
 * Looks at everything in a venv (absolute) that packages were installed into, and takes away what lets others change it
 * when `closes` is set. Nothing that was installed may be running.
 */
export function recordManifest(folder: string, closes: boolean): Manifest {
  const walk = new Walk(Buffer.from(folder), closes);
  walk.enter(Buffer.alloc(0));
  const { files } = walk;
  return { schema: 1, packages: listPackages(files), bytes: files.reduce((sum, [, size]) => sum + size, 0), files };
}

function isEntry(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [file, size, time] = value as unknown[];
  return typeof file === 'string' && Number.isSafeInteger(size) && Number.isSafeInteger(time);
}

/** The manifest that a text is; undefined when it is none. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { schema, packages, bytes, files } = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>;
    const isRight =
      schema === 1 &&
      Array.isArray(packages) &&
      packages.every((one) => typeof one === 'string' && PACKAGE.test(one)) &&
      Number.isSafeInteger(bytes) &&
      Number(bytes) >= 0 &&
      Array.isArray(files) &&
      files.every(isEntry);
    // Each part was looked at.
    return isRight ? (value as Manifest) : undefined;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return undefined;
  }
}

/** So many files are looked at in one go. */
const GO = 200;

/** Whether all files of a venv (absolute) are there, as they were. What else goes on is not held up. */
export async function isComplete(folder: string, { files }: Manifest): Promise<boolean> {
  const root = Buffer.from(`${folder}/`);
  try {
    for (const [index, [file, size, time]] of files.entries()) {
      if (index % GO === 0) await turn();
      const facts = lstatSync(Buffer.concat([root, Buffer.from(file, 'latin1')]));
      if (facts.size !== size || changedAt(facts) !== time) return false;
    }
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}
