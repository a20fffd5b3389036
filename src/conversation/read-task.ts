import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { messageOf, PyexecError, systemCode } from '../errors.js';
import type { ConversationSettings, Source } from '../inputs/settings.js';
import { readSource } from '../programs/read-source.js';
import { relativeBelow } from '../programs/relative-path.js';
import { readOwnFile } from '../read-own-file.js';
import type { Check } from './workbench.js';

/** Longer than this is no task but its data, which belongs in the working directory. */
const MAX_TASK_BYTES = 2 ** 20;
const MAX_RECORDING_BYTES = 256 * 2 ** 20;

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

/**
 * The check, as text or from the file that was named; a text is put into a folder (absolute) where no program writes.
 *
 * @throws PyexecError `invalid-input`
 */
export function readCheck(
  { check }: Pick<ConversationSettings, 'check'>,
  { base, folder }: { readonly base: string; readonly folder: string },
): Check | undefined {
  if (check === undefined) return undefined;
  const isPath =
    !check.includes('\n') && (check.trim().endsWith('.py') || existsSync(path.resolve(base, check.trim())));
  if (!isPath) return { text: check, path: path.join(folder, 'check.py'), isOurs: true, shown: undefined };
  const file = path.resolve(base, check.trim());
  const problems: string[] = [];
  const text = readSource(file, check.trim(), problems);
  if (text === undefined) throw invalid('check', problems.join('; '), 'Give Python source, or the path of a file.');
  return { text, path: file, isOurs: false, shown: (relativeBelow(base, file) ?? file).replaceAll(path.sep, '/') };
}
