/** What a model ends with when it has nothing more to say, in AG2 and here. */
const END = 'TERMINATE';
/** Emphasis and quotes around it; no model writes more of them. */
const OPENING = /[*_~`"'([]*$/;
const MAX_OPENING = 8;
const FENCE_AFTER = /\n[^\S\n]*(?:`{3,}|~{3,})/;
/** A fence that opens in the last line. */
const FENCE_BEFORE = /(?:^|\n)[^\S\n]*(?:`{3,}|~{3,})\w*[^\S\n]*\n\s*$/;
const MAX_FENCE = 80;

/** Without a fence that nothing is left in; otherwise the fence is closed again. */
function closed(before: string, fence: string): string {
  const tail = before.slice(-MAX_FENCE);
  return FENCE_BEFORE.test(tail)
    ? before.slice(0, before.length - tail.length) + tail.replace(FENCE_BEFORE, '')
    : `${before.trimEnd()}${fence}`;
}

/** The answer for people: what the model said last, without the word at its end that only ends the conversation. Pure. */
export function answerOf(text: string): string {
  const at = text.lastIndexOf(END);
  const after = text.slice(at + END.length);
  if (at === -1 || /[\p{L}\p{N}_-]/u.test(after.slice(0, 1)) || /[\p{L}\p{N}]/u.test(after)) return text.trim();
  const opening = OPENING.exec(text.slice(Math.max(0, at - MAX_OPENING), at))?.[0] ?? '';
  const before = text.slice(0, at - opening.length);
  if (/[\p{L}\p{N}_]$/u.test(before.slice(-2))) return text.trim();
  const fence = FENCE_AFTER.exec(after)?.[0];
  return (fence === undefined ? before : closed(before, fence)).trim();
}
