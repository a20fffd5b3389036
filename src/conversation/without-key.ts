/** Services of one's own want any word, such as `EMPTY`, which is no secret and may well stand in a program. */
const SHORTEST_KEY = 8;

/** A text without the key in it; undefined means that there is none. Pure. */
export function withoutKey(text: string, key: string | undefined): string {
  return key === undefined || key.length < SHORTEST_KEY ? text : text.replaceAll(key, '***');
}
