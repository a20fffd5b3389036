import { buildPage } from './html/page.js';
import { buildJunit } from './junit.js';
import type { ReportPart } from './report-part.js';
import { buildSarif } from './sarif.js';

/** What makes the files of reports, by the inputs that ask for them. */
export const BUILDERS = {
  'junit-file': buildJunit,
  'sarif-file': buildSarif,
  'html-file': buildPage,
} as const satisfies Record<string, (parts: readonly ReportPart[]) => string>;
