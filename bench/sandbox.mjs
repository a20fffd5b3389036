import path from 'node:path';
import { bySelf } from './all-cores.mjs';
import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { pyexec, wallMs } from './support/run-process.mjs';

/** What the sandbox costs: one small program, further ones of a run, and many on all cores. */
export async function sandbox(context) {
  const files = writePrograms(
    context,
    'sandboxed',
    Array.from({ length: 200 }, (_, index) => `print(${index} * ${index})\n`),
  );
  const [first] = files;
  const run = (isolation, args) => async () => (await pyexec({ ...context, isolation }, ['--json', ...args])).ms;
  const one = await interleave(
    { none: run('none', [first]), sandbox: run('sandbox', [first]) },
    Math.max(20, 2 * context.rounds),
  );
  const { python, cores, venvPython } = context;
  const xargs = `python=$1; shift; printf "%s\\n" "$@" | xargs -P${cores} -n1 "$python"`;
  const ag2 = () => bySelf(context, 'ag2_rate.py', { args: [python, '2', path.dirname(first)], count: files.length });
  const series = ['--jobs', '1', ...files.slice(0, 41)];
  const many = await interleave(
    {
      none: run('none', files),
      sandbox: run('sandbox', files),
      noneInSeries: run('none', series),
      sandboxInSeries: run('sandbox', series),
      xargs: () => wallMs({ command: '/bin/sh', args: ['-c', xargs, 'sh', python, ...files], context }),
      ...(venvPython === undefined ? {} : { ag2 }),
    },
    context.rounds,
  );
  const rate = (values) => values.map((ms) => (1000 * files.length) / ms);
  const ratio = (a, b) => perRound((x, y) => x / y, a, b);
  const unit = { unit: ' /s', digits: 1 };
  const ms = { unit: ' ms', digits: 1 };
  const added = perRound((x, y) => (x - y) / 41, many.sandboxInSeries, many.noneInSeries);
  return {
    title: 'The sandbox',
    notes:
      'A small program with `isolation: sandbox` and `none`. Bubblewrap alone takes about 10 ms to start a program; here it is started once for each core.',
    rows: [
      row(
        'one program: sandbox − none, whole process',
        perRound((x, y) => x - y, one.sandbox, one.none),
        {
          ...ms,
          atMost: 12,
        },
      ),
      row('each further program of a run (`--jobs 1`): sandbox − none', added, ms),
      row('200 small: sandbox', rate(many.sandbox), unit),
      row('200 small: none', rate(many.none), unit),
      row(`200 small: xargs -P${cores} -n1`, rate(many.xargs), unit),
      ...(venvPython === undefined ? [] : [row('200 small: AG2, 2 threads', rate(many.ag2), unit)]),
      row('200 small: sandbox / none', ratio(many.none, many.sandbox), { atLeast: 0.8 }),
      row('200 small: sandbox / xargs', ratio(many.xargs, many.sandbox), { atLeast: 0.8 }),
      ...(venvPython === undefined
        ? []
        : [row('200 small: sandbox / AG2, 2 threads', ratio(many.ag2, many.sandbox), { atLeast: 0.8 })]),
    ],
  };
}
