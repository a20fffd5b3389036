/** The beginning of a text, at most so many characters of it, with `…` for the rest. Pure. */
export function cutEnd(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}

/** Head and tail of a text, at most so many characters of it, with a line in between that counts what is left out. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  const leftOut = text.length - 2 * half;
  // Cutting may part a pair of surrogates.
  const [head, tail] = [text.slice(0, half), text.slice(text.length - half)].map((one) => one.toWellFormed());
  return `${head ?? ''}\n… ${leftOut} characters left out …\n${tail ?? ''}`;
}
