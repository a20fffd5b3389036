/** The shard with the least to do is always at the root; of those that have the same, the first. */
class Heap {
  private readonly loads: Float64Array;
  private readonly order: number[];

  constructor(count: number) {
    this.loads = new Float64Array(count);
    this.order = Array.from({ length: count }, (_, index) => index);
  }

  /** Gives the shard with the least to do that much more, and says which one it is. */
  add(load: number): number {
    const shard = this.order[0] ?? 0;
    this.loads[shard] = (this.loads[shard] ?? 0) + load;
    this.sink();
    return shard;
  }

  private isBefore(a: number, b: number): boolean {
    const [loadA = 0, loadB = 0] = [this.loads[a], this.loads[b]];
    return loadA < loadB || (loadA === loadB && a < b);
  }

  private sink(): void {
    const { order } = this;
    const moved = order[0] ?? 0;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= order.length) break;
      if (child + 1 < order.length && this.isBefore(order[child + 1] ?? 0, order[child] ?? 0)) child++;
      if (!this.isBefore(order[child] ?? 0, moved)) break;
      order[place] = order[child] ?? 0;
      place = child;
    }
    order[place] = moved;
  }
}

/**
 * Deals out items of these durations to `count` shards (at least 1): the longest first, each to the shard with the least to
 * do (LPT). No shard gets more than the average and the longest item together. Gives the indexes of the items of each
 * shard, ascending; the same for the same input. Pure.
 */
export function balance(durations: readonly number[], count: number): number[][] {
  const byLength = durations.map((_, index) => index);
  byLength.sort((a, b) => (durations[b] ?? 0) - (durations[a] ?? 0) || a - b);
  const heap = new Heap(count);
  const shards = Array.from({ length: count }, (): number[] => []);
  for (const index of byLength) shards[heap.add(durations[index] ?? 0)]?.push(index);
  for (const shard of shards) shard.sort((a, b) => a - b);
  return shards;
}
