import type { ReportStatus } from './run-report.js';

/** A mark for each status. */
export const ICONS: Record<ReportStatus, string> = {
  passed: '✅',
  failed: '❌',
  'timed-out': '⏱️',
  'out-of-memory': '💥',
  'output-limit': '📢',
  'disk-limit': '💾',
  cancelled: '🚫',
  error: '⚠️',
};
