import path from 'node:path';
import type { Host } from './host/host.js';
import type { Limits, Settings, Source } from './inputs/settings.js';
import type { MachineFacts } from './machine-facts.js';
import { loadPrograms, type LoadedPrograms } from './programs/load-programs.js';
import type { ReportedShard } from './shards/take-shard.js';

/** What is to be run, and what readers of the report should know of how it was found. */
export interface FoundPrograms extends LoadedPrograms {
  readonly notes: readonly string[];
}

/** What of the settings it depends on. */
type Wanted = Pick<Settings, 'source' | 'pullRequest' | 'allowEmpty' | 'pythonVersion'> & {
  readonly limits: Pick<Limits, 'timeoutMs'>;
};

type Seeker = Pick<Host, 'cancellation'> & {
  readonly facts: MachineFacts;
  /** Told of the shard as soon as it is known, whatever comes of it. */
  readonly onShard: (shard: ReportedShard) => void;
};

/** The programs that a plan has for a shard. */
async function shareOf(
  { file, shard }: Extract<Source, { kind: 'plan' }>,
  { pythonVersion, limits: { timeoutMs } }: Wanted,
  { facts: { currentFolder }, onShard }: Seeker,
): Promise<FoundPrograms> {
  // Loaded only here: most runs are no part of a plan.
  const { readPlanFile } = await import('./shards/read-plan-file.js');
  const { selectPrograms, takeShard } = await import('./shards/take-shard.js');
  const assignment = takeShard(readPlanFile(path.resolve(currentFolder, file)), shard, pythonVersion);
  onShard(assignment.reported);
  const patterns = [...new Set(assignment.programs.map((program) => program.path))];
  const { programs, skipped } = await loadPrograms({ kind: 'files', patterns }, currentFolder, { timeoutMs });
  return { programs: selectPrograms(assignment, programs), skipped, notes: [] };
}

async function filesOf(settings: Wanted, seeker: Seeker): Promise<FoundPrograms> {
  const { facts, cancellation } = seeker;
  const { source, pullRequest, limits, allowEmpty } = settings;
  const nothing = { programs: [], skipped: [], notes: [] };
  if (source.kind === 'prompt' || (source.kind === 'files' && source.patterns.length === 0)) return nothing;
  if (source.kind === 'plan') return shareOf(source, settings, seeker);
  const { currentFolder } = facts;
  const { timeoutMs } = limits;
  if (!pullRequest.changedOnly)
    return { ...(await loadPrograms(source, currentFolder, { timeoutMs, emptyAllowed: allowEmpty })), notes: [] };
  // Loaded only here: most runs are of all programs.
  const { findChanges, hasChanged } = await import('./pull-requests/find-changes.js');
  const changes = await findChanges({ settings: pullRequest, facts, signal: cancellation });
  const counts = { changed: 0, all: 0 };
  const isWanted = (file: string): boolean => {
    const isChanged = hasChanged(changes, file);
    counts.all++;
    if (isChanged) counts.changed++;
    return isChanged;
  };
  const loaded = await loadPrograms(source, currentFolder, { timeoutMs, emptyAllowed: allowEmpty, isWanted });
  return { ...loaded, notes: [`${counts.changed} of ${counts.all} files changed ${changes.since}.`] };
}

/**
 * Everything that shall run but for what a model writes: files, code or a module, and after them the text of the pull
 * request.
 *
 * @throws PyexecError for what cannot be found or must not be run
 */
export async function findPrograms(settings: Wanted, seeker: Seeker): Promise<FoundPrograms> {
  const found = await filesOf(settings, seeker);
  const { pullRequest, limits } = settings;
  if (!pullRequest.text) return found;
  const { readTexts } = await import('./pull-requests/read-texts.js');
  const question = { settings: pullRequest, facts: seeker.facts, signal: seeker.cancellation };
  const texts = await readTexts(question, limits.timeoutMs);
  return {
    programs: [...found.programs, ...texts.programs],
    skipped: [...found.skipped, ...texts.skipped],
    notes: [...found.notes, ...texts.notes],
  };
}
