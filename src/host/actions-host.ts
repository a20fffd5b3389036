import { randomBytes } from 'node:crypto';
import type * as Core from '@actions/core';
import { artifactUrl, defaultArtifactName } from '../artifacts/artifact-names.js';
import type { Delivered } from '../artifacts/keep-artifacts.js';
import { loadArtifactClient, uploadArtifact } from '../artifacts/upload.js';
import type { Budgets, Conversation, Turn } from '../conversation/conversation.js';
import type { Traces } from '../environments/environment.js';
import { isForeignInput, type RawInputs } from '../inputs/parse-settings.js';
import type { MachineFacts } from '../machine-facts.js';
import type { ConversationPlan } from '../plan/plan-conversation.js';
import type { RunPlan } from '../plan/run-plan.js';
import { relativeBelow } from '../programs/relative-path.js';
import { buildAnnotations, buildSuggestions, buildVerdict, type Annotation } from '../report/annotations.js';
import { conversationLines, turnLines, turnTitle } from '../report/conversation-text.js';
import { exitStatus } from '../report/exit-status.js';
import { quoteInline } from '../report/neutralise.js';
import { buildOutputs } from '../report/outputs.js';
import { planLines } from '../report/plan-text.js';
import type { ReportedRun, RunReport } from '../report/run-report.js';
import { buildSummary } from '../report/summary.js';
import { outcomeLine, plain } from '../report/run-text.js';
import { notShown, resultLines, runLines, sourcesOf, textOf } from '../report/text.js';
import { cancellationOnSignals } from './cancellation.js';
import { CommandFence } from './command-fence.js';
import { FileCommandGuard } from './file-command-guard.js';
import { withFileCommands } from './file-commands.js';
import type { Environment } from './harden.js';
import type { Deliverable, Host, Publication } from './host.js';
import { readFacts } from './read-facts.js';
import { createRedactor, findSecrets, redactDeep, type Redactor } from './redactor.js';
import { ActionsCache, type SharedCache } from '../shared-cache/shared-cache.js';
import { runnerTemp } from './runner-temp.js';
import { withServiceVariables } from './service-variables.js';
import { saveState } from './save-state.js';
import { writeResults } from './write-results.js';

/** Programs that are shown one by one while they end; of more than these, only those that do not pass. */
const MAX_SHOWN_PASSES = 100;

function placed({ file, line }: Pick<Annotation, 'file' | 'line'>): { file?: string; startLine?: number } {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) };
}

/** A step of a GitHub Actions job. Everything the runner parses goes through here. */
export class ActionsHost implements Host {
  readonly facts: MachineFacts;
  readonly cancellation = cancellationOnSignals();
  readonly redact: Redactor;
  readonly sharedCache: SharedCache | undefined;
  readonly uploadsArtifacts = true;
  /** What `fail-on-error` says, once it is known. */
  failOnError = true;
  private readonly fence = new CommandFence(process);
  private readonly warnings: string[] = [];
  private guard: FileCommandGuard | undefined;

  /** @throws PyexecError `invalid-input` when this is not a step of a job */
  constructor(private readonly env: Environment) {
    this.facts = readFacts(env, {
      currentFolder: env['GITHUB_WORKSPACE'] ?? process.cwd(),
      tempFolder: runnerTemp(env),
    });
    this.redact = createRedactor(findSecrets(env));
    const cache = new ActionsCache({
      env,
      warn: (line) => this.warnings.push(line),
      say: (line) => {
        this.say(line);
      },
      signal: this.cancellation,
    });
    this.sharedCache = cache.isAvailable ? cache : undefined;
  }

  readInputs(): RawInputs {
    const values = new Map<string, string>();
    for (const [name, value] of Object.entries(this.env)) {
      if (!name.startsWith('INPUT_')) continue;
      const input = name.slice('INPUT_'.length).toLowerCase();
      if (isForeignInput(input)) this.warnings.push(`The variable ${name} is no input of this action and is ignored.`);
      else values.set(input, value);
    }
    return { values, problems: [] };
  }

  showPlan(plan: RunPlan, conversation: ConversationPlan | undefined): void {
    this.write(planLines(plan, conversation));
  }

  say(line: string): void {
    this.write([quoteInline(line)]);
  }

  async noteTraces(traces: Traces): Promise<void> {
    saveState(this.env, traces);
    // Once: after the first program they may no longer be what they were.
    this.guard ??= FileCommandGuard.take(this.env);
    // Before any program runs: one of the same user could change the file that is loaded.
    const core = await import('@actions/core');
    const key = this.env['INPUT_API-KEY'] ?? '';
    if (key !== '') core.setSecret(key);
    const asksModel = [this.env['INPUT_PROMPT'], this.env['INPUT_PROMPT-FILE']].some((one) => (one ?? '') !== '');
    if (asksModel) await import('../report/conversation-summary.js');
    this.fence.close();
    const asksForArtifacts =
      (this.env['INPUT_ARTIFACTS'] ?? '').trim() !== '' || /^true$/i.test(this.env['INPUT_REPAIR'] ?? '');
    if (asksForArtifacts && this.env['INPUT_ISOLATION'] === 'none') await loadArtifactClient();
  }

  async deliver({ root, files, name, suffix = '', retentionDays }: Deliverable): Promise<Delivered> {
    const { env } = this;
    // The client has the signed address of the upload masked, by a command that must be obeyed.
    await this.fence.open();
    await this.restoreFileCommands();
    const step = { job: env['GITHUB_JOB'], step: env['GITHUB_ACTION'] };
    const given = (name ?? defaultArtifactName(step, randomBytes(5).toString('hex'))) + suffix;
    const { id } = await withServiceVariables(env, () =>
      uploadArtifact({ name: given, root, files, retentionDays, signal: this.cancellation }),
    );
    const [serverUrl, repository, runId] = ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'].map(
      (one) => env[one],
    );
    const isKnown = serverUrl !== undefined && repository !== undefined && runId !== undefined;
    const url = isKnown ? artifactUrl({ serverUrl, repository, runId }, id) : null;
    return { name: given, id, url, folder: null };
  }

  showWaiting(turn: number, { maxTurns }: Budgets, what: string): void {
    this.say(`turn ${turn}/${maxTurns}: ${what}`);
  }

  async showTurn(turn: Turn, soFar: Conversation, budgets: Budgets): Promise<void> {
    const core = await import('@actions/core');
    await this.fence.open();
    core.startGroup(quoteInline(this.redact(turnTitle(turn, soFar, budgets))));
    this.write(turnLines(turn, plain));
    core.endGroup();
    this.fence.close();
  }

  showProgress(run: ReportedRun, done: number, total: number): void {
    if (total < 2 || (run.status === 'passed' && total > MAX_SHOWN_PASSES)) return;
    this.write([`${done}/${total} ${outcomeLine(run, plain)}`]);
  }

  async publish({ report, settings, programs, reportFiles }: Publication): Promise<void> {
    this.failOnError = settings?.failOnError ?? true;
    await this.fence.open();
    const core = await import('@actions/core');
    await this.restoreFileCommands();
    for (const warning of this.warnings) core.warning(quoteInline(warning));
    if (settings?.dryRun && report.error === null) return;
    const safe = redactDeep(report, this.redact);
    this.writeReport(core, safe, programs);
    this.annotate(core, safe, settings?.annotations ?? true);
    const sources = this.sourcesOfConversation(safe, programs);
    const files = { ...(await writeResults(this.facts.tempFolder, safe, sources)), ...reportFiles };
    withFileCommands(this.env, () => {
      for (const [name, value] of Object.entries(buildOutputs(safe, files))) core.setOutput(name, value);
    });
    if (settings?.summary ?? true) await this.writeSummary(core, await this.summarize(safe, programs, sources));
  }

  private write(lines: readonly string[]): void {
    this.fence.lines(lines.map(this.redact));
  }

  private async restoreFileCommands(): Promise<void> {
    const restored = (await this.guard?.restore()) ?? 0;
    if (restored === 0) return;
    this.warnings.push('A program wrote to the command files of the runner. What it wrote there was taken back.');
  }

  private writeReport(core: typeof Core, report: RunReport, programs: Publication['programs']): void {
    const sources = sourcesOf(programs);
    const runs = notShown(report);
    for (const run of runs.length === 1 ? runs : runs.filter(({ status }) => status !== 'passed')) {
      core.startGroup(quoteInline(`${run.status} ${run.id}`));
      this.write(runLines(run, sources(run), { report, paint: plain }));
      core.endGroup();
    }
    this.write([...conversationLines(report, plain), ...resultLines(report, plain)]);
  }

  private annotate(core: typeof Core, report: RunReport, wanted: boolean): void {
    const files = new Set(report.runs.flatMap((run) => this.workspaceFile(run)));
    const isFile = (file: string): boolean => wanted && files.has(file);
    const annotations = wanted ? buildAnnotations(report, isFile) : [];
    for (const { message, title, ...place } of annotations) core.error(message, { title, ...placed(place) });
    const suggestions = wanted ? buildSuggestions(report, isFile) : [];
    for (const { message, title, ...place } of suggestions) core.notice(message, { title, ...placed(place) });
    const isMissing = wanted && report.conversation !== null && report.status !== 'passed';
    if (exitStatus(report, this.failOnError) === 0 && !isMissing) return;
    const { message, title, ...place } = buildVerdict(report, isFile);
    core.error(message, { title, ...placed(place) });
  }

  /** The file of the workspace that a program came from, as users know it. */
  private workspaceFile({ scriptPath, source }: ReportedRun): string[] {
    if (scriptPath === null || source === null) return [];
    return relativeBelow(this.facts.currentFolder, scriptPath) === undefined ? [] : [source.path];
  }

  /** By id; empty without a conversation, since those of other runs are many. */
  private sourcesOfConversation({ conversation }: RunReport, programs: Publication['programs']): Map<string, string> {
    if (conversation === null) return new Map();
    return new Map(programs.map((program) => [program.id, this.redact(textOf(program) ?? '')]));
  }

  private async summarize(
    report: RunReport,
    programs: Publication['programs'],
    sources: ReadonlyMap<string, string>,
  ): Promise<string> {
    const { conversation } = report;
    if (conversation === null) return this.redact(buildSummary(report, programs));
    // Loaded only here: few runs are conversations.
    const { conversationSummary } = await import('../report/conversation-summary.js');
    return this.redact(buildSummary(report, programs, conversationSummary({ conversation, report, sources })));
  }

  private async writeSummary(core: typeof Core, text: string): Promise<void> {
    if ((this.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
    await withFileCommands(this.env, () => core.summary.addRaw(text).write());
  }
}
