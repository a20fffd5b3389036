/** A value as JSON; undefined for one that is nested too deep for that, as none is that is meant well. Pure. */
export function spellJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return undefined;
  }
}
