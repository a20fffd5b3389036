/** How models mark what they think before they answer, where their server leaves it in the text. */
const MARKS: readonly (readonly [begin: string, end: string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<seed:think>', '</seed:think>'],
  ['◁think▷', '◁/think▷'],
  ['[THINK]', '[/THINK]'],
  ['<|channel|>analysis<|message|>', '<|end|>'],
];

/** What OpenAI's harmony has around an answer. */
const HARMONY = /^(<\|start\|>assistant)?<\|channel\|>final<\|message\|>|<\|(return|end)\|>$/g;

/** Without the thoughts that it begins with. */
function afterBegun(text: string): string {
  let from = 0;
  for (;;) {
    const mark = MARKS.find(([begin]) => text.startsWith(begin, from));
    if (mark === undefined) return text.slice(from);
    const at = text.indexOf(mark[1], from);
    if (at < 0) return '';
    from = at + mark[1].length;
    while (/\s/.test(text.charAt(from))) from++;
  }
}

/** Without thoughts of which there is only the end, in a line of its own: their beginning was in the prompt. */
function afterEnded(text: string): string {
  const lines = text.split('\n');
  for (const [begin, end] of MARKS) {
    const at = lines.findIndex((line) => line.trim() === end);
    if (at >= 0 && !lines.slice(0, at).some((line) => line.includes(begin))) return lines.slice(at + 1).join('\n');
  }
  return text;
}

/**
 * A text without what the model thought before it: programs that it only thought of are not meant to run. All of it is
 * thought when that has no end. Pure.
 */
export function withoutThoughts(text: string): string {
  const begun = text.trimStart();
  const rest = afterBegun(begun);
  return (rest === begun ? afterEnded(text) : rest).replace(HARMONY, '');
}
