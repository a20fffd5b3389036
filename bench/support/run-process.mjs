import { spawn } from 'node:child_process';

/**
 * Runs a process to its end. Resolves to its wall time, the moment of its start on CLOCK_MONOTONIC (the clock of Python's
 * `time.monotonic_ns()`), and what it wrote.
 *
 * @throws Error when it ends with a code that is not expected
 */
export function runProcess({ command, args, context, env, discard = false, exitCodes = [0] }) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', discard ? 'ignore' : 'pipe', discard ? 'ignore' : 'pipe'];
    const startedNs = process.hrtime.bigint();
    const child = spawn(command, args, { stdio, cwd: context.folder, env: env ?? context.env, ...context.user });
    const output = { stdout: [], stderr: [] };
    for (const name of Object.keys(output)) child[name]?.on('data', (chunk) => output[name].push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const ms = Number(process.hrtime.bigint() - startedNs) / 1e6;
      const [stdout, stderr] = [output.stdout, output.stderr].map((chunks) => Buffer.concat(chunks).toString());
      if (exitCodes.includes(code)) resolve({ ms, startedNs, stdout, stderr });
      else reject(new Error(`${command} ${args.slice(0, 8).join(' ')} ended with ${code}: ${stderr || stdout}`));
    });
  });
}

/** Wall time in ms. */
export const wallMs = async (options) => (await runProcess(options)).ms;

/** Arguments of node for a run of the command-line program. */
export function pyexecArgs(context, ...more) {
  const { python, isolation = 'none' } = context;
  const fixed = ['--environment', 'system', '--isolation', isolation, '--python-path', python];
  return [context.cli, 'run', ...fixed, ...more];
}

/** A run of the command-line program. */
export function pyexec(context, args, options = {}) {
  return runProcess({ command: context.node, args: pyexecArgs(context, ...args), context, ...options });
}
