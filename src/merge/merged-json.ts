import type { MergedReport } from './merged-report.js';

/** Runs in one piece of text. */
const RUNS_AT_ONCE = 500;

/**
 * The text of a merged `result.json` in pieces, since the whole of it may be longer than a string can be. Each part passes
 * `redact`. Pure.
 */
export function* mergedJson({ runs, ...rest }: MergedReport, redact: <T>(part: T) => T): Generator<string> {
  yield `${JSON.stringify(redact(rest)).slice(0, -1)},"runs":[`;
  for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
    const lines = runs.slice(from, from + RUNS_AT_ONCE).map((run) => JSON.stringify(redact(run)));
    yield `${from === 0 ? '' : ','}\n${lines.join(',\n')}`;
  }
  yield '\n]}\n';
}
