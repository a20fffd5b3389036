import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { pyexec, wallMs } from './support/run-process.mjs';

const KINDS = {
  'empty program': { source: 'pass\n', count: 60 },
  '50 ms of work': {
    source: 'import time\nend = time.process_time() + 0.05\nwhile time.process_time() < end:\n    pass\n',
    count: 20,
  },
};

async function compare(context, name, { source, count }) {
  const files = writePrograms(context, name.replaceAll(' ', '-'), Array(count).fill(source));
  const loop = 'python=$1; shift; for file; do "$python" "$file"; done';
  const xargs = ['-c', 'python=$1; shift; printf "%s\\n" "$@" | xargs -n1 "$python"'];
  const shell = (args) => wallMs({ command: '/bin/sh', args: [...args, 'sh', context.python, ...files], context });
  const tool = async (...programs) => (await pyexec(context, ['--json', '--jobs', '1', ...programs])).ms;
  const results = await interleave(
    {
      first: () => tool(files[0]),
      all: () => tool(...files),
      loop: () => shell(['-c', loop]),
      xargs: () => shell(xargs),
    },
    context.rounds,
  );
  // The first program pays for the start of the tool.
  const each = perRound((all, first) => (all - first) / (count - 1), results.all, results.first);
  const [bare, byXargs] = [results.loop, results.xargs].map((series) => series.map((ms) => ms / count));
  return [
    row(`${name}: bare Python in a shell loop`, bare, { unit: ' ms', digits: 1 }),
    row(`${name}: each further program of a run`, each, { unit: ' ms', digits: 1 }),
    row(
      `${name}: further program / shell loop`,
      perRound((a, b) => a / b, each, bare),
      { atMost: 1.15 },
    ),
    row(
      `${name}: further program / xargs -n1`,
      perRound((a, b) => a / b, each, byXargs),
      { atMost: 1.15 },
    ),
  ];
}

/** What each program of a run costs, as against bare Python. */
export async function oneAfterTheOther(context) {
  const rows = [];
  for (const [name, kind] of Object.entries(KINDS)) rows.push(...(await compare(context, name, kind)));
  return { title: 'Programs one after the other (`--jobs 1`)', rows };
}
