import path from 'node:path';
import type { Brief } from './conversation/brief.js';
import type { Model } from './conversation/model.js';
import { findPrograms } from './find-programs.js';
import type { Host } from './host/host.js';
import type { ReportFiles } from './host/report-files.js';
import { parseSettings } from './inputs/parse-settings.js';
import type { Settings } from './inputs/settings.js';
import type { MachineFacts } from './machine-facts.js';
import { checkAllowed } from './packages/allow-packages.js';
import { groupByNeeds, requireOneEnvironment, type ProgramGroup } from './packages/group-by-needs.js';
import type { InlineMetadata } from './packages/inline-metadata.js';
import type { RequirementSet } from './packages/read-requirements.js';
import { buildPlan } from './plan/build-plan.js';
import { requireAvailable } from './plan/require-available.js';
import type { RunPlan } from './plan/run-plan.js';
import type { Program, SkippedProgram } from './programs/program.js';
import { findPython } from './python/find-python.js';
import { findVenv } from './python/find-venv.js';
import type { ReportedShard } from './shards/take-shard.js';
import type { InstallOptions } from './python/install/install-options.js';
import { openRepairs } from './open-repairs.js';
import { openReports } from './write-reports.js';

/** What stands for the programs that a model will write. */
const TO_BE_WRITTEN: Program = { kind: 'code', id: 'script.py', text: '' };

/** What is decided before anything is prepared. */
export interface Decided {
  settings?: Settings;
  programs?: readonly Program[];
  /** Of a conversation; undefined when there is none. */
  brief?: Brief;
  /** What of documents is not run. */
  skipped?: readonly SkippedProgram[];
  /** Of a plan; undefined when there is none. */
  shard?: ReportedShard;
  /** What readers of the report should know of how programs were found. */
  notes?: readonly string[];
  /** One for each environment. */
  plans?: readonly RunPlan[];
  /** Who repairs what does not pass; undefined when nobody can. */
  repairModel?: Model | undefined;
  /** Undefined when no reports are asked for. */
  reportFiles?: ReportFiles | undefined;
}

/**
 * Everything from the inputs to the plans; each part is noted as soon as it is known.
 *
 * @throws PyexecError for what cannot be had or is not permitted
 */
export async function decide(host: Host, decided: Decided): Promise<readonly RunPlan[]> {
  const { facts } = host;
  const settings = (decided.settings = parseSettings(host.readInputs()));
  const { source } = settings;
  requireAvailable(settings, facts);
  decided.reportFiles = await openReports(host, settings);
  if (source.kind === 'prompt') {
    // Loaded only here: few runs are conversations.
    const { readBrief } = await import('./conversation/brief.js');
    decided.brief = readBrief(settings, facts);
  }
  const found =
    source.kind === 'prompt'
      ? { programs: [TO_BE_WRITTEN], skipped: [], notes: [] }
      : await findPrograms(settings, {
          facts,
          cancellation: host.cancellation,
          onShard: (shard) => {
            decided.shard = shard;
          },
        });
  const programs = (decided.programs = found.programs);
  decided.skipped = found.skipped;
  decided.notes = found.notes;
  // Nothing changed, or nothing is there and need not be: nothing is prepared for it.
  if (programs.length === 0) return (decided.plans = []);
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
  await loadInstallers(settings, plans);
  decided.repairModel = await openRepairs(host, settings);
  return (decided.plans = plans);
}

/** Before any program runs: one of the same user could change what is loaded later. */
async function loadInstallers({ source, allowPackages }: Settings, plans: readonly RunPlan[]): Promise<void> {
  const isAsked = source.kind === 'prompt';
  const mayAsk = isAsked && allowPackages.length > 0;
  // For the inline metadata of what a model writes.
  if (isAsked) await import('smol-toml');
  if (mayAsk) await import('./packages/read-requirements.js');
  if (mayAsk || plans.some(({ environment }) => environment.kind === 'venv' && environment.requirements !== undefined))
    await import('./environments/venv/with-packages.js');
}

/** What programs with the same needs run in. */
export async function decideGroup(host: Host, settings: Settings, { programs, needs }: ProgramGroup): Promise<RunPlan> {
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
