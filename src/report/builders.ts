import { pagePieces } from './html/page.js';
import { buildJunit } from './junit.js';
import type { ReportPart } from './report-part.js';
import { buildSarif } from './sarif.js';

/** What makes the files of reports, in pieces, by the inputs that ask for them. */
export const BUILDERS = {
  'junit-file': (parts) => [buildJunit(parts)],
  'sarif-file': (parts) => [buildSarif(parts)],
  'html-file': pagePieces,
} as const satisfies Record<string, (parts: readonly ReportPart[]) => Iterable<string>>;
