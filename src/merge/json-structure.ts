/** A result of 100,000 runs has 3 million; each takes some 50 bytes when it is parsed, and may have been written in three. */
const MAX_VALUES = 5_000_000;
/** A result has six. */
const MAX_DEPTH = 32;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Whether a JSON text, as UTF-8, has so many values or is nested so deeply that parsing it would take a multiple of its size
 * in memory. Of what is no JSON the answer may be either. Pure.
 */
export function isTooComplex(bytes: Uint8Array): boolean {
  let isInText = false;
  let [values, depth] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) isInText = !isInText;
    else if (isInText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) values++;
    else if (OPENING.has(byte)) {
      values++;
      depth++;
    } else if (CLOSING.has(byte)) depth--;
    if (values > MAX_VALUES || depth > MAX_DEPTH) return true;
  }
  return false;
}
