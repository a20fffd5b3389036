import { gutterLine, quoteInline, splitLines } from './neutralise.js';
import type { Paint } from './run-text.js';
import type { ReportedRepair, ReportedRun, RunReport } from './run-report.js';
import { formatBytes } from '../units.js';

/** More that were not repaired are in result.json. */
const MAX_SHOWN = 20;

const known = new WeakMap<RunReport, ReadonlyMap<string, ReportedRepair>>();

/** What came of repairing a program; undefined when that was not wanted. */
export function repairOf(report: RunReport, { id }: Pick<ReportedRun, 'id'>): ReportedRepair | undefined {
  const repairs = known.get(report) ?? new Map((report.repairs ?? []).map((one) => [one.id, one]));
  known.set(report, repairs);
  return repairs.get(id);
}

const OUTCOMES: Readonly<Record<ReportedRepair['outcome'], string>> = {
  repaired: 'repaired',
  'not-repaired': 'not repaired',
  'not-tried': 'not tried',
};

/** What came of repairing a program, in a few words of ours. Pure. */
export function describeRepair({ outcome, reason, turns }: ReportedRepair): string {
  const count = turns === 0 ? '' : ` in ${turns === 1 ? '1 turn' : `${turns} turns`}`;
  return `${OUTCOMES[outcome]}${count}${reason === null ? '' : `: ${reason}`}`;
}

/** How many repairs there are of each kind, and where they are; undefined when there are none. Pure. */
export function describeRepairs({ repairs = [], patch }: RunReport): string | undefined {
  if (repairs.length === 0) return undefined;
  const counts = Object.entries(OUTCOMES).flatMap(([outcome, words]) => {
    const count = repairs.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const size = patch == null ? '' : `; patch of ${formatBytes(patch.bytes)}`;
  const where = patch?.name == null ? '' : ` in the artifact ${patch.name}`;
  return `repairs: ${counts.join(', ')}${size}${where}`;
}

function linesOf(repair: ReportedRepair, paint: Paint): string[] {
  const { id, diff, outcome } = repair;
  const isRepaired = outcome === 'repaired';
  const head = `repair of ${paint('bold', quoteInline(id))}: ${quoteInline(describeRepair(repair))}`;
  const note = isRepaired
    ? [paint('dim', 'suggested by the model, and it passed; read it before you take it over')]
    : [];
  return [head, ...(diff === null ? [] : [...note, ...splitLines(diff).map(gutterLine)])];
}

/** What came of repairs, as lines that are safe in a log. Pure. */
export function repairLines(report: RunReport, paint: Paint): string[] {
  const { repairs = [] } = report;
  const repaired = repairs.filter(({ outcome }) => outcome === 'repaired');
  const others = repairs.filter(({ outcome }) => outcome !== 'repaired');
  const shown = [...repaired, ...others.slice(0, MAX_SHOWN)];
  const more = repairs.length > shown.length ? [`and ${repairs.length - shown.length} more`] : [];
  const total = describeRepairs(report);
  return [
    ...shown.flatMap((one) => linesOf(one, paint)),
    ...more,
    ...(total === undefined ? [] : [quoteInline(total)]),
  ];
}
