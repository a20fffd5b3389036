import { readLeftFile } from '../artifacts/read-files.js';
import { imageFacts } from '../report/image-facts.js';
import type { ReportImage } from '../report/report-part.js';
import type { ReportedRun } from '../report/run-report.js';

const MAX_BYTES = 2 * 2 ** 20;
const MAX_TOTAL_BYTES = 5 * 2 ** 20;
/** A small file may be a picture that no browser has the memory for. */
const MAX_PIXELS = 40e6;
const MAX_EACH = 12;
/** Of all programs; looking at files takes time too. */
const MAX_LOOKED_AT = 1000;

const NAMES = /\.(png|jpe?g|gif|webp)$/i;

/**
 * The images that programs left in their working directories, by the index of the run; as many as a page can hold, those
 * of programs that did not pass first. What is none by its content is not taken.
 */
export function readImages(runs: readonly ReportedRun[]): Map<number, ReportImage[]> {
  const found = new Map<number, ReportImage[]>();
  let left = MAX_TOTAL_BYTES;
  let looks = MAX_LOOKED_AT;
  const indexes = [...runs.keys()].sort((a, b) => rank(runs[a]) - rank(runs[b]) || a - b);
  for (const index of indexes) {
    const run = runs[index];
    const images: ReportImage[] = [];
    for (const { path, bytes } of run?.files ?? []) {
      if (images.length >= MAX_EACH || looks <= 0) break;
      if (run === undefined || !NAMES.test(path) || bytes > Math.min(MAX_BYTES, left)) continue;
      looks--;
      const content = readLeftFile({ folder: run.workingDirectory, path }, Math.min(MAX_BYTES, left));
      const facts = content === undefined ? undefined : imageFacts(content);
      if (content === undefined || facts === undefined || facts.width * facts.height > MAX_PIXELS) continue;
      left -= content.length;
      images.push({ path, ...facts, content });
    }
    if (images.length > 0) found.set(index, images);
  }
  return found;
}

function rank(run: ReportedRun | undefined): number {
  return Number(run?.status === 'passed');
}
