import type { RunReport } from './run-report.js';

/** In characters; small enough to be nothing beside the report, and large enough to be written at once. */
const PIECE = 1 << 16;
const NO_RUNS = '\n  "runs": []';

/**
 * A report as JSON, indented by two spaces, with a line end behind it, in pieces: as one text it would be held several
 * times while it is written, and that of ten thousand programs takes tens of megabytes. Pure.
 */
export function* reportJson(report: RunReport): Generator<string> {
  const { runs } = report;
  // Deeper levels are indented further, and there is no line end within a text of JSON.
  const [head = '', tail = ''] = JSON.stringify({ ...report, runs: [] }, undefined, 2).split(NO_RUNS);
  let piece = head + NO_RUNS.slice(0, -1);
  for (const [index, run] of runs.entries()) {
    const text = JSON.stringify(run, undefined, 2).replaceAll('\n', '\n    ');
    piece += `${index === 0 ? '' : ','}\n    ${text}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}${runs.length === 0 ? '' : '\n  '}]${tail}\n`;
}
