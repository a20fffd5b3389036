import type { ReportedRun } from '../../src/report/run-report.js';

/** A run as a report has it; what is not said is unremarkable. */
export function reportedRun(facts: Partial<ReportedRun> = {}): ReportedRun {
  const { status = 'passed', stdout = '', stderr = '' } = facts;
  return {
    id: 'script.py',
    source: { path: 'script.py', line: 1 },
    status,
    outcome: { kind: 'exited', exitCode: status === 'passed' ? 0 : 1 },
    stdout,
    stderr,
    stdoutBytes: Buffer.byteLength(stdout),
    stderrBytes: Buffer.byteLength(stderr),
    stdoutTruncated: false,
    stderrTruncated: false,
    durationMs: 5,
    peakMemoryBytes: null,
    error: null,
    files: [],
    filesTruncated: false,
    workingDirectory: '/work',
    scriptPath: '/work/script.py',
    notes: [],
    ...facts,
  };
}
