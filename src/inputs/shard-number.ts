import { Malformed, type Grammar } from './grammar.js';

/** Which of the shards, from 1. */
export interface ShardNumber {
  readonly index: number;
  /** How many there should be; undefined when that was not said. */
  readonly of: number | undefined;
}

const FORM = 'the number of a shard, such as 2 or 2/5';

/** `2`, or `2/5`, which is also held against the plan. */
export const shardNumber: Grammar<ShardNumber> = (raw) => {
  const [, index, of] = /^([1-9]\d{0,2})(?:\/([1-9]\d{0,2}))?$/.exec(raw.trim()) ?? [];
  const isPossible = of === undefined || Number(index) <= Number(of);
  if (index === undefined || !isPossible) throw new Malformed(FORM);
  return { index: Number(index), of: of === undefined ? undefined : Number(of) };
};
