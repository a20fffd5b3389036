import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writePrograms } from './support/context.mjs';
import { row } from './support/measure.mjs';
import { peakMb } from './support/peak.mjs';
import { pyexecArgs } from './support/run-process.mjs';

const FEW = 1_000;
const MANY = 10_000;
const number = (count) => count.toLocaleString('en');

/** What to run, as an argument. */
const KINDS = {
  files: (context, name, count) => {
    const sources = Array.from({ length: count }, (_, index) => `print(${index})\n`);
    return path.join(path.dirname(writePrograms(context, name, sources)[0]), '*.py');
  },
  'blocks of Markdown': (context, name, count) => {
    const file = path.join(context.folder, `${name}.md`);
    const blocks = Array.from({ length: count }, (_, index) => `\`\`\`python\nprint(${index})\n\`\`\`\n\n`);
    writeFileSync(file, blocks.join(''), { mode: 0o644 });
    return file;
  },
};

/** A run with every report that there is. */
function runAll(context, what) {
  const report = (name) => path.join(context.temp, `batch.${name}`);
  const reports = ['--junit-file', report('xml'), '--sarif-file', report('sarif'), '--html-file', report('html')];
  return peakMb(context, pyexecArgs({ ...context, isolation: 'sandbox' }, '--json', ...reports, what));
}

async function compare(context, kind, write) {
  const results = {};
  for (const count of [FEW, MANY]) {
    const name = `batch-${count}-${kind.replaceAll(/\W+/g, '-')}`;
    results[count] = await runAll(context, write(context, name, count));
  }
  const rate = (count) => [(1000 * count) / results[count].ms];
  const peak = (count) => [results[count].peak];
  const [mb, perSecond] = [
    { unit: ' MB', digits: 0 },
    { unit: ' /s', digits: 1 },
  ];
  return [
    row(`${number(FEW)} ${kind}: peak memory`, peak(FEW), mb),
    row(`${number(MANY)} ${kind}: peak memory`, peak(MANY), mb),
    row(`${kind}: peak of ${number(MANY)} / of ${number(FEW)}`, [results[MANY].peak / results[FEW].peak], {
      atMost: 1.5,
    }),
    row(`${number(FEW)} ${kind}`, rate(FEW), perSecond),
    row(`${number(MANY)} ${kind}`, rate(MANY), perSecond),
    row(`${kind}: rate of ${number(MANY)} / of ${number(FEW)}`, [rate(MANY)[0] / rate(FEW)[0]], { atLeast: 0.9 }),
  ];
}

/** Many tiny programs in one run: what the tool's process takes for them. */
export async function batch(context) {
  const rows = [];
  for (const [kind, write] of Object.entries(KINDS)) rows.push(...(await compare(context, kind, write)));
  return {
    title: 'A batch of 10,000 programs',
    notes:
      'Each prints a number, in the sandbox; with JUnit, SARIF, the page and `--json`. One round: it takes minutes. The peak is that of the node process.',
    rows,
  };
}
