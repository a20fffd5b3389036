import { worst } from '../report/build-report.js';
import type { ReportPart } from '../report/report-part.js';
import type { MergedReport } from './merged-report.js';

/** The source text of a file by its path in the plan; undefined when it is not there. */
export type SourceOf = (path: string) => string | undefined;

/** A merged report as one part for each Python, as reports show them side by side. Pure but for the sources. */
export function partsOf(report: MergedReport, sourceOf: SourceOf): ReportPart[] {
  return report.plan.pythonVersions.map((version, index) => {
    const isOwn = (one: { readonly pythonVersion: string | null }): boolean => one.pythonVersion === version;
    const runs = report.runs.filter(isOwn);
    const statuses = report.shards.filter(isOwn).map(({ status }) => status);
    return {
      label: version === null ? 'Python' : `Python ${version}`,
      report: {
        ...report,
        status: worst(statuses),
        runs,
        notStarted: report.missing.filter(isOwn).length,
        // It is one of all together.
        error: index === 0 ? report.error : null,
      },
      sources: ({ error, source }) => (error?.line == null || source === null ? undefined : sourceOf(source.path)),
    };
  });
}
