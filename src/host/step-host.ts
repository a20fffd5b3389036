import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from '../errors.js';
import type { InputTable, RawInputs } from '../inputs/parse-table.js';
import type { MachineFacts } from '../machine-facts.js';
import { plain } from '../report/run-text.js';
import { CommandFence } from './command-fence.js';
import type { CommandHost, Findings } from './command-host.js';
import { withFileCommands } from './file-commands.js';
import type { Environment } from './harden.js';
import { readFacts } from './read-facts.js';
import { createRedactor, findSecrets, type Redactor } from './redactor.js';

/** A step of a GitHub Actions job that runs no program. */
export class StepHost implements CommandHost {
  readonly currentFolder: string;
  readonly facts: MachineFacts;
  readonly origin: CommandHost['origin'];
  readonly redact: Redactor;
  readonly paint = plain;
  private readonly tempFolder: string;
  private readonly fence = new CommandFence(process);
  private folder: string | undefined;

  /** @throws PyexecError `invalid-input` when this is not a step of a job */
  constructor(
    private readonly env: Environment,
    private readonly table: InputTable,
  ) {
    this.tempFolder = env['RUNNER_TEMP'] ?? '';
    if (this.tempFolder === '') {
      throw new PyexecError('invalid-input', {
        message: 'RUNNER_TEMP is not set',
        hint: 'This file is started by the runner of GitHub Actions; on a terminal use dist/cli.js.',
      });
    }
    this.currentFolder = path.resolve(env['GITHUB_WORKSPACE'] ?? process.cwd());
    this.origin = { commit: env['GITHUB_SHA'] ?? null, run: env['GITHUB_RUN_ID'] ?? null };
    this.facts = readFacts(env, { currentFolder: this.currentFolder, tempFolder: this.tempFolder });
    this.redact = createRedactor(findSecrets(env));
  }

  /** The runner itself warns of inputs that action.yml does not have. */
  readInputs(): RawInputs {
    const values = new Map(
      Object.keys(this.table).flatMap((name): [string, string][] => {
        const value = this.env[`INPUT_${name.toUpperCase()}`];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return { values, problems: [] };
  }

  placeFor(name: string): string {
    this.folder ??= mkdtempSync(path.join(this.tempFolder, 'pyexec-results-'));
    return path.join(this.folder, name);
  }

  say(lines: readonly string[]): void {
    this.fence.lines(lines.map(this.redact));
  }

  async publish({ outputs, summary, annotations = [], failure }: Findings): Promise<void> {
    const core = await import('@actions/core');
    for (const { message, title, file, line } of annotations) {
      const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) };
      core.error(this.redact(message), { title, ...place });
    }
    if (failure !== undefined) core.error(this.redact(failure.message), { title: failure.title });
    withFileCommands(this.env, () => {
      for (const [name, value] of Object.entries(outputs)) core.setOutput(name, this.redact(value));
    });
    if (summary === undefined || (this.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
    await withFileCommands(this.env, () => core.summary.addRaw(this.redact(summary)).write());
  }
}
