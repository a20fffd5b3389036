import { ERROR_CODES } from '../errors.js';
import type { RunReport } from './run-report.js';

/**
 * The exit status of the command line: 0 all passed, 1 the code did not pass, 2 bad input, 3 the tool could not do its
 * work, 130 cancelled. Without `failOnError`, code that does not pass is no failure; our own errors always are.
 */
export function exitStatus(report: RunReport, failOnError: boolean): 0 | 1 | 2 | 3 | 130 {
  if (report.error !== null) return ERROR_CODES[report.error.code].exitStatus;
  if (report.status === 'cancelled') return 130;
  return report.status === 'passed' || !failOnError ? 0 : 1;
}
