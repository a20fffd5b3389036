import { stat } from 'node:fs/promises';
import path from 'node:path';
import { gte, rcompare, satisfies } from '@renovatebot/pep440';
import { PyexecError, systemCode } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import { askInterpreter } from './ask-interpreter.js';
import type { Candidate } from './candidate.js';
import { findOnPath, listCandidates } from './list-candidates.js';

/** An interpreter and why it was taken. */
export interface ChosenPython {
  /** Absolute. */
  readonly path: string;
  readonly because: string;
  /** As far as it is known before the interpreter was started. */
  readonly version: string | undefined;
}

export interface PythonRequest {
  readonly path: string | undefined;
  /** PEP 440 specifiers. */
  readonly version: string | undefined;
}

type KnownCandidate = Candidate & { readonly version: string };

export const OLDEST_PYTHON = '3.6';

/** Candidates that satisfy the request, the best first: the newest version, then the order they were found in. */
export function rankCandidates(candidates: readonly KnownCandidate[], request: string): KnownCandidate[] {
  return candidates
    .filter(({ version }) => satisfies(version, request) && gte(version, OLDEST_PYTHON))
    .sort((a, b) => rcompare(a.version, b.version));
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

async function findByPath(given: string, facts: MachineFacts): Promise<ChosenPython> {
  const isName = !/[\\/]/.test(given);
  const found = isName ? await findOnPath(given, facts) : path.resolve(facts.currentFolder, given);
  if (found !== undefined && (await exists(found)))
    return { path: found, because: '`python-path` names it', version: undefined };
  throw new PyexecError('python-not-found', {
    message: `Python executable not found at: ${given}`,
    hint: '`python-path` must be the path of an interpreter or the name of one on PATH.',
  });
}

/** All interpreters with their versions; only those whose folder does not tell are asked. */
export async function knownPythons(facts: MachineFacts): Promise<KnownCandidate[]> {
  const env = { ...facts.platformEnv, PATH: facts.pathFolders.join(path.delimiter) };
  const known = await Promise.all(
    (await listCandidates(facts)).map(async (candidate) => {
      const version = candidate.version ?? (await askInterpreter(candidate.path, env))?.version;
      return version === undefined ? [] : [{ ...candidate, version }];
    }),
  );
  return known.flat();
}

async function findByVersion(request: string, facts: MachineFacts): Promise<ChosenPython> {
  const known = await knownPythons(facts);
  const [best] = rankCandidates(known, request);
  if (best !== undefined) {
    return { path: best.path, because: `best match of ${request} (${best.source})`, version: best.version };
  }
  const here = known.map(({ version, path: file }) => `${version} (${file})`).join(', ');
  throw new PyexecError('python-not-found', {
    message: `no Python on this machine satisfies ${request}`,
    hint: `\`python-version\` must match one of: ${here === '' ? 'none was found' : here}.`,
  });
}

async function findDefault(facts: MachineFacts): Promise<ChosenPython> {
  for (const name of facts.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python']) {
    const found = await findOnPath(name, facts);
    if (found !== undefined && (await exists(found)))
      return { path: found, because: `${name} on PATH`, version: undefined };
  }
  const [any] = rankCandidates(await knownPythons(facts), `>=${OLDEST_PYTHON}`);
  if (any !== undefined)
    return { path: any.path, because: `newest of the machine (${any.source})`, version: any.version };
  throw new PyexecError('python-not-found', {
    message: 'no Python was found on this machine',
    hint: 'Install Python 3, put it on PATH, or set `python-path`.',
  });
}

/**
 * Chooses the interpreter of the machine: a given path wins over a version, and without both it is `python3` on PATH.
 *
 * @throws PyexecError `python-not-found`, with the versions that are there.
 */
export async function findPython(request: PythonRequest, facts: MachineFacts): Promise<ChosenPython> {
  if (request.path !== undefined) return findByPath(request.path, facts);
  if (request.version !== undefined) return findByVersion(request.version, facts);
  return findDefault(facts);
}
