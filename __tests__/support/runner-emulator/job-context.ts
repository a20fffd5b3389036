import { IgnoreCaseMap, parseBoolean } from './dotnet-text.js';
import { SecretMasker } from './secret-masker.js';

/** What the steps of a job share, and what a step leaves behind: changed by log commands and by file commands. */
export class JobContext {
  readonly outputs = new IgnoreCaseMap<string>();
  readonly state = new IgnoreCaseMap<string>();
  /** What steps set, not the job's own variables. */
  readonly environment = new Map<string, string>();
  readonly matchers = new IgnoreCaseMap<'registered'>();
  readonly masker = new SecretMasker();
  #path: string[] = [];
  readonly #jobEnvironment: Readonly<Record<string, string>>;

  /** @param jobEnvironment the `env:` of workflow, job and step */
  constructor(jobEnvironment: Readonly<Record<string, string>>) {
    this.#jobEnvironment = jobEnvironment;
  }

  /** The folders to put before PATH, the one added last at the end. */
  get path(): readonly string[] {
    return this.#path;
  }

  /** A folder that is there already moves to the end. */
  addPath(folder: string): void {
    this.#path = [...this.#path.filter((known) => known !== folder), folder];
  }

  /** The `env` context: the job's variables and what steps have set since. */
  variables(): Record<string, string> {
    return { ...this.#jobEnvironment, ...Object.fromEntries(this.environment) };
  }

  /** Whether `set-env` and `add-path` are honoured. */
  unsecureCommandsAllowed(): boolean {
    return parseBoolean(this.variables()['ACTIONS_ALLOW_UNSECURE_COMMANDS']);
  }

  /** Whether the empty string and names of commands may be stop tokens. */
  unsecureStopTokensAllowed(): boolean {
    const value = this.variables()['ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS'] ?? '';
    return ['1', 'true', '$true'].includes(value.toLowerCase());
  }
}
