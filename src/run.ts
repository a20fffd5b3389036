import path from 'node:path';
import { keepArtifacts, type KeptArtifacts } from './artifacts/keep-artifacts.js';
import { prepareEnvironment } from './environments/registry.js';
import type { EnvironmentFacts, PreparedEnvironment } from './environments/environment.js';
import { messageOf, PyexecError, toPyexecError } from './errors.js';
import { forEachInOrder } from './execution/for-each-in-order.js';
import type { Host, Publication } from './host/host.js';
import type { MachineFacts } from './machine-facts.js';
import { checkAllowed } from './packages/allow-packages.js';
import { groupByNeeds, requireOneEnvironment, type ProgramGroup } from './packages/group-by-needs.js';
import type { InlineMetadata } from './packages/inline-metadata.js';
import { findScriptBlocks } from './packages/script-blocks.js';
import type { RequirementSet } from './packages/read-requirements.js';
import { parseSettings } from './inputs/parse-settings.js';
import type { Settings } from './inputs/settings.js';
import { buildPlan } from './plan/build-plan.js';
import { requireAvailable } from './plan/require-available.js';
import type { RunPlan } from './plan/run-plan.js';
import { loadPrograms } from './programs/load-programs.js';
import type { Program } from './programs/program.js';
import { findPython } from './python/find-python.js';
import { findVenv } from './python/find-venv.js';
import type { InstallOptions } from './python/install/install-options.js';
import { buildReport, reportRun } from './report/build-report.js';
import type { ReportedRun, RunReport } from './report/run-report.js';

/** What a run has come to so far; whatever happens, it is enough for a report. */
interface Progress {
  settings?: Settings;
  programs?: readonly Program[];
  /** One for each environment. */
  plans?: readonly RunPlan[];
  /** The first one's. */
  environment?: EnvironmentFacts;
  readonly done: Map<Program, ReportedRun>;
  artifacts?: KeptArtifacts;
  error?: PyexecError;
}

/** The whole line: inputs, plan, environment, execution, report. A failure on the way still yields a report. */
export async function run(host: Host): Promise<RunReport> {
  const progress: Progress = { done: new Map() };
  try {
    for (const plan of await decide(host, progress)) {
      if (progress.settings?.dryRun) host.showPlan(plan);
      else await prepareAndExecute(host, plan, progress);
    }
    await keepWhatWasAskedFor(host, progress);
  } catch (thrown) {
    // What a run that is given up leaves undone is no failure of its own.
    if (!host.cancellation.aborted) progress.error = toPyexecError(thrown);
  }
  const report = buildReport({
    ...progress,
    plan: progress.plans?.[0],
    programCount: progress.plans === undefined ? 0 : (progress.programs?.length ?? 0),
    runs: runsOf(progress),
    cancelled: host.cancellation.aborted,
  });
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

/** In the order of the programs, whatever they ran in. */
function runsOf({ programs = [], done }: Progress): ReportedRun[] {
  return programs.flatMap((program) => done.get(program) ?? []);
}

async function decide(host: Host, progress: Progress): Promise<readonly RunPlan[]> {
  const { facts } = host;
  const settings = (progress.settings = parseSettings(host.readInputs()));
  requireAvailable(settings, facts);
  const programs = (progress.programs = await loadPrograms(settings.source, facts.currentFolder));
  const hasPackages = settings.environment !== 'system';
  const groups = hasPackages ? await groupByNeeds(programs) : [{ programs, needs: undefined }];
  if (settings.venvPath !== undefined) requireOneEnvironment(groups);
  // All at once, so that one error says all that is missing.
  checkAllowed(
    groups.flatMap(({ needs }) => needs?.dependencies ?? []),
    settings.allowPackages,
  );
  const plans: RunPlan[] = [];
  for (const group of groups) plans.push(await decideGroup(host, settings, group));
  // Before any program runs: one of the same user could change what is loaded later.
  if (plans.some(({ environment }) => environment.kind === 'venv' && environment.requirements !== undefined))
    await import('./environments/venv/with-packages.js');
  return (progress.plans = plans);
}

/** What programs with the same needs run in. */
async function decideGroup(host: Host, settings: Settings, { programs, needs }: ProgramGroup): Promise<RunPlan> {
  const { facts } = host;
  const requirements = await loadRequirements(settings, needs, facts);
  const versions = [settings.pythonVersion, needs?.requiresPython].filter((one) => one !== undefined);
  const version = versions.length === 0 ? undefined : versions.join(',');
  const isOnDemand = needs !== undefined;
  const hasSharedCache = host.sharedCache !== undefined;
  const known = { settings, programs, requirements, isOnDemand, facts, hasSharedCache, pythonVersion: version };
  if (settings.environment === 'docker') return buildPlan({ ...known, python: undefined });
  const venv = findGivenVenv(settings, facts);
  const request = { path: venv ?? settings.pythonPath, version, versionFile: settings.pythonVersionFile };
  const found = await findPython(request, facts, { install: installOptions(host, settings) });
  // A given path wins over the version that was asked for, but what the program needs must hold.
  const python = needs?.requiresPython === undefined ? found : { request: needs.requiresPython, ...found };
  return buildPlan({ ...known, python });
}

function installOptions(host: Host, { pythonManifest }: Settings): InstallOptions {
  const say = (line: string): void => {
    host.say(line);
  };
  const manifest = pythonManifest === undefined ? {} : { manifestUrl: pythonManifest };
  return { cacheFolder: host.facts.cacheFolder, say, signal: host.cancellation, ...manifest };
}

/** What the workflow's author wants and what programs may ask for, together; undefined when that is nothing. */
async function loadRequirements(
  { packages, allowPackages }: Settings,
  needs: InlineMetadata | undefined,
  { currentFolder }: MachineFacts,
): Promise<RequirementSet | undefined> {
  const asked = checkAllowed(needs?.dependencies ?? [], allowPackages);
  const all = { ...packages, packages: [...packages.packages, ...asked] };
  const isNone = Object.values(all).every((one: readonly string[]) => one.length === 0);
  if (isNone) return undefined;
  // Loaded only here: most runs install nothing.
  const { readRequirements } = await import('./packages/read-requirements.js');
  return readRequirements({ ...all, currentFolder });
}

/** The interpreter of the venv that `venv-path` names, when there is one. */
function findGivenVenv({ environment, venvPath }: Settings, facts: MachineFacts): string | undefined {
  if (environment !== 'venv' || venvPath === undefined) return undefined;
  return findVenv(path.resolve(facts.currentFolder, venvPath), facts.platform);
}

async function prepareAndExecute(host: Host, plan: RunPlan, progress: Progress): Promise<void> {
  if (host.cancellation.aborted) return;
  const environment = await prepareEnvironment(plan, {
    onTraces: (traces) => host.noteTraces(traces),
    say: (line) => {
      host.say(line);
    },
    signal: host.cancellation,
    sharedCache: host.sharedCache,
  });
  progress.environment ??= environment.facts;
  try {
    await executeAll(host, { plan, environment, progress });
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

interface Batch {
  readonly plan: RunPlan;
  readonly environment: PreparedEnvironment;
  readonly progress: Progress;
}

/** What a program got that asked for an environment of its own. */
function noteOnMetadata(
  program: Program,
  { environment }: RunPlan,
  { pythonVersion, packages }: EnvironmentFacts,
): string | undefined {
  if (environment.kind === 'system') {
    const isIgnored = program.kind !== 'module' && findScriptBlocks(program.text).length > 0;
    return isIgnored ? 'Its inline metadata was not used: `environment: system` is taken as it is.' : undefined;
  }
  if (!environment.isOnDemand) return undefined;
  const list = packages.length === 0 ? 'no packages' : packages.join(', ');
  return `By its inline metadata it ran with Python ${pythonVersion} and ${list}.`;
}

async function executeAll(host: Host, { plan, environment, progress }: Batch): Promise<void> {
  const total = progress.programs?.length ?? 0;
  const before = progress.done.size;
  let ended = 0;
  await forEachInOrder(plan.programs, environment.width, {
    isOver: () => host.cancellation.aborted,
    work: async (program, index) => {
      const result = await environment.execute(program, index, host.cancellation);
      if (result === undefined) return undefined;
      const reported = reportRun(result);
      const note = noteOnMetadata(program, plan, environment.facts);
      const run = note === undefined ? reported : { ...reported, notes: [...reported.notes, note] };
      host.showProgress(run, before + ++ended, total);
      return { program, run };
    },
    take: ({ program, run }) => progress.done.set(program, run),
  });
}
