/** What a model ends with when it has nothing more to say, in AG2 and here. */
const END = 'TERMINATE';

/** The answer for people: what the model said last, without the word that only ends the conversation. Pure. */
export function answerOf(text: string): string {
  return text.replaceAll(END, '').trim();
}
