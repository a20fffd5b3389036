/** The message of what was thrown. Not by `instanceof`: under jest, errors of node's own modules come from another realm. */
export function messageOf(thrown: unknown): string {
  const message: unknown =
    typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
  return String(message);
}
