import { foldCase } from './dotnet-text.js';
import { messageOf } from './error-message.js';
import type { JobContext } from './job-context.js';
import { readAllLines, readAllText } from './line-reader.js';
import type { SecretMasker } from './secret-masker.js';
import type { StepLog } from './step-log.js';

/** The files that a step writes, in the order in which the runner reads them. `GITHUB_<name>` holds each path. */
export const FILE_COMMANDS = [
  { name: 'path', prefix: 'add_path_' },
  { name: 'env', prefix: 'set_env_' },
  { name: 'step_summary', prefix: 'step_summary_' },
  { name: 'state', prefix: 'save_state_' },
  { name: 'output', prefix: 'set_output_' },
] as const;

export type FileCommandName = (typeof FILE_COMMANDS)[number]['name'];

/** Bytes; a larger summary is not uploaded. */
const SUMMARY_LIMIT_BYTES = 1024 * 1024;

/** What is in a command file; undefined when it is missing. */
export type FileContent = Buffer | { unreadable: string } | undefined;

class FileCommandError extends Error {}

/**
 * `EnvFileKeyValuePairs`: `NAME=VALUE`, or `NAME<<DELIMITER`, lines and the delimiter alone. Lines end at LF only, so a
 * CR belongs to the value, or to the delimiter. Yields the pairs before a mistake, then throws as the runner does.
 */
export function* parsePairs(text: string): Generator<[name: string, value: string], void> {
  const lines = new LineFeedReader(text);
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line.text === '') continue;
    const equals = line.text.indexOf('=');
    const heredoc = line.text.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      yield [line.text.slice(0, equals), line.text.slice(equals + 1)];
    } else if (heredoc >= 0) {
      yield [line.text.slice(0, heredoc), heredocValue(line.text, line.text.slice(heredoc + 2), lines)];
    } else {
      throw new FileCommandError(`Invalid format '${line.text}'`);
    }
  }
}

function heredocValue(line: string, delimiter: string, lines: LineFeedReader): string {
  if (line.startsWith('<<') || delimiter === '') {
    throw new FileCommandError(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
  }
  const values: string[] = [];
  for (let next = lines.next(); next?.text !== delimiter; next = lines.next()) {
    if (next === undefined) throw new FileCommandError(`Invalid value. Matching delimiter not found '${delimiter}'`);
    if (!next.terminated) throw new FileCommandError('Invalid value. EOF marker missing new line.');
    values.push(next.text);
  }
  return values.join('\n');
}

class LineFeedReader {
  #index = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  next(): { text: string; terminated: boolean } | undefined {
    if (this.#index >= this.#text.length) return undefined;
    const end = this.#text.indexOf('\n', this.#index);
    const text = this.#text.slice(this.#index, end < 0 ? undefined : end);
    this.#index = end < 0 ? this.#text.length : end + 1;
    return { text, terminated: end >= 0 };
  }
}

interface FileCommandTarget {
  context: JobContext;
  log: StepLog;
  /** Outputs of a post step reach nobody: it has no name in the `steps` context. */
  outputsKept: boolean;
}

/** What a phase's files came to. */
export interface FileCommandResult {
  /** A mistake in a file fails the step. */
  failed: boolean;
  /** Masked, as uploaded; empty when there is none or it was too large. */
  summary: string;
}

/**
 * `FileCommandManager.ProcessFiles`: applies the contents to the job, each file on its own.
 */
export function processFileCommands(
  contents: Readonly<Record<FileCommandName, FileContent>>,
  target: FileCommandTarget,
): FileCommandResult {
  const result: FileCommandResult = { failed: false, summary: '' };
  for (const { name } of FILE_COMMANDS) {
    const content = contents[name];
    if (content === undefined) continue;
    try {
      if ('unreadable' in content) throw new FileCommandError(content.unreadable);
      if (name === 'step_summary') result.summary = summaryOf(content, target);
      else apply(name, content, target);
    } catch (error) {
      // A summary that cannot be read is an error in the log, but does not fail the step.
      if (name !== 'step_summary') result.failed = true;
      target.log.addProblem('error', `Unable to process file command '${name}' successfully.`);
      target.log.addProblem('error', messageOf(error));
    }
  }
  return result;
}

function apply(name: Exclude<FileCommandName, 'step_summary'>, content: Buffer, target: FileCommandTarget): void {
  const { context } = target;
  if (name === 'path') {
    for (const line of readAllLines(content)) if (line !== '') context.addPath(line);
    return;
  }
  for (const [key, value] of parsePairs(readAllText(content))) {
    if (name === 'state') context.state.set(key, value);
    else if (name === 'env') setVariable(key, value, target);
    else if (key === '') throw new FileCommandError("Value cannot be null. (Parameter 'name')");
    else if (target.outputsKept) context.outputs.set(key, value);
  }
}

function setVariable(name: string, value: string, { context, log }: FileCommandTarget): void {
  if (foldCase(name) === 'NODE_OPTIONS') {
    log.addProblem('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  } else {
    context.environment.set(name, value);
  }
}

function summaryOf(content: Buffer, { context, log }: FileCommandTarget): string {
  if (content.length <= SUMMARY_LIMIT_BYTES) return scrub(content, context.masker);
  const [limit, size] = [SUMMARY_LIMIT_BYTES, content.length].map((bytes) => Math.floor(bytes / 1024));
  log.addProblem(
    'error',
    `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${String(limit)}k, got ${String(size)}k.`,
  );
  return '';
}

const scrub = (content: Buffer, masker: SecretMasker): string =>
  readAllLines(content)
    .map((line) => `${masker.mask(line)}\n`)
    .join('');
