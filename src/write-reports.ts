import type { ReportFiles, WrittenReports } from './host/report-files.js';
import type { Host } from './host/host.js';
import { redactDeep } from './host/redactor.js';
import type { Settings } from './inputs/settings.js';
import type { Program } from './programs/program.js';
import { labelOf } from './report/report-part.js';
import type { RunReport } from './report/run-report.js';
import { sourcesOf, type SourceOf } from './report/text.js';

/**
 * Finds the places for the reports that were asked for. Undefined when there are none.
 *
 * @throws PyexecError `invalid-input`
 */
export async function openReports(host: Host, { reports, dryRun }: Settings): Promise<ReportFiles | undefined> {
  if (dryRun || Object.values(reports).every((file) => file === undefined)) return undefined;
  // Before any program runs: one of the same user could change what is loaded later.
  const { ReportFiles } = await import('./host/report-files.js');
  return ReportFiles.open(reports, host.facts.currentFolder);
}

interface ToWrite {
  readonly report: RunReport;
  readonly programs: readonly Program[];
  /** Undefined when none are asked for. */
  readonly files: ReportFiles | undefined;
  /** With all repairs; may be empty. */
  readonly patch: string;
}

/** Writes them, once nothing untrusted lives any more. */
export function writeReports(host: Host, { report, programs, files, patch }: ToWrite): WrittenReports {
  if (files === undefined) return { written: {} };
  const safe = redactDeep(report, host.redact);
  const sourceOf = sourcesOf(programs);
  const sources: SourceOf = (run) => {
    const text = sourceOf(run);
    return text === undefined ? undefined : host.redact(text);
  };
  // Images are found by the names that programs gave them.
  const part = { label: labelOf(safe), report: safe, sources, images: files.imagesOf(report) };
  // It holds no secret: what has one was left out.
  const result = files.write([part], patch);
  for (const file of Object.values(result.written)) host.say(`wrote ${file}`);
  return result;
}
