import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { minorOf, type MachinePython } from '../../support/machine-pythons.js';

/** More than an interpreter needs to start and to answer; packing all would take most of the time. */
const LEFT_OUT = [
  ...['test', 'idlelib', 'tkinter', 'lib2to3', 'site-packages', 'config-*', '__pycache__', 'turtledemo', 'pydoc_data'],
  ...['_bundled', 'unittest', 'distutils', 'asyncio', 'xml', 'email', 'lib-dynload/*.so', '*.a'],
];

export interface ArchiveOptions {
  /** Left out where the interpreter shall not start. */
  readonly library?: boolean;
  /** The interpreter itself. */
  readonly program?: boolean;
  /** Further files. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The library in which this Python keeps itself, when it is no part of the program. */
export function librariesOf({ version, prefix }: MachinePython): string[] {
  const names = ['', 'm'].map((suffix) => `lib/libpython${minorOf(version)}${suffix}.so.1.0`);
  return names.filter((name) => existsSync(path.join(prefix, name)));
}

/** The same program, but made to look for its library in a place that is not there. */
function builtElsewhere(file: string, prefix: string): Buffer {
  const bytes = readFileSync(file);
  const from = Buffer.from(`\0${prefix}/lib\0`);
  const at = bytes.indexOf(from);
  if (at === -1) return bytes;
  const to = Buffer.from('\0/opt/nowhere/Python/lib\0');
  if (to.length > from.length) return bytes;
  bytes.fill(0, at, at + from.length);
  to.copy(bytes, at);
  return bytes;
}

/** One of the machine's Pythons as actions/python-versions packs it; with a `setup.sh` that leaves a trace. */
export function packPython({ version, prefix }: MachinePython, options: ArchiveOptions = {}): Buffer {
  const { library = true, program = true, files = {} } = options;
  const minor = minorOf(version);
  const stage = mkdtempSync(path.join(os.tmpdir(), 'archive-'));
  try {
    mkdirSync(path.join(stage, 'bin'));
    const setup = { 'setup.sh': 'touch "$(dirname "$0")/../../setup-was-run"\n', ...files };
    for (const [name, text] of Object.entries(setup)) writeFileSync(path.join(stage, name), text, { mode: 0o755 });
    const executable = builtElsewhere(path.join(prefix, 'bin', `python${minor}`), prefix);
    if (program) writeFileSync(path.join(stage, 'bin', `python${minor}`), executable, { mode: 0o755 });
    const exclude = LEFT_OUT.map((name) => `--exclude=${name}`);
    const rest = program
      ? ['-C', prefix, ...(library ? librariesOf({ version, prefix }) : []), `lib/python${minor}`]
      : [];
    const args = ['-cf', '-', ...exclude, '-C', stage, 'bin', ...Object.keys(setup), ...rest];
    const tar = execFileSync('tar', args, { maxBuffer: 1e9 });
    return execFileSync('gzip', ['-1'], { input: tar, maxBuffer: 1e9 });
  } finally {
    rmSync(stage, { recursive: true });
  }
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
