import { keepArtifacts, type KeptArtifacts } from './artifacts/keep-artifacts.js';
import { environmentFor } from './environments/registry.js';
import type { EnvironmentFacts, PreparedEnvironment } from './environments/environment.js';
import { messageOf, PyexecError, toPyexecError } from './errors.js';
import { forEachInOrder } from './execution/for-each-in-order.js';
import type { Host, Publication } from './host/host.js';
import { parseSettings } from './inputs/parse-settings.js';
import type { Settings } from './inputs/settings.js';
import { buildPlan, requireAvailable } from './plan/build-plan.js';
import type { RunPlan } from './plan/run-plan.js';
import { loadPrograms } from './programs/load-programs.js';
import type { Program } from './programs/program.js';
import { findPython } from './python/find-python.js';
import { buildReport, reportRun } from './report/build-report.js';
import type { ReportedRun, RunReport } from './report/run-report.js';

/** What a run has come to so far; whatever happens, it is enough for a report. */
interface Progress {
  settings?: Settings;
  programs?: readonly Program[];
  plan?: RunPlan;
  environment?: EnvironmentFacts;
  runs: ReportedRun[];
  artifacts?: KeptArtifacts;
  error?: PyexecError;
}

/** The whole line: inputs, plan, environment, execution, report. A failure on the way still yields a report. */
export async function run(host: Host): Promise<RunReport> {
  const progress: Progress = { runs: [] };
  try {
    const plan = await decide(host, progress);
    if (progress.settings?.dryRun) host.showPlan(plan);
    else await prepareAndExecute(host, plan, progress);
  } catch (thrown) {
    progress.error = toPyexecError(thrown);
  }
  const report = buildReport({ ...progress, cancelled: host.cancellation.aborted });
  await publish(host, { report, settings: progress.settings, programs: progress.programs ?? [] });
  return report;
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

async function decide(host: Host, progress: Progress): Promise<RunPlan> {
  const { facts } = host;
  const settings = (progress.settings = parseSettings(host.readInputs()));
  requireAvailable(settings, facts);
  const programs = (progress.programs = await loadPrograms(settings.source, facts.currentFolder));
  const python = await findPython({ path: settings.pythonPath, version: settings.pythonVersion }, facts);
  return (progress.plan = buildPlan({ settings, programs, python, facts }));
}

async function prepareAndExecute(host: Host, plan: RunPlan, progress: Progress): Promise<void> {
  if (host.cancellation.aborted) return;
  const environment = await environmentFor(plan).prepare(plan, {
    onTraces: (traces) => host.noteTraces(traces),
    say: (line) => {
      host.say(line);
    },
  });
  progress.environment = environment.facts;
  try {
    await executeAll(host, { plan, environment, progress });
  } finally {
    await environment.dispose();
  }
  await keepWhatWasAskedFor(host, progress);
}

/** Also of programs that did not pass: what they left may say why. Nothing untrusted lives any more. */
async function keepWhatWasAskedFor(host: Host, progress: Progress): Promise<void> {
  const { settings, runs } = progress;
  if (settings === undefined || settings.artifacts.patterns.length === 0 || host.cancellation.aborted) return;
  const { patterns, name, retentionDays } = settings.artifacts;
  const workingDirectories = runs.map(({ workingDirectory }) => workingDirectory);
  progress.artifacts = await keepArtifacts(
    { patterns, workingDirectories, tempFolder: host.facts.tempFolder, signal: host.cancellation },
    (staged) => host.deliver({ ...staged, name, retentionDays }),
  );
}

interface Batch {
  readonly plan: RunPlan;
  readonly environment: PreparedEnvironment;
  readonly progress: Progress;
}

async function executeAll(host: Host, { plan, environment, progress }: Batch): Promise<void> {
  let done = 0;
  await forEachInOrder(plan.programs, environment.width, {
    isOver: () => host.cancellation.aborted,
    work: async (program, index) => {
      const result = await environment.execute(program, index, host.cancellation);
      if (result === undefined) return undefined;
      const reported = reportRun(result);
      host.showProgress(reported, ++done, plan.programs.length);
      return reported;
    },
    take: (result) => progress.runs.push(result),
  });
}
