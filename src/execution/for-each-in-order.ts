interface Steps<T, R> {
  /** Undefined is no result. */
  work: (item: T, index: number) => Promise<R | undefined>;
  /** Gets the results in the order of the items. */
  take: (result: R) => void;
  /** No further item is started once this is true. */
  isOver: () => boolean;
}

/**
 * Works on several items at the same time and hands the results on in the order of the items. The first failure stops
 * the start of further items, and is thrown after those under way have ended; what was finished before is handed on.
 */
export async function forEachInOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  { work, take, isOver }: Steps<T, R>,
): Promise<void> {
  const finished = new Map<number, R>();
  let next = 0;
  let taken = 0;
  let failure: { readonly thrown: unknown } | undefined;
  const worker = async (): Promise<void> => {
    while (next < items.length && failure === undefined && !isOver()) {
      const index = next++;
      try {
        const result = await work(items[index] as T, index);
        if (result !== undefined) finished.set(index, result);
      } catch (thrown) {
        failure ??= { thrown };
      }
      for (let result = finished.get(taken); result !== undefined; result = finished.get(taken)) {
        finished.delete(taken++);
        take(result);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  for (const [, result] of [...finished].sort(([a], [b]) => a - b)) take(result);
  if (failure !== undefined) throw failure.thrown;
}
