import { gutterLine, quoteInline, splitLines } from './neutralise.js';
import type { ReportedRun } from './run-report.js';
import { describeOutcome } from './wording.js';
import { formatBytes, formatDuration } from '../units.js';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** Colours text when colours are wanted. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;
const SGR: Record<Style, number> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
export const coloured: Paint = (style, text) => `\u001b[${SGR[style]}m${text}\u001b[0m`;

/** What is shown of each text; the rest is in the result. */
const MAX_LINES = 400;

/** One line that says how a program ended. */
export function outcomeLine(run: ReportedRun, paint: Paint): string {
  const status = paint(run.status === 'passed' ? 'green' : 'red', run.status.padEnd(6));
  const memory = run.peakMemoryBytes === null ? '' : `, ${formatBytes(run.peakMemoryBytes)}`;
  return `${status} ${paint('bold', quoteInline(run.id))}: ${describeOutcome(run.outcome)}, ${formatDuration(run.durationMs)}${memory}`;
}

function cutLines(text: string): string[] {
  const lines = splitLines(text);
  if (lines.length <= MAX_LINES) return lines.map(gutterLine);
  const half = MAX_LINES / 2;
  const leftOut = `… ${lines.length - MAX_LINES} lines left out …`;
  return [...lines.slice(0, half).map(gutterLine), leftOut, ...lines.slice(-half).map(gutterLine)];
}

/** What a program or a model wrote, under its name, when there is something in it. */
export function outputLines(name: string, text: string, paint: Paint): string[] {
  return text === '' ? [] : [paint('dim', name), ...cutLines(text)];
}
