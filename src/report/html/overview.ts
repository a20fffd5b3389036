import { describeIsolation, describePackages, describeVerdict } from '../wording.js';
import type { PlacedRun, ReportPart } from '../report-part.js';
import { slowest } from '../report-part.js';
import type { ReportedConversation, ReportStatus } from '../run-report.js';
import { cutMiddle } from '../cut-text.js';
import { countOf } from '../describe-conversation.js';
import { formatDuration } from '../../units.js';
import { markup, lines, type Markup, NOTHING } from './markup.js';
import { anchorOf, GLYPHS, name, statusMark, withCode } from './program.js';

/** Of a table with a column for each environment. */
const MAX_CELLS = 3000;
const MAX_SLOW = 5;
const MAX_SKIPS = 1000;
const MAX_MESSAGE = 16 * 1024;
const MAX_FACT = 2000;
const BAR_WIDTH = 1000;

/** How many runs ended how, in the order in which they come. */
export function countByStatus(runs: readonly PlacedRun[]): Map<ReportStatus, number> {
  const counts = new Map<ReportStatus, number>();
  for (const { run } of runs) counts.set(run.status, (counts.get(run.status) ?? 0) + 1);
  return counts;
}

/** The share of each status as one bar; styles are not needed for it. */
export function bar(counts: ReadonlyMap<ReportStatus, number>): Markup {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return NOTHING;
  let at = 0;
  const shares = [...counts].map(([status, count]) => {
    const width = (count / total) * BAR_WIDTH;
    const share = markup`<rect class="${status}" x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;
    at += width;
    return share;
  });
  const words = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
  return markup`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label="${words}">${shares}</svg>`;
}

/** What one environment was, and what went wrong on our side. */
function environment({ label, report }: ReportPart, isOneOfMany: boolean): Markup {
  const { environment: known, isolation, error } = report;
  const problem =
    error === null
      ? NOTHING
      : markup`<div class="problem"><p>${statusMark('error')} <strong>${error.code}</strong></p><p class="message">${lines(error.message.slice(0, MAX_MESSAGE).toWellFormed())}</p>${error.hint.split('\n').map((line) => markup`<p class="message">${withCode(line)}</p>`)}</div>`;
  const rows: [string, string][] = [];
  if (known !== null) {
    rows.push(['Python', `${known.pythonVersion} (${known.pythonPath})`]);
    if (known.image !== null) rows.push(['Image', known.image]);
    rows.push(...describePackages(known).map((text): [string, string] => ['Packages', text.replace('packages: ', '')]));
  }
  if (isolation !== null) rows.push(['Isolation', describeIsolation(isolation).join('; ').replace('isolation: ', '')]);
  const facts = rows.map(
    ([term, text]) => markup`<div><dt>${term}</dt><dd>${text.slice(0, MAX_FACT).toWellFormed()}</dd></div>`,
  );
  const list = facts.length === 0 ? NOTHING : markup`<dl>${facts}</dl>`;
  if (!isOneOfMany) return markup`${problem}${list}`;
  return markup`<details class="part"><summary>${statusMark(report.status)} ${name(label)} <small>${describeVerdict(report)}</small></summary>${list}</details>${problem}`;
}

export function environments(parts: readonly ReportPart[]): Markup {
  return markup`${parts.map((part) => environment(part, parts.length > 1))}`;
}

/** Which program passed where; only those that did not pass everywhere. Nothing for a single environment. */
export function matrix(runs: readonly PlacedRun[], parts: readonly ReportPart[]): Markup {
  if (parts.length < 2) return NOTHING;
  const byProgram = new Map<string, Map<number, PlacedRun>>();
  for (const placed of runs) {
    const row = byProgram.get(placed.run.id) ?? new Map<number, PlacedRun>();
    byProgram.set(placed.run.id, row.set(placed.partIndex, placed));
  }
  const failing = [...byProgram].filter(([, row]) => [...row.values()].some(({ run }) => run.status !== 'passed'));
  if (failing.length === 0) return NOTHING;
  const head = parts.map(({ label }) => markup`<th scope="col">${name(label)}</th>`);
  const cell = (placed: PlacedRun | undefined): Markup =>
    placed === undefined
      ? markup`<td><span class="sr">not run</span></td>`
      : markup`<td><a class="status ${placed.run.status}" href="#${anchorOf(placed)}"><span aria-hidden="true">${GLYPHS[placed.run.status]}</span><span class="sr">${placed.run.status}</span></a></td>`;
  const most = Math.max(1, Math.floor(MAX_CELLS / parts.length));
  const rows = failing
    .slice(0, most)
    .map(
      ([id, row]) =>
        markup`<tr><th scope="row">${name(id)}</th>${parts.map((_part, index) => cell(row.get(index)))}</tr>`,
    );
  const more = failing.length > most ? markup`<p class="note">and ${failing.length - most} more</p>` : NOTHING;
  return markup`<section aria-labelledby="where"><h2 id="where">What did not pass everywhere</h2><div class="wide" tabindex="0"><table class="matrix"><thead><tr><th scope="col">program</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>${more}</section>`;
}

/** The programs that took longest. Nothing where few were run. */
export function slow(runs: readonly PlacedRun[]): Markup {
  if (runs.length <= MAX_SLOW) return NOTHING;
  const rows = slowest(
    runs.map((placed) => ({ placed, durationMs: placed.run.durationMs })),
    MAX_SLOW,
  ).map(
    ({ placed, durationMs }) =>
      markup`<li><a href="#${anchorOf(placed)}">${name(placed.run.id)}</a> <span class="time">${formatDuration(durationMs)}</span></li>`,
  );
  return markup`<details class="part"><summary>slowest programs</summary><ol class="slow">${rows}</ol></details>`;
}

/** What of documents was not run, and why. Nothing where there was no such thing. */
export function skips(parts: readonly ReportPart[]): Markup {
  const all = new Map(parts.flatMap(({ report }) => report.skipped.map((one) => [one.id, one] as const)));
  if (all.size === 0) return NOTHING;
  const rows = [...all.values()].slice(0, MAX_SKIPS).map(({ id, reason }) => {
    return markup`<li>${name(id)}: ${reason.slice(0, MAX_FACT).toWellFormed()}</li>`;
  });
  const more = all.size > rows.length ? markup`<p class="note">and ${all.size - rows.length} more</p>` : NOTHING;
  return markup`<details class="part"><summary>skipped <small>${all.size}</small></summary><ul>${rows}</ul>${more}</details>`;
}

/** What a model was asked and said last; its programs are among the others. Nothing where there was none. */
export function conversations(parts: readonly ReportPart[]): Markup {
  const all = parts.flatMap(({ report }) => report.conversation ?? []);
  const one = ({ model, task, stopped, turns, answer }: ReportedConversation): Markup =>
    markup`<details class="part"><summary>conversation with ${name(model)} <small>${countOf(turns.length, 'turn')}, stopped: ${stopped}</small></summary><h3>Task</h3><pre tabindex="0">${lines(cutMiddle(task, MAX_MESSAGE))}</pre><h3>Answer</h3><pre tabindex="0">${lines(cutMiddle(answer, MAX_MESSAGE))}</pre></details>`;
  return markup`${all.map(one)}`;
}
