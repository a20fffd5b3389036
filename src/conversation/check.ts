import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import type { ConversationSettings } from '../inputs/settings.js';
import { readSource } from '../programs/read-source.js';
import { relativeBelow } from '../programs/relative-path.js';

/** What decides whether the task is done, as it was before any program ran. */
export interface Check {
  readonly text: string;
  /** Where it lies (absolute); undefined when the text was given, and when it runs from elsewhere. */
  readonly file: string | undefined;
  /** Its path as users know it; undefined when the text was given. */
  readonly shown: string | undefined;
}

/** Where a check is while it runs. */
interface PlacedCheck {
  readonly file: string;
  remove(): void;
}

/** Hardly any program of one line ends so, or has a slash and neither a blank nor a bracket. */
const LIKE_A_PATH = /^[^()'"=;#\n]*\.py$|^[^\s()[\]{}'"=;#]*[/\\][^\s()[\]{}'"=;#]*$/;

/**
 * The check, as text or from the file that was named.
 *
 * @throws PyexecError `invalid-input`, also for what looks like the path of a file that is not there
 */
export function readCheck({ check }: Pick<ConversationSettings, 'check'>, base: string): Check | undefined {
  if (check === undefined) return undefined;
  const given = check.trim();
  const file = path.resolve(base, given);
  const isPath = LIKE_A_PATH.test(given) || (given !== '' && !given.includes('\n') && existsSync(file));
  if (!isPath) return { text: check, file: undefined, shown: undefined };
  const problems: string[] = [];
  const text = readSource(file, given, problems);
  if (text === undefined) {
    throw new PyexecError('invalid-input', {
      message: `\`check\`: ${problems.join('; ')}`,
      hint: 'Give Python source, or the path of a file.',
    });
  }
  return { text, file, shown: (relativeBelow(base, file) ?? file).replaceAll(path.sep, '/') };
}

function realOf(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

/** Has a check run from elsewhere if it lies where programs write (absolute): modules that they leave there would be its own. */
export function apartFromPrograms(check: Check, writable: readonly string[]): Check {
  const { file } = check;
  const isAmong = (folder: string): boolean =>
    file !== undefined && relativeBelow(realOf(folder), realOf(file)) !== undefined;
  return writable.some(isAmong) ? { ...check, file: undefined } : check;
}

/**
 * Puts a check where it runs: its own file, if that is as it was, else a new one in a new folder below the given one
 * (absolute), whose name no program knew. To be called while nothing of the programs lives.
 */
export function placeCheck({ text, file }: Check, folder: string): PlacedCheck {
  if (file !== undefined && readSource(file, file, []) === text) return { file, remove: () => undefined };
  const own = mkdtempSync(path.join(folder, 'check-'));
  // Others run it, but find nothing here.
  chmodSync(own, 0o711);
  const placed = path.join(own, 'check.py');
  writeFileSync(placed, text, { mode: 0o444, flag: 'wx' });
  return {
    file: placed,
    remove: () => {
      rmSync(own, { recursive: true, force: true });
    },
  };
}
