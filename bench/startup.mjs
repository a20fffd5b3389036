import { writePrograms } from './support/context.mjs';
import { interleave, perRound, row } from './support/measure.mjs';
import { pyexec, runProcess, wallMs } from './support/run-process.mjs';
import { runnerEnvironment } from './support/runner-environment.mjs';

/** The first thing that it does is to look at the clock. */
const STAMP = 'import time\nprint(f"stamp={time.monotonic_ns()}")\n';

/** From the start of the process to the program's first statement, in ms. */
function untilStamp({ stdout, startedNs }) {
  return Number(BigInt(/stamp=(\d+)/.exec(stdout)[1]) - startedNs) / 1e6;
}

const both = (result) => ({ total: result.ms, first: untilStamp(result) });

/** What one small program costs more than in a bare Python, and when it is started. */
export async function startup(context) {
  const [hello] = writePrograms(context, 'startup', [STAMP]);
  const inputs = { environment: 'system', isolation: 'none', 'python-path': context.python, files: hello };
  const results = await interleave(
    {
      node: () => wallMs({ command: context.node, args: ['-e', '0'], context }),
      python: async () => both(await runProcess({ command: context.python, args: [hello], context })),
      cli: async () => both(await pyexec(context, ['--json', hello])),
      action: async () => {
        const env = runnerEnvironment(context, inputs);
        return both(await runProcess({ command: context.node, args: [context.action], context, env }));
      },
    },
    2 * context.rounds,
  );
  const { node, python } = results;
  const rowsOf = (name, series) => [
    row(
      `${name}: whole process / bare Python`,
      perRound((a, b) => a.total / b.total, series, python),
    ),
    row(
      `${name}: whole process − bare Python − \`node -e 0\``,
      perRound((a, b, c) => a.total - b.total - c, series, python, node),
      { unit: ' ms', digits: 1 },
    ),
    row(
      `${name}: start of the program − \`node -e 0\``,
      perRound((a, b, c) => a.first - b.first - c, series, python, node),
      { unit: ' ms', digits: 1, atMost: 100 },
    ),
  ];
  return {
    title: 'One small program',
    notes:
      'The start of the program is its first statement, less what a bare Python needs to get there. All clocks are CLOCK_MONOTONIC.',
    rows: [
      row('`node -e 0`', node, { unit: ' ms', digits: 1 }),
      row(
        'bare Python',
        perRound(({ total }) => total, python),
        { unit: ' ms', digits: 1 },
      ),
      ...rowsOf('cli.js', results.cli),
      ...rowsOf('index.js', results.action),
    ],
  };
}
