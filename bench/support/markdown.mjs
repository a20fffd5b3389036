const line = (cells) => `| ${cells.join(' | ')} |`;

function table(rows) {
  return [
    line(['what', 'median (middle half)', 'target', 'met']),
    line(['---', '---', '---', '---']),
    ...rows.map(({ what, value, target, met }) => line([what, value, target, met])),
  ];
}

/** The results as a page. */
export function markdown({ machine, rounds, parts }, { head = true } = {}) {
  const top = [
    '# Results',
    '',
    `Written by \`npm run bench\`: ${machine}. Medians of ${rounds} interleaved rounds (twice as many for one small program; of peaks three). Machines differ and are noisy: compare the ratios, not the times.`,
    '',
  ];
  const body = parts.flatMap(({ title, who, notes, rows }) => [
    `## ${title}, as ${who}`,
    '',
    ...(notes === undefined ? [] : [notes, '']),
    ...(rows.length === 0 ? [] : table(rows)),
    '',
  ]);
  return `${[...(head ? top : []), ...body].join('\n').trimEnd()}\n`;
}
