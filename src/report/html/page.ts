import { createHash } from 'node:crypto';
import { failuresFirst, statusOfParts, type PlacedRun, type ReportPart } from '../report-part.js';
import { describeTotals } from '../wording.js';
import { filters } from './filters.js';
import { markup, type Markup, NOTHING } from './markup.js';
import { bar, conversations, countByStatus, environments, matrix, skips, slow } from './overview.js';
import { programBody, programSection, statusMark } from './program.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** In bytes; together with what is around them, a page stays below 20 MiB. */
interface Room {
  /** How many programs may not fit before no more are tried. */
  misses: number;
  /** For the line of each program. */
  rows: number;
  /** For what there is to say of them. */
  text: number;
  images: number;
}

const ROOM: Room = { misses: 50, rows: 3 * 2 ** 20, text: 6 * 2 ** 20, images: 7 * 2 ** 20 };
/** For each part of the overview. */
const MAX_OVERVIEW = 2 ** 20;
/** More programs than that are laid out when they come into view. */
const MANY = 200;
/** So many are open at first. */
const MAX_OPEN = 3;

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded, sent or run but what is named here by its content. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    `script-src ${hashOf(SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function fitting(part: Markup): Markup {
  const isSmall = Buffer.byteLength(part.text) <= MAX_OVERVIEW;
  return isSmall ? part : markup`<p class="note">There is too much to show here; it is in result.json.</p>`;
}

/** What the images of a run take in a page: four characters for each three bytes. */
function imageBytes({ part, runIndex }: PlacedRun): number {
  const images = part.images?.get(runIndex) ?? [];
  return images.reduce((sum, { content }) => sum + Math.ceil(content.length / 3) * 4, 0);
}

/** Text gets what images do not need. */
function roomFor(runs: readonly PlacedRun[]): Room {
  const spare = ROOM.images - runs.reduce((sum, placed) => sum + imageBytes(placed), 0);
  return { ...ROOM, text: ROOM.text + Math.max(0, spare) };
}

/** As much of a run's content as there is room for. */
function bodyOf(placed: PlacedRun, room: Room): Markup | undefined {
  if (room.misses === 0) return undefined;
  const cost = imageBytes(placed);
  const hasImages = cost <= room.images;
  const body = programBody(placed, hasImages);
  const bytes = Buffer.byteLength(body.text) - (hasImages ? cost : 0);
  if (bytes > room.text) {
    room.misses--;
    return undefined;
  }
  room.text -= bytes;
  if (hasImages) room.images -= cost;
  return body;
}

/** The sections of as many runs as there is room for. */
function sections(runs: readonly PlacedRun[], isOneOfMany: boolean): Markup[] {
  const room = roomFor(runs);
  const shown: Markup[] = [];
  const opened = new Set<string>();
  for (const placed of runs) {
    const row = programSection(placed, NOTHING, { isOpen: false, isOneOfMany });
    room.rows -= Buffer.byteLength(row.text);
    if (room.rows < 0) break;
    const body = bodyOf(placed, room);
    const { id, status } = placed.run;
    const isOpen = body !== undefined && status !== 'passed' && !opened.has(id) && opened.size < MAX_OPEN;
    if (isOpen) opened.add(id);
    const content =
      body ?? markup`<div class="body"><p class="note">There is no room for more here; it is in result.json.</p></div>`;
    shown.push(programSection(placed, content, { isOpen, isOneOfMany }));
  }
  return shown;
}

/** In front of the programs. */
function head(parts: readonly ReportPart[], runs: readonly PlacedRun[]): Markup {
  const status = statusOfParts(parts);
  const totals = markup`${parts.length === 1 && parts[0] !== undefined ? describeTotals(parts[0].report) : `${runs.length} runs in ${parts.length} environments`}`;
  return markup`<header><h1>${statusMark(status)} pyexec</h1><p class="totals">${totals}</p>${bar(countByStatus(runs))}</header>`;
}

/** The list of programs, each as a piece of its own. */
function* programs(
  parts: readonly ReportPart[],
  runs: readonly PlacedRun[],
  shown: readonly Markup[],
): Generator<string> {
  const many = shown.length > MANY ? markup` class="many"` : NOTHING;
  const left = runs.length - shown.length;
  const rest = left > 0 ? markup`<p class="note">${left} more programs are in result.json.</p>` : NOTHING;
  yield markup`<section aria-labelledby="programs"><h2 id="programs">Programs</h2>${filters(countByStatus(runs), parts)}<div id="runs"${many}>`
    .text;
  for (const section of shown) yield section.text;
  yield markup`</div>${rest}</section>`.text;
}

/**
 * One page that needs nothing else, at most 20 MiB, in pieces that follow each other: what did not pass first, each program
 * with its source, outputs, files and images. Without scripts all of it is there but the filters. Whatever programs said,
 * made or are called is shown as text; nothing of it is run or loaded. What does not fit is counted. Pure.
 */
export function* pagePieces(parts: readonly ReportPart[]): Generator<string> {
  const runs = failuresFirst(parts);
  const shown = sections(runs, parts.length > 1);
  const overview = markup`${fitting(environments(parts))}${fitting(matrix(runs, parts))}${fitting(slow(runs))}${fitting(skips(parts))}`;
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>pyexec: ${statusOfParts(parts)}</title>
<style>${STYLE}</style>
</head>
<body>
${markup`${head(parts, runs)}<main>${overview}${fitting(conversations(parts))}`.text}`;
  if (runs.length > 0) yield* programs(parts, runs, shown);
  yield `</main>
${shown.length === 0 ? '' : `<script>${SCRIPT}</script>`}
</body>
</html>
`;
}

/** The same as one text. Pure. */
export function buildPage(parts: readonly ReportPart[]): string {
  return [...pagePieces(parts)].join('');
}
