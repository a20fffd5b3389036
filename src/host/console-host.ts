import os from 'node:os';
import type { RawInputs } from '../inputs/parse-table.js';
import { PULL_REQUESTS } from '../inputs/table/pull-requests.js';
import type { MachineFacts } from '../machine-facts.js';
import type { Paint } from '../report/run-text.js';
import type { RunArguments } from './command-line.js';
import type { CommandHost, Findings } from './command-host.js';
import type { Environment } from './harden.js';
import { readFacts } from './read-facts.js';
import { createRedactor, findSecrets, type Redactor } from './redactor.js';
import { choosePaint } from './terminal-host.js';
import { writeAllOut } from './write-out.js';

/** A terminal, or a script: people read standard error, programs read standard output. */
export class ConsoleHost implements CommandHost {
  readonly currentFolder = process.cwd();
  readonly origin = { commit: null, run: null };
  readonly facts: MachineFacts;
  readonly redact: Redactor;
  readonly paint: Paint;

  constructor(
    private readonly args: RunArguments,
    private readonly env: Environment,
  ) {
    this.facts = readFacts(env, { currentFolder: this.currentFolder, tempFolder: env['TMPDIR'] || os.tmpdir() });
    this.redact = createRedactor(findSecrets(env));
    this.paint = choosePaint(env, process.stderr.isTTY);
  }

  readInputs(): RawInputs {
    const { values, problems } = this.args.inputs;
    const token = this.env[PULL_REQUESTS['github-token'].variable];
    // Secrets come by variables.
    const isAsked = values.get('changed-only') === 'true' && token !== undefined;
    return { values: isAsked ? new Map([...values, ['github-token', token]]) : values, problems };
  }

  placeFor(): undefined {
    return undefined;
  }

  say(lines: readonly string[]): void {
    process.stderr.write(lines.map((line) => `${this.redact(line)}\n`).join(''));
  }

  async publish({ json }: Findings): Promise<void> {
    if (!this.args.json) return;
    await writeAllOut(process.stdout, json);
  }
}
