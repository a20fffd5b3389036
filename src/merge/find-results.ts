import { lstatSync, opendirSync } from 'node:fs';
import path from 'node:path';
import { PyexecError, systemCode } from '../errors.js';
import { readOwnFile } from '../read-own-file.js';
import { formatBytes } from '../units.js';
import { isTooComplex } from './json-structure.js';
import { NoResult } from './read-result.js';

/** A result of a shard fits: `build-report.ts` sees to it. */
export const MAX_RESULT_BYTES = 64 * 2 ** 20;
/** A matrix has 256 jobs; the rest is room for artifacts of other jobs. */
const MAX_ENTRIES = 4096;

/** A file that may be the result of a shard. */
export interface ResultFile {
  /** Its path below the folder; written by whoever uploaded it. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

function kindOf(file: string): 'file' | 'folder' | 'other' | 'absent' {
  try {
    const facts = lstatSync(file);
    return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return 'absent';
  }
}

function listNames(folder: string): string[] {
  const names: string[] = [];
  try {
    const opened = opendirSync(folder);
    try {
      for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) {
        names.push(entry.name);
        if (names.length > MAX_ENTRIES) throw wrong(`${JSON.stringify(folder)} holds more than ${MAX_ENTRIES} entries`);
      }
    } finally {
      opened.closeSync();
    }
  } catch (thrown) {
    const code = systemCode(thrown);
    if (thrown instanceof PyexecError || code === undefined) throw thrown;
    // No shard has left anything: then there may be no folder either.
    if (code !== 'ENOENT') throw wrong(`the folder ${JSON.stringify(folder)} cannot be read (${code})`);
  }
  return names.sort();
}

function wrong(message: string): PyexecError {
  const hint = 'Give the folder that actions/download-artifact made of the artifacts of the shards.';
  return new PyexecError('invalid-input', { message: `\`results\`: ${message}`, hint });
}

/**
 * What may be results in a folder (absolute): `*.json` in it, and `result.json` in the folders in it. Links are among them:
 * reading refuses them. A folder that is not there is an empty one.
 *
 * @throws PyexecError `invalid-input` when it cannot be read or holds too much
 */
export function findResults(folder: string): ResultFile[] {
  return listNames(folder).flatMap((name): ResultFile[] => {
    const file = path.join(folder, name);
    const inside = path.join(file, 'result.json');
    // What is neither a folder nor a file is no reason to look further; a link among them is told of.
    const kind = kindOf(file);
    if (kind === 'folder') return kindOf(inside) === 'absent' ? [] : [{ name: `${name}/result.json`, file: inside }];
    return kind === 'other' || name.endsWith('.json') ? [{ name, file }] : [];
  });
}

/**
 * The text of such a file.
 *
 * @throws NoResult for a link, a pipe, what is too large in bytes or values, and what is not UTF-8
 */
export function readResultFile({ file }: ResultFile): string {
  const content = readOwnFile(file, MAX_RESULT_BYTES);
  if (content === undefined)
    throw new NoResult(`is no ordinary file of at most ${formatBytes(MAX_RESULT_BYTES)} that can be read`);
  if (isTooComplex(content)) throw new NoResult('has more in it than any result');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    // The decoder's TypeError says only this much.
    throw new NoResult('is not UTF-8');
  }
}
