import { parseInt32 } from './dotnet-text.js';
import type { ParsedCommand } from './command-parser.js';
import type { SecretMasker } from './secret-masker.js';

/** An annotation as the runner sends it on: masked and cut to 4096 characters. GitHub shows the first ten of a level. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  file?: string;
  line?: number;
  endLine?: number;
  title?: string;
}

/** The log of one step with its annotations: `ExecutionContext.Write` and `AddIssue`. */
export class StepLog {
  readonly annotations: Annotation[] = [];
  /** What the runner itself found wrong: errors only. */
  readonly errors: string[] = [];
  readonly #masker: SecretMasker;
  #text = '';

  constructor(masker: SecretMasker) {
    this.#masker = masker;
  }

  /** Masked by what was secret when each line was written. */
  get text(): string {
    return this.#text;
  }

  write(line: string): void {
    this.#text += `${this.#masker.mask(line)}\n`;
  }

  addIssue(issue: Annotation): void {
    if (issue.message !== '') this.write(`##[${issue.level}]${issue.message}`);
    this.annotations.push({ ...issue, message: this.#masker.mask(issue.message).slice(0, 4096) });
  }

  /** An error or warning of the runner's own. */
  addProblem(level: 'error' | 'warning', message: string): void {
    if (level === 'error') this.errors.push(this.#masker.mask(message));
    this.addIssue({ level, message });
  }
}

/** What an `error`, `warning` or `notice` command annotates, with lines that make no sense together dropped. */
export function annotationOf(level: Annotation['level'], command: ParsedCommand, workspace: string): Annotation {
  const file = command.properties.get('file');
  const title = command.properties.get('title');
  return {
    level,
    message: command.data,
    ...(file === undefined ? {} : { file: relativeTo(workspace, file) }),
    ...linesOf(command),
    ...(title === undefined ? {} : { title }),
  };
}

function linesOf(command: ParsedCommand): { line?: number; endLine?: number } {
  const endLine = parseInt32(command.properties.get('endLine'));
  const line = parseInt32(command.properties.get('line')) ?? endLine;
  if (line === undefined || (endLine !== undefined && endLine < line)) return {};
  return { line, ...(endLine === undefined ? {} : { endLine }) };
}

const relativeTo = (folder: string, file: string): string =>
  file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
