/**
 * Has the engine collect sooner what is not needed any more: it would let that pile up for as long as there is room. For
 * what makes much that is soon forgotten.
 */
export async function spareMemory(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--optimize-for-size');
}
