import os from 'node:os';
import type { Delivered } from '../artifacts/keep-artifacts.js';
import type { Budgets, Conversation, Turn } from '../conversation/conversation.js';
import type { RawInputs } from '../inputs/parse-settings.js';
import { INPUTS } from '../inputs/spec.js';
import type { MachineFacts } from '../machine-facts.js';
import type { RunPlan } from '../plan/run-plan.js';
import { quoteInline } from '../report/neutralise.js';
import { turnLines, turnTitle } from '../report/conversation-text.js';
import { planLines } from '../report/plan-text.js';
import { reportJson } from '../report/report-json.js';
import type { ReportedRun } from '../report/run-report.js';
import { coloured, outcomeLine, plain, type Paint } from '../report/run-text.js';
import { buildText } from '../report/text.js';
import { formatDuration } from '../units.js';
import { cancellationOnSignals } from './cancellation.js';
import type { RunArguments } from './command-line.js';
import type { Environment } from './harden.js';
import type { Deliverable, Host, Publication } from './host.js';
import { readFacts } from './read-facts.js';
import { createRedactor, findSecrets, redactDeep, type Redactor } from './redactor.js';
import { writeAllOut, writeOut } from './write-out.js';

/** Whether people see colours: only on a terminal, and not against their will (https://no-color.org). */
export function choosePaint(env: Environment, isTerminal: boolean): Paint {
  return isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb' ? coloured : plain;
}

/** As the table of inputs understands it. */
function isTrue(value: string | undefined): boolean {
  return /^\s*(true|True|TRUE)\s*$/.test(value ?? '');
}

/** A person's terminal, or a script: people read standard error, programs read standard output. */
export class TerminalHost implements Host {
  readonly facts: MachineFacts;
  readonly cancellation = cancellationOnSignals();
  readonly redact: Redactor;
  readonly sharedCache = undefined;
  readonly uploadsArtifacts = false;
  /** What `fail-on-error` says, once it is known. */
  failOnError = true;
  /** Of the model's service. */
  private readonly key: string | undefined;
  /** Of GitHub. */
  private readonly token: string | undefined;
  private readonly paint: Paint;
  private readonly isLive: boolean;
  /** Of the first turn. */
  private startedAt: number | undefined;
  private ticker: NodeJS.Timeout | undefined;

  constructor(
    private readonly args: RunArguments,
    env: Environment,
  ) {
    this.key = env[INPUTS['api-key'].variable] || undefined;
    this.token = env[INPUTS['github-token'].variable] || undefined;
    this.facts = readFacts(env, { currentFolder: process.cwd(), tempFolder: env['TMPDIR'] || os.tmpdir() });
    this.redact = createRedactor(findSecrets(env));
    this.paint = choosePaint(env, process.stderr.isTTY);
    this.isLive = process.stderr.isTTY;
  }

  readInputs(): RawInputs {
    const { values, problems } = this.args.inputs;
    const asksModel = ['prompt', 'prompt-file'].some((one) => values.has(one)) || isTrue(values.get('repair'));
    const asksGitHub = values.get('changed-only') === 'true' || values.get('pull-request-text') === 'true';
    // Any other run needs neither, and shall not be refused for one.
    const secrets = new Map<string, string>();
    if (this.key !== undefined && asksModel) secrets.set('api-key', this.key);
    if (this.token !== undefined && asksGitHub) secrets.set('github-token', this.token);
    return { values: new Map([...values, ...secrets]), problems };
  }

  showPlan(plan: RunPlan): void {
    process.stdout.write(`${planLines(plan).join('\n')}\n`);
  }

  say(line: string): void {
    process.stderr.write(`${this.redact(quoteInline(line))}\n`);
  }

  noteTraces(): Promise<void> {
    // The supervisor ends the program when this process dies, and nobody comes after it on a terminal.
    return Promise.resolve();
  }

  /** They stay where they were collected. */
  deliver({ root }: Deliverable): Promise<Delivered> {
    return Promise.resolve({ name: null, id: null, url: null, folder: root });
  }

  showAsking(turn: number, { maxTurns, maxTimeMs }: Budgets): void {
    this.startedAt ??= performance.now();
    if (!this.isLive) return;
    const from = this.startedAt;
    const draw = (): void => {
      const elapsed = formatDuration(performance.now() - from);
      process.stderr.write(`\r\u001b[2Kturn ${turn}/${maxTurns}: ${elapsed} of ${formatDuration(maxTimeMs)}`);
    };
    draw();
    this.ticker = setInterval(draw, 1000).unref();
  }

  showTurn(turn: Turn, soFar: Conversation, budgets: Budgets): void {
    this.endStatus();
    const lines = [this.paint('bold', turnTitle(turn, soFar, budgets)), ...turnLines(turn, this.paint)];
    process.stderr.write(`${this.redact(lines.join('\n'))}\n`);
  }

  private endStatus(): void {
    if (this.ticker === undefined) return;
    clearInterval(this.ticker);
    this.ticker = undefined;
    process.stderr.write('\r\u001b[2K');
  }

  showProgress(run: ReportedRun, done: number, total: number): void {
    if (!this.isLive || total < 2) return;
    const line = `${done}/${total} ${outcomeLine(run, plain)}`;
    process.stderr.write(`\r\u001b[2K${this.redact(line).slice(0, (process.stderr.columns || 80) - 1)}`);
    if (done === total) process.stderr.write('\r\u001b[2K');
  }

  async publish({ report, settings, programs }: Publication): Promise<void> {
    this.endStatus();
    this.failOnError = settings?.failOnError ?? true;
    if (settings?.dryRun && report.error === null) return;
    const text = buildText(report, programs, this.paint).join('\n');
    await writeOut(process.stderr, `${this.redact(text)}\n`);
    if (!this.args.json) return;
    await writeAllOut(process.stdout, reportJson(redactDeep(report, this.redact)));
  }
}
