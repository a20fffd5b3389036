import path from 'node:path';
import type { BrokenPython, KnownPython } from './candidate.js';
import type { Survey } from './survey-pythons.js';

function describeKnown({ version, path: file, implementation, freeThreaded }: KnownPython): string {
  // Nothing is said by fakes and by implementations that have no name.
  const isOther = implementation !== undefined && implementation !== '' && implementation !== 'cpython';
  const traits = [file, ...(isOther ? [implementation] : []), ...(freeThreaded === true ? ['free-threaded'] : [])];
  return `${version} (${traits.join(', ')})`;
}

function describeBroken({ version, path: file, reason }: BrokenPython): string {
  const name = path.basename(file);
  const named = /^python(\d+\.\d+)/.exec(name)?.[1];
  return `${version ?? named ?? name} (${file}): ${reason}`;
}

/** The interpreters of the machine as a list for people, and after it what only looks like one. */
export function describePythons({ known, broken }: Survey): string {
  const working = known.length === 0 ? 'none was found' : known.map(describeKnown).join(', ');
  return broken.length === 0 ? `${working}.` : `${working}. Not usable: ${broken.map(describeBroken).join('; ')}.`;
}
