import os from 'node:os';
import type { Delivered } from '../artifacts/keep-artifacts.js';
import type { Budgets, Conversation, Turn } from '../conversation/conversation.js';
import type { RawInputs } from '../inputs/parse-settings.js';
import { INPUTS } from '../inputs/spec.js';
import type { MachineFacts } from '../machine-facts.js';
import type { ConversationPlan } from '../plan/plan-conversation.js';
import type { RunPlan } from '../plan/run-plan.js';
import { quoteInline } from '../report/neutralise.js';
import { tokensText, turnLines, turnTitle } from '../report/conversation-text.js';
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
import { StatusLine } from './status-line.js';
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
  private readonly status = new StatusLine(process.stderr);
  /** Of the first turn. */
  private startedAt: number | undefined;
  /** Of the turns that were shown. */
  private soFar: Conversation | undefined;

  constructor(
    private readonly args: RunArguments,
    env: Environment,
  ) {
    this.key = env[INPUTS['api-key'].variable] || undefined;
    this.token = env[INPUTS['github-token'].variable] || undefined;
    this.facts = readFacts(env, { currentFolder: process.cwd(), tempFolder: env['TMPDIR'] || os.tmpdir() });
    this.redact = createRedactor(findSecrets(env));
    this.paint = choosePaint(env, process.stderr.isTTY);
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

  showPlan(plan: RunPlan, conversation: ConversationPlan | undefined): void {
    process.stdout.write(`${planLines(plan, conversation).join('\n')}\n`);
  }

  say(line: string): void {
    this.status.above(this.redact(quoteInline(line)));
  }

  noteTraces(): Promise<void> {
    // The supervisor ends the program when this process dies, and nobody comes after it on a terminal.
    return Promise.resolve();
  }

  /** They stay where they were collected. */
  deliver({ root }: Deliverable): Promise<Delivered> {
    return Promise.resolve({ name: null, id: null, url: null, folder: root });
  }

  showWaiting(turn: number, budgets: Budgets, what: string): void {
    const from = (this.startedAt ??= performance.now());
    const { soFar } = this;
    const used = turn === 1 || soFar === undefined ? '' : `, ${tokensText(soFar, budgets)}`;
    this.status.show(() => {
      const elapsed = formatDuration(performance.now() - from);
      return `turn ${turn}/${budgets.maxTurns}: ${elapsed} of ${formatDuration(budgets.maxTimeMs)}${used}; ${what}`;
    });
  }

  showTurn(turn: Turn, soFar: Conversation, budgets: Budgets): void {
    this.soFar = soFar;
    this.status.clear();
    const lines = [this.paint('bold', turnTitle(turn, soFar, budgets)), ...turnLines(turn, this.paint)];
    this.status.above(this.redact(lines.join('\n')));
  }

  showProgress(run: ReportedRun, done: number, total: number): void {
    if (total < 2) return;
    const line = this.redact(`${done}/${total} ${outcomeLine(run, plain)}`);
    if (done === total) this.status.clear();
    else this.status.show(() => line);
  }

  async publish({ report, settings, programs }: Publication): Promise<void> {
    this.status.clear();
    this.failOnError = settings?.failOnError ?? true;
    if (settings?.dryRun && report.error === null) return;
    const text = buildText(report, programs, this.paint).join('\n');
    await writeOut(process.stderr, `${this.redact(text)}\n`);
    if (!this.args.json) return;
    await writeAllOut(process.stdout, reportJson(redactDeep(report, this.redact)));
  }
}
