import { showInvisible } from '../report/neutralise.js';
import type { Wrong } from './subject.js';
import { unifiedDiff } from './unified-diff.js';

export const TOO_MUCH: Wrong = {
  wrong: 'Error: too many lines are changed. Nothing ran. Change as little as possible.',
};

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/\r$/, ''));
}

/** What is wrong with a change, whatever the program does; undefined when nothing is. Pure. */
export function wrongWithChange(before: string, after: string): Wrong | undefined {
  if (before === after)
    return { wrong: 'Error: this is the program as it is. Nothing ran. Change what makes it fail.' };
  const there = new Set(linesOf(before));
  const hidden = linesOf(after).find((line) => !there.has(line) && showInvisible(line) !== line);
  // Who reads the patch has to see what it does.
  if (hidden !== undefined)
    return {
      wrong: `Error: a line holds characters that are not visible: ${showInvisible(hidden).slice(0, 200)}. Nothing ran. Write them as escapes.`,
    };
  return unifiedDiff('', before, after) === undefined ? TOO_MUCH : undefined;
}

/** Code as a model writes it, in whole lines that end with `\n`. Pure. */
export function normalise(code: string): string {
  const lines = code.toWellFormed().replaceAll('\r\n', '\n').replace(/\n+$/, '');
  return `${lines}\n`;
}
