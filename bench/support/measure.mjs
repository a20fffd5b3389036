/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The values at a quarter and at three quarters. */
function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.25, 0.75].map((share) => sorted[Math.round(share * (sorted.length - 1))]);
}

/**
 * Runs all contestants in turn, round after round, so that whatever else the machine does hits them alike. Resolves to
 * what each gave, by name, in the order of the rounds. A first round that warms the disk's cache is not counted.
 */
export async function interleave(contestants, rounds) {
  const names = Object.keys(contestants);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const result = await contestants[name]();
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

/** Combines the results of each round. */
export function perRound(combine, ...series) {
  return series[0].map((_, round) => combine(...series.map((values) => values[round])));
}

/** `1.08 (1.05 to 1.12)`: the median, and the middle half of the rounds. */
export function spread(values, unit = '', digits = 2) {
  const [low, high] = quartiles(values).map((value) => value.toFixed(digits));
  return `${median(values).toFixed(digits)}${unit} (${low} to ${high})`;
}

/** A row of the table of results. */
export function row(what, values, { unit, digits, atMost, atLeast } = {}) {
  const limit = atMost ?? atLeast;
  const sign = atMost === undefined ? '≥' : '≤';
  const isMet = atMost === undefined ? median(values) >= limit : median(values) <= limit;
  return {
    what,
    value: spread(values, unit, digits),
    target: limit === undefined ? '' : `${sign} ${limit}${unit ?? ''}`,
    met: limit === undefined ? '' : isMet ? 'yes' : 'no',
  };
}
