import { cutEnd, cutMiddle } from '../cut-text.js';
import type { PlacedRun, ReportImage } from '../report-part.js';
import { describeRepair, repairOf } from '../repair-text.js';
import type { ReportedRun, ReportStatus } from '../run-report.js';
import { describeOutcome, hintFor } from '../wording.js';
import { formatBytes, formatDuration } from '../../units.js';
import { markup, lines, type Markup, NOTHING } from './markup.js';
import { sourceListing } from './source.js';

const MAX_STREAM = 32 * 1024;
const MAX_MESSAGE = 4000;
const MAX_FILES = 100;
const MAX_NAME = 300;

/** Characters that fonts have, for those who do not tell colours apart; readers say the word beside them. */
export const GLYPHS: Record<ReportStatus, string> = {
  passed: '✓',
  failed: '✕',
  'timed-out': '●',
  'out-of-memory': '▲',
  'output-limit': '▲',
  'disk-limit': '▲',
  cancelled: '■',
  error: '!',
};

export function statusMark(status: ReportStatus): Markup {
  return markup`<span class="status ${status}"><span aria-hidden="true">${GLYPHS[status]}</span> ${status}</span>`;
}

/** A name or path that may be of any length. */
export function name(text: string): Markup {
  return markup`${cutEnd(text, MAX_NAME)}`;
}

export function anchorOf({ partIndex, runIndex }: PlacedRun): string {
  return `run-${partIndex}-${runIndex}`;
}

function error({ error: told }: ReportedRun): Markup {
  if (told === null) return NOTHING;
  const message = told.message === '' ? NOTHING : markup`: ${lines(cutMiddle(told.message, MAX_MESSAGE))}`;
  return markup`<p class="exception"><strong>${name(told.type)}</strong>${message}</p>`;
}

function stream(title: string, text: string, { bytes, isCut }: { bytes: number; isCut: boolean }): Markup {
  if (bytes === 0) return NOTHING;
  const note = isCut || text.length > MAX_STREAM ? ', head and tail' : '';
  return markup`<details class="part"><summary>${title} <small>${formatBytes(bytes)}${note}</small></summary><pre tabindex="0">${lines(cutMiddle(text, MAX_STREAM))}</pre></details>`;
}

function files({ files: all, filesTruncated }: ReportedRun): Markup {
  if (all.length === 0) return NOTHING;
  const rows = all
    .slice(0, MAX_FILES)
    .map(
      ({ path, bytes, change }) =>
        markup`<tr><td>${name(path)}</td><td>${change}</td><td>${formatBytes(bytes)}</td></tr>`,
    );
  const more =
    all.length > MAX_FILES || filesTruncated
      ? markup`<p class="note">${all.length} are listed in result.json.</p>`
      : NOTHING;
  return markup`<details class="part"><summary>files written <small>${all.length}</small></summary><table><thead><tr><th scope="col">file</th><th scope="col">change</th><th scope="col">size</th></tr></thead><tbody>${rows}</tbody></table>${more}</details>`;
}

function picture({ path, type, width, height, content }: ReportImage): Markup {
  const data = `data:${type};base64,${content.toString('base64')}`;
  return markup`<figure><img src="${data}" width="${width}" height="${height}" loading="lazy" alt="image that the program wrote: ${name(path)}"><figcaption>${name(path)} <small>${width} × ${height}, ${formatBytes(content.length)}</small></figcaption></figure>`;
}

function pictures(images: readonly ReportImage[]): Markup {
  return images.length === 0 ? NOTHING : markup`<div class="images">${images.map(picture)}</div>`;
}

/** Text of ours, in which names of inputs stand between backticks. */
export function withCode(text: string): Markup {
  return markup`${text.split('`').map((piece, index) => (index % 2 === 0 ? markup`${piece}` : markup`<code>${piece}</code>`))}`;
}

/** A suggestion of a model. */
function suggestion(run: ReportedRun, { part }: PlacedRun): Markup {
  const repair = repairOf(part.report, run);
  if (repair === undefined) return NOTHING;
  const told = markup`<p class="note">${withCode(describeRepair(repair))}</p>`;
  if (repair.diff === null) return told;
  return markup`${told}<details class="part"><summary>suggested change <small>by a model</small></summary><pre tabindex="0">${lines(cutMiddle(repair.diff, MAX_STREAM))}</pre></details>`;
}

function notes(run: ReportedRun, placed: PlacedRun): Markup {
  const hint = run.status === 'passed' ? undefined : hintFor(run, placed.part.report.isolation);
  const all = [...run.notes, ...(hint === undefined ? [] : [hint])];
  return markup`${all.map((text) => markup`<p class="note">${withCode(text)}</p>`)}`;
}

/** Everything about a run, besides its heading. Images are left out where there is no room for them. Pure. */
export function programBody(placed: PlacedRun, hasImages: boolean): Markup {
  const { run, part, runIndex } = placed;
  const memory = run.peakMemoryBytes === null ? '' : `, peak memory ${formatBytes(run.peakMemoryBytes)}`;
  const images = part.images?.get(runIndex) ?? [];
  const left =
    !hasImages && images.length > 0 ? markup`<p class="note">${images.length} images are left out.</p>` : NOTHING;
  return markup`<div class="body"><p class="outcome">${describeOutcome(run.outcome)} after ${formatDuration(run.durationMs)}${memory}</p>${error(run)}${notes(run, placed)}${sourceListing(run, part.sources(run))}${suggestion(run, placed)}${hasImages ? pictures(images) : left}${stream('standard output', run.stdout, { bytes: run.stdoutBytes, isCut: run.stdoutTruncated })}${stream('standard error', run.stderr, { bytes: run.stderrBytes, isCut: run.stderrTruncated })}${files(run)}</div>`;
}

/** A run as a section that opens; `isOneOfMany` says whether the environment must be told. Pure. */
export function programSection(
  placed: PlacedRun,
  body: Markup,
  { isOpen, isOneOfMany }: { isOpen: boolean; isOneOfMany: boolean },
): Markup {
  const { run, part, partIndex } = placed;
  const where = isOneOfMany ? markup` <span class="label">${name(part.label)}</span>` : NOTHING;
  const open = isOpen ? markup` open` : NOTHING;
  return markup`<details class="run" id="${anchorOf(placed)}" data-status="${run.status}" data-part="${partIndex}"${open}><summary>${statusMark(run.status)} <h3>${name(run.id)}</h3>${where} <span class="time">${formatDuration(run.durationMs)}</span></summary>${body}</details>\n`;
}
