import type { ReportedRepair } from '../report/run-report.js';
import type { Patch } from './build-patch.js';
import { applyEdits } from './line-edits.js';
import type { Repair } from './repair.js';
import { unifiedDiff } from './unified-diff.js';

/** Of one suggestion, and of all of a report. */
const MAX_DIFF = 64 * 1024;
const MAX_DIFFS = 2 * 2 ** 20;

function report(repair: Repair, { left }: Patch): ReportedRepair {
  const { id, source } = repair.run;
  const base = { id, source, outcome: repair.outcome, diff: null, isInPatch: false };
  if (repair.outcome === 'not-tried') return { ...base, reason: repair.why, turns: 0, usage: null };
  const { turns, usage } = repair;
  if (repair.outcome === 'not-repaired') return { ...base, reason: repair.why, turns, usage };
  const { subject, change } = repair;
  const diff = unifiedDiff(subject.name, subject.text, applyEdits(subject.text, change.edits)) ?? null;
  const reason = left.get(repair);
  const told = { reason: reason === undefined ? null : `not in the patch: ${reason}`, isInPatch: reason === undefined };
  return { ...base, ...told, turns, usage, diff: diff !== null && diff.length <= MAX_DIFF ? diff : null };
}

/** Repairs as the report has them. Pure. */
export function reportRepairs(repairs: readonly Repair[], patch: Patch): ReportedRepair[] {
  let room = MAX_DIFFS;
  return repairs.map((repair) => {
    const reported = report(repair, patch);
    room -= reported.diff?.length ?? 0;
    return room < 0 ? { ...reported, diff: null } : reported;
  });
}
