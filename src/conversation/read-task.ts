import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { messageOf, PyexecError, systemCode } from '../errors.js';
import type { ConversationSettings, Source } from '../inputs/settings.js';
import { relativeBelow } from '../programs/relative-path.js';
import { readSource } from '../programs/read-source.js';
import { readOwnFile } from '../read-own-file.js';
import type { Check } from './workbench.js';

/** Longer than this is no task but its data, which belongs in the working directory. */
const MAX_TASK_BYTES = 2 ** 20;
/** Much more than any conversation may say. */
const MAX_RECORDING_BYTES = 64 * 2 ** 20;

function invalid(input: string, what: string, hint: string): PyexecError {
  return new PyexecError('invalid-input', { message: `\`${input}\`: ${what}`, hint });
}

/** The text of a file that an input names. */
function readText(input: string, given: string, { base, maxBytes }: { base: string; maxBytes: number }): string {
  const file = path.resolve(base, given);
  try {
    const real = realpathSync(file);
    const { size } = statSync(real);
    if (size > maxBytes)
      throw invalid(input, `${given} has ${size} bytes; at most ${maxBytes} are read`, 'Shorten it.');
    const content = readOwnFile(real, maxBytes);
    if (content === undefined)
      throw invalid(input, `${given} cannot be read, or is no ordinary file`, 'Name a text file.');
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (thrown) {
    if (thrown instanceof PyexecError) throw thrown;
    if (thrown instanceof TypeError) throw invalid(input, `${given} is not UTF-8`, 'Save it as UTF-8.');
    if (systemCode(thrown) === undefined) throw thrown;
    throw invalid(input, `${given} cannot be read: ${messageOf(thrown)}`, 'Name a file that is there.');
  }
}

/**
 * The task as it was given, or from the file that was named.
 *
 * @throws PyexecError `invalid-input`
 */
export function readTask(source: Extract<Source, { kind: 'prompt' }>, base: string): string {
  const { prompt, file } = source;
  const input = file === undefined ? 'prompt' : 'prompt-file';
  if (file === '-')
    throw invalid(input, 'standard input is not read', 'Name a file, or give the task itself as `prompt`.');
  const text = file === undefined ? (prompt ?? '') : readText(input, file, { base, maxBytes: MAX_TASK_BYTES });
  if (text.trim() === '') throw invalid(input, 'it is empty', 'Say what the model shall do.');
  if (text.length > MAX_TASK_BYTES)
    throw invalid(input, `it has ${text.length} characters; at most ${MAX_TASK_BYTES} are sent`, 'Shorten it.');
  return text;
}

/** A recording. @throws PyexecError `invalid-input` */
export function readRecording(given: string, base: string): string {
  return readText('replay', given, { base, maxBytes: MAX_RECORDING_BYTES });
}

/** A check as it was given. */
export interface GivenCheck {
  readonly text: string;
  /** Where it is; undefined when the text was given. Absolute. */
  readonly file: string | undefined;
}

/** Hardly any program of one line ends so, or has a slash and neither a blank nor a bracket. */
const LIKE_A_PATH = /^[^()'"=;#\n]*\.py$|^[^\s()[\]{}'"=;#]*[/\\][^\s()[\]{}'"=;#]*$/;

/**
 * The check, as text or from the file that was named.
 *
 * @throws PyexecError `invalid-input`, also for what looks like the path of a file that is not there
 */
export function readCheck({ check }: Pick<ConversationSettings, 'check'>, base: string): GivenCheck | undefined {
  if (check === undefined) return undefined;
  const given = check.trim();
  const file = path.resolve(base, given);
  const isPath = LIKE_A_PATH.test(given) || (given !== '' && !given.includes('\n') && existsSync(file));
  if (!isPath) return { text: check, file: undefined };
  const problems: string[] = [];
  const text = readSource(file, given, problems);
  if (text === undefined) throw invalid('check', problems.join('; '), 'Give Python source, or the path of a file.');
  return { text, file };
}

function resolved(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

/**
 * Where a check is run from. A text is put into a folder (absolute) where no program writes, and so is a file among those of
 * programs, which could leave modules for it there.
 */
export function placeCheck(
  { text, file }: GivenCheck,
  { folder, work }: { readonly folder: string; readonly work: string },
): Check {
  const isAmongPrograms = file !== undefined && relativeBelow(resolved(work), resolved(file)) !== undefined;
  if (file === undefined || isAmongPrograms) return { text, path: path.join(folder, 'check.py'), isOurs: true };
  return { text, path: file, isOurs: false };
}
