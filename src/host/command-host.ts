import type { RawInputs } from '../inputs/parse-table.js';
import type { MachineFacts } from '../machine-facts.js';
import type { Annotation } from '../report/annotations.js';
import type { Paint } from '../report/run-text.js';
import type { Redactor } from './redactor.js';

/** What a command leaves for others; what is not there is not wanted. */
export interface Findings {
  /** By the names of action.yml. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary?: string | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
  /** Why the step fails; undefined when it does not. */
  readonly failure?: { readonly title: string; readonly message: string } | undefined;
  /** In pieces, for programs that read standard output. */
  readonly json: Iterable<string>;
}

/** Where a command runs that runs no program itself: a step of a job, or a terminal. */
export interface CommandHost {
  /** Where relative paths of the user start. */
  readonly currentFolder: string;
  readonly facts: MachineFacts;
  /** `GITHUB_SHA` and `GITHUB_RUN_ID`; null on a terminal. */
  readonly origin: { readonly commit: string | null; readonly run: string | null };
  readonly redact: Redactor;
  readonly paint: Paint;
  readInputs(): RawInputs;
  /** Where a file goes that nobody has named a place for (absolute); undefined when it is not to be written. */
  placeFor(name: string): string | undefined;
  /** Shows lines that are safe in a log. */
  say(lines: readonly string[]): void;
  /** Called once, at the end. */
  publish(findings: Findings): Promise<void>;
}
