import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import type { ConversationSettings } from '../inputs/settings.js';
import { readSource } from '../programs/read-source.js';
import { relativeBelow } from '../programs/relative-path.js';

/** What decides whether the task is done, as it was before any program ran. */
export interface Check {
  readonly text: string;
  /** Where it lies (absolute), unless programs write there: then modules that they leave beside it would be its own. */
  readonly file: string | undefined;
}

/** Where a check is while it runs. */
interface PlacedCheck {
  readonly file: string;
  remove(): void;
}

interface Around {
  /** Of relative paths. */
  readonly base: string;
  /** Folders in which programs write. Absolute. */
  readonly writable: readonly string[];
}

function realOf(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

function isWithin(file: string, folder: string): boolean {
  return relativeBelow(realOf(folder), realpathSync(file)) !== undefined;
}

/**
 * The check, as text or from the file that was named.
 *
 * @throws PyexecError `invalid-input`
 */
export function readCheck(
  { check }: Pick<ConversationSettings, 'check'>,
  { base, writable }: Around,
): Check | undefined {
  if (check === undefined) return undefined;
  const file = path.resolve(base, check.trim());
  const isPath = !check.includes('\n') && (check.trim().endsWith('.py') || existsSync(file));
  if (!isPath) return { text: check, file: undefined };
  const problems: string[] = [];
  const text = readSource(file, check.trim(), problems);
  if (text === undefined) {
    throw new PyexecError('invalid-input', {
      message: `\`check\`: ${problems.join('; ')}`,
      hint: 'Give Python source, or the path of a file.',
    });
  }
  return { text, file: writable.some((folder) => isWithin(file, folder)) ? undefined : file };
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
