import { cutEnd } from '../cut-text.js';
import type { ReportedRun } from '../run-report.js';
import { markup, type Markup, NOTHING } from './markup.js';

/** Lines that are shown around the failing one, and from the start where none failed. */
const AROUND = 12;
const FROM_START = 60;
const MAX_LINE = 400;

/** First and last line to show, counted from 1. */
function window(all: readonly string[], failing: number | undefined): [number, number] {
  const isBlank = (number: number): boolean => (all[number - 1] ?? '').trim() === '';
  let first = failing === undefined ? 1 : Math.max(1, failing - AROUND);
  // A program out of a document has empty lines in place of what is before it.
  while (first < (failing ?? all.length) && isBlank(first)) first++;
  const last = failing === undefined ? first + FROM_START - 1 : failing + AROUND;
  return [first, Math.min(all.length, last)];
}

function row(text: string, number: number, isFailing: boolean): Markup {
  const content = markup`<span class="number">${number}</span><span class="text">${text}</span>`;
  return isFailing
    ? markup`<mark class="row"><span class="sr">failing line </span>${content}\n</mark>`
    : markup`<span class="row">${content}\n</span>`;
}

/** The source of a program with the failing line marked, or nothing where it is not known. Pure. */
export function sourceListing({ error, id, source }: ReportedRun, text: string | undefined): Markup {
  if (text === undefined || text.trim() === '') return NOTHING;
  const all = text.split(/\r\n|\r|\n/);
  if (all.at(-1) === '') all.pop();
  const failing = error?.line != null && error.line <= all.length ? error.line : undefined;
  const [first, last] = window(all, failing);
  const rows = all
    .slice(first - 1, last)
    .map((line, index) => row(cutEnd(line, MAX_LINE), first + index, first + index === failing));
  const where = failing === undefined ? (source?.path ?? id) : `${error?.path ?? id}:${failing}`;
  const range = last - first + 1 < all.length ? `, lines ${first} to ${last} of ${all.length}` : '';
  return markup`<figure class="source"><figcaption>${where}${range}</figcaption><pre tabindex="0"><code>${rows}</code></pre></figure>`;
}
