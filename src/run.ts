import { keepArtifacts, type KeptArtifacts } from './artifacts/keep-artifacts.js';
import { prepareEnvironment } from './environments/registry.js';
import type { Preparing } from './environments/environment.js';
import { converseAndExecute, type ConversationProgress } from './converse-and-execute.js';
import { decide } from './decide.js';
import { executeBatch, type BatchProgress } from './execute-batch.js';
import { messageOf, PyexecError, toPyexecError } from './errors.js';
import type { Host, Publication } from './host/host.js';
import { keepPatch, type PatchProgress } from './keep-patch.js';
import { planConversation, type ConversationPlan } from './plan/plan-conversation.js';
import type { RunPlan } from './plan/run-plan.js';
import { repairFailures, type RepairProgress } from './repair-failures.js';
import { buildReport } from './report/build-report.js';
import type { ReportedRun, RunReport } from './report/run-report.js';
import { updateDocuments } from './update-documents.js';
import { writeReports } from './write-reports.js';

/** What a run has come to so far; whatever happens, it is enough for a report. */
interface Progress extends ConversationProgress, BatchProgress, RepairProgress, PatchProgress {
  artifacts?: KeptArtifacts;
  error?: PyexecError;
}

/** The whole line: inputs, plan, environment, execution, report. A failure on the way still yields a report. */
export async function run(host: Host): Promise<RunReport> {
  const progress: Progress = { done: new Map() };
  try {
    for (const plan of await decide(host, progress)) {
      if (progress.settings?.dryRun) host.showPlan(plan, conversationPlanOf(progress));
      else if (progress.settings?.source.kind === 'prompt')
        await converseAndExecute(host, { plan, preparing: preparingFor(host) }, progress);
      else await prepareAndExecute(host, plan, progress);
    }
    await repairFailures(host, progress, preparingFor(host));
    if (progress.settings?.update === true && !host.cancellation.aborted)
      for (const line of updateDocuments(progress, host.facts.currentFolder)) host.say(line);
    await keepWhatWasAskedFor(host, progress);
    await keepPatch(host, progress);
  } catch (thrown) {
    // What a run that is given up leaves undone is no failure of its own.
    if (!host.cancellation.aborted) progress.error = toPyexecError(thrown);
  }
  const { settings, programs = [], reportFiles: files, patchText: patch = '' } = progress;
  let report = reportOf(host, progress);
  const { written: reportFiles, problem } = writeReports(host, { report, programs, files, patch });
  if (problem !== undefined) {
    progress.error ??= problem;
    report = reportOf(host, progress);
  }
  await publish(host, { report, settings, programs, reportFiles });
  return report;
}

function conversationPlanOf({ settings, brief }: Progress): ConversationPlan | undefined {
  return settings === undefined || brief === undefined ? undefined : planConversation(settings, brief);
}

function reportOf(host: Host, progress: Progress): RunReport {
  return buildReport({
    ...progress,
    plan: progress.plans?.[0],
    programCount: progress.plans === undefined ? 0 : (progress.programs?.length ?? 0),
    runs: runsOf(progress),
    repairs: progress.reportedRepairs,
    cancelled: host.cancellation.aborted,
  });
}

async function publish(host: Host, publication: Publication): Promise<void> {
  try {
    await host.publish(publication);
  } catch (cause) {
    throw new PyexecError('publish-failed', {
      message: `the result (${publication.report.status}) could not be written: ${messageOf(cause)}`,
      hint: 'Check that the disk is not full and that the output is not closed.',
      cause,
    });
  }
}

/** In the order of the programs, whatever they ran in. */
function runsOf({ programs = [], done }: Progress): ReportedRun[] {
  return programs.flatMap((program) => done.get(program) ?? []);
}

/** What the environments of a run tell and use. */
function preparingFor(host: Host): Preparing {
  return {
    onTraces: (traces) => host.noteTraces(traces),
    say: (line) => {
      host.say(line);
    },
    signal: host.cancellation,
    sharedCache: host.sharedCache,
  };
}

async function prepareAndExecute(host: Host, plan: RunPlan, progress: Progress): Promise<void> {
  if (host.cancellation.aborted) return;
  const environment = await prepareEnvironment(plan, preparingFor(host));
  progress.environment ??= environment.facts;
  try {
    await executeBatch(host, { plan, environment, progress });
  } finally {
    await environment.dispose();
  }
}

/** Also of programs that did not pass: what they left may say why. Nothing untrusted lives any more. */
async function keepWhatWasAskedFor(host: Host, progress: Progress): Promise<void> {
  const { settings } = progress;
  const runs = runsOf(progress);
  if (settings === undefined || settings.artifacts.patterns.length === 0 || runs.length === 0) return;
  if (host.cancellation.aborted) return;
  const { patterns, name, retentionDays } = settings.artifacts;
  const workingDirectories = runs.map(({ workingDirectory }) => workingDirectory);
  progress.artifacts = await keepArtifacts(
    { patterns, workingDirectories, tempFolder: host.facts.tempFolder, signal: host.cancellation },
    (staged) => host.deliver({ ...staged, name, retentionDays }),
  );
}
