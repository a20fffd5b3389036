import { buildAnnotations, type Annotation } from '../report/annotations.js';
import { quoteInline } from '../report/neutralise.js';
import { outcomeLine, type Paint } from '../report/run-text.js';
import { skippedLines, verdictLines } from '../report/text.js';
import { formatDuration } from '../units.js';
import { groupFailures, namePythons, type FailureGroup } from './group-failures.js';
import { shardName } from './merge-results.js';
import type { MergedReport, MergedShard } from './merged-report.js';

const MAX_SHOWN = 100;

function failureLines({ run, pythonVersions }: FailureGroup, paint: Paint): string[] {
  const pythons = namePythons(pythonVersions);
  const lines = [`${outcomeLine(run, paint)}${pythons === '' ? '' : `; ${quoteInline(pythons)}`}`];
  lines.push(...run.notes.map(quoteInline));
  if (run.error === null) return lines;
  const [firstLine = ''] = run.error.message.split('\n');
  lines.push(paint('red', quoteInline(`${run.error.type}${firstLine === '' ? '' : `: ${firstLine}`}`)));
  if (run.error.line !== null) lines.push(paint('dim', `${quoteInline(run.error.path ?? run.id)}:${run.error.line}`));
  return lines;
}

function shardLine(shard: MergedShard, paint: Paint): string {
  const status = paint(shard.status === 'passed' ? 'green' : 'red', shard.status.padEnd(6));
  const time = `${shard.ran} of ${shard.programs} programs, ${formatDuration(shard.durationMs)}`;
  return `${status} ${quoteInline(shardName(shard))}: ${time}`;
}

/** The merged report for people, as lines that are safe in a log: failures, shards, the verdict. Pure. */
export function mergedLines(report: MergedReport, paint: Paint): string[] {
  const groups = groupFailures(report);
  const more = groups.length > MAX_SHOWN ? [`and ${groups.length - MAX_SHOWN} more failures`] : [];
  return [
    ...groups.slice(0, MAX_SHOWN).flatMap((group) => failureLines(group, paint)),
    ...more,
    ...report.notes.map(quoteInline),
    ...skippedLines(report),
    ...report.shards.map((shard) => shardLine(shard, paint)),
    ...report.ignored.map((line) => quoteInline(`not used: ${line}`)),
    ...verdictLines(report, paint),
  ];
}

/** An annotation for each way in which a program failed, with the Pythons. Paths are those of the plan. Pure. */
export function mergedAnnotations(report: MergedReport): Annotation[] {
  const runs = groupFailures(report).map(({ run, pythonVersions }) => {
    if (run.error === null || pythonVersions.length === 0) return run;
    return { ...run, error: { ...run.error, message: `${run.error.message} (${namePythons(pythonVersions)})` } };
  });
  return buildAnnotations({ ...report, runs }, (path) => !path.startsWith('/') && !path.startsWith('../'));
}
