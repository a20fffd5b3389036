import path from 'node:path';
import type { MachineFacts } from '../machine-facts.js';
import { questionInterpreter } from './ask-interpreter.js';
import type { BrokenPython, Candidate, KnownPython } from './candidate.js';
import { listCandidates } from './list-candidates.js';

/** Every interpreter of the machine. */
export interface Survey {
  readonly known: readonly KnownPython[];
  readonly broken: readonly BrokenPython[];
}

/** What interpreters that are only asked get to see. */
export function askingEnv({ platformEnv, pathFolders }: MachineFacts): Record<string, string> {
  return { ...platformEnv, PATH: pathFolders.join(path.delimiter) };
}

async function ask(candidate: Candidate, env: Record<string, string>): Promise<KnownPython | BrokenPython> {
  const answer = await questionInterpreter(candidate.path, env);
  if (answer.kind === 'broken') return { ...candidate, reason: answer.reason };
  const { version, implementation, arch, freeThreaded } = answer.asked;
  return { ...candidate, version, implementation, arch, freeThreaded };
}

function isKnown(one: Candidate | KnownPython): one is KnownPython {
  return one.version !== undefined;
}

function sort(all: readonly (KnownPython | BrokenPython)[]): Survey {
  const known: KnownPython[] = [];
  const broken: BrokenPython[] = [];
  for (const one of all) {
    if ('reason' in one) broken.push(one);
    else known.push(one);
  }
  return { known, broken };
}

/** All interpreters with their versions; only those whose folder does not tell are asked. */
export async function surveyPythons(facts: MachineFacts): Promise<Survey> {
  const env = askingEnv(facts);
  const { here, broken } = await listCandidates(facts);
  const answers = await Promise.all(here.map(async (one) => (isKnown(one) ? one : ask(one, env))));
  return sort([...answers, ...broken]);
}

/** The same, after asking also those that were taken at their folder's word. */
export async function verifySurvey({ known, broken }: Survey, facts: MachineFacts): Promise<Survey> {
  const env = askingEnv(facts);
  return sort([...(await Promise.all(known.map((one) => ask(one, env)))), ...broken]);
}
