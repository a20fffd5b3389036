import { writePrograms } from './support/context.mjs';
import { row } from './support/measure.mjs';
import { peakMb } from './support/peak.mjs';
import { pyexecArgs } from './support/run-process.mjs';
import { runnerEnvironment } from './support/runner-environment.mjs';

const FLOOD = 'import sys\nline = "x" * 1023 + "\\n"\nfor _ in range(1024):\n    sys.stdout.write(line * 1024)\n';
const MAX_MB = 150;

/** What the tool's process takes while a program prints 1 GiB. */
export async function memory(context) {
  const [hello, flood] = writePrograms(context, 'memory', ['print("hello")\n', FLOOD]);
  const cli = (...args) => pyexecArgs(context, ...args);
  const inputs = { environment: 'system', isolation: 'none', 'python-path': context.python, files: flood };
  const cases = {
    '`node -e 0`': { args: ['-e', '0'], atMost: undefined },
    hello: { args: cli('--json', hello) },
    '1 GiB, default `max-output`: stopped': { args: cli('--json', flood) },
    '1 GiB, `max-output: 110MiB`: not stopped': { args: cli('--max-output', '110MiB', flood) },
    '1 GiB, `max-output: 110MiB`, --json': { args: cli('--max-output', '110MiB', '--json', flood) },
    'index.js, 1 GiB, default `max-output`': { args: [context.action], action: true },
  };
  const rows = [];
  for (const [name, { args, action }] of Object.entries(cases)) {
    const peaks = [];
    for (let round = 0; round < 3; round++) {
      const env = action ? runnerEnvironment(context, inputs) : undefined;
      peaks.push((await peakMb(context, args, { env })).peak);
    }
    rows.push(row(name, peaks, { unit: ' MB', digits: 0, ...(name.startsWith('`node') ? {} : { atMost: MAX_MB }) }));
  }
  return { title: 'Peak memory of the node process', rows };
}
