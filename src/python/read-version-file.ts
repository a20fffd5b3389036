import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PyexecError, systemCode } from '../errors.js';
import { relativeBelow } from '../programs/relative-path.js';
import { parseVersionFile, type ParsedVersion } from './version-file/parse-version-file.js';
import { MalformedVersion } from './version-file/parse-version-name.js';

/** What a folder is searched for, in this order. */
const NAMES = ['.python-version', 'pyproject.toml', '.tool-versions', 'runtime.txt'];
/** Far more than such a file has. */
const MAX_BYTES = 1_048_576;

/** Which version a file asks for. */
export interface VersionFile {
  /** PEP 440 specifiers. */
  readonly request: string;
  /** Only a build without the global lock will do. */
  readonly freeThreaded: boolean;
  /** For messages: `.python-version:1 says 3.12`. */
  readonly because: string;
}

function refuse(message: string, cause?: unknown): PyexecError {
  return new PyexecError('invalid-input', {
    message: `\`python-version-file\`: ${message}`,
    hint: `Name a file that says a version (${NAMES.join(', ')}) or a folder with one, or set \`python-version\`.`,
    cause,
  });
}

/** The text of a file, or undefined when there is none. */
async function read(file: string, shown: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size <= MAX_BYTES) return await readFile(file, 'utf8');
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === undefined) throw thrown;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw refuse(`${shown} cannot be read (${code})`, thrown);
  }
  throw refuse(`${shown} is larger than ${MAX_BYTES} bytes`);
}

async function parse(file: string, shown: string, text: string): Promise<VersionFile | undefined> {
  let parsed: ParsedVersion | undefined;
  try {
    parsed = await parseVersionFile(path.basename(file), text);
  } catch (thrown) {
    if (!(thrown instanceof MalformedVersion)) throw thrown;
    throw refuse(`${shown}${thrown.line === undefined ? '' : `:${thrown.line}`} ${thrown.message}`, thrown);
  }
  if (parsed === undefined) return undefined;
  const { request, freeThreaded, said, line } = parsed;
  return { request, freeThreaded, because: `${shown}${line === undefined ? '' : `:${line}`} says ${said}` };
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'nothing' | 'other'> {
  try {
    const found = await stat(file);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return 'nothing';
  }
}

/**
 * The version that a file asks for, or the first file of a folder that says one: `.python-version`, `pyproject.toml`,
 * `.tool-versions` or `runtime.txt`. A relative path starts at the given folder.
 *
 * @throws PyexecError `invalid-input` that names the file and the line
 */
export async function readVersionFile(given: string, currentFolder: string): Promise<VersionFile> {
  const start = path.resolve(currentFolder, given);
  const show = (file: string): string => (relativeBelow(currentFolder, file) ?? file).split(path.sep).join('/');
  const kind = await kindOf(start);
  if (kind === 'nothing') throw refuse(`${given} is not there, or not for this user`);
  if (kind === 'other') throw refuse(`${given} is no file`);
  const files = kind === 'file' ? [start] : NAMES.map((name) => path.join(start, name));
  for (const file of files) {
    // A name in the folder may be that of a folder, or of a pipe that nobody writes to.
    if ((await kindOf(file)) !== 'file') continue;
    const text = await read(file, show(file));
    const found = text === undefined ? undefined : await parse(file, show(file), text);
    if (found !== undefined) return found;
  }
  throw refuse(kind === 'file' ? `${show(start)} does not say which Python` : `no file in ${given} says which Python`);
}
