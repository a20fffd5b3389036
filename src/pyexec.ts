import { ERROR_CODES, toPyexecError } from './errors.js';
import { parseRunArguments } from './host/command-line.js';
import type { Environment } from './host/harden.js';
import { MAIN_HELP, runHelp } from './host/help-text.js';
import { TerminalHost } from './host/terminal-host.js';
import { quoteInline } from './report/neutralise.js';
import { exitStatus } from './report/exit-status.js';
import { run } from './run.js';
import { VERSION } from './version.js';

async function runCommand(args: readonly string[], env: Environment): Promise<number> {
  const parsed = parseRunArguments(args);
  if (parsed.help) {
    process.stdout.write(runHelp());
    return 0;
  }
  const host = new TerminalHost(parsed, env);
  const report = await run(host);
  return exitStatus(report, host.failOnError);
}

async function doctorCommand(args: readonly string[], env: Environment): Promise<number> {
  // Loaded only here: it brings the Docker client.
  const { doctor } = await import('./doctor/doctor.js');
  return doctor(args, env);
}

async function cacheOf(args: readonly string[], env: Environment): Promise<number> {
  const { cacheCommand } = await import('./cache-command/cache-command.js');
  return cacheCommand(args, env);
}

/** A command with inputs of its own that runs no program. */
async function commandOf(name: 'plan' | 'merge', args: readonly string[], env: Environment): Promise<number> {
  // Loaded only here: nearly all starts are of `run`.
  const { COMMANDS } = await import('./commands.js');
  const { inputs, help, command } = COMMANDS[name];
  const parsed = parseRunArguments(args, inputs);
  if (parsed.help) {
    process.stdout.write(help());
    return 0;
  }
  const { ConsoleHost } = await import('./host/console-host.js');
  return command(new ConsoleHost(parsed, env));
}

async function dispatch(command: string | undefined, args: readonly string[], env: Environment): Promise<number> {
  switch (command) {
    case 'run':
      return runCommand(args, env);
    case 'doctor':
      return doctorCommand(args, env);
    case 'plan':
    case 'merge':
      return commandOf(command, args, env);
    case 'cache':
      return cacheOf(args, env);
    case '--version':
    case '-V':
      process.stdout.write(`${VERSION}\n`);
      return 0;
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(MAIN_HELP);
      return 0;
    default: {
      const problem =
        command === undefined ? '' : `pyexec: ${quoteInline(JSON.stringify(command))} is not a command\n\n`;
      process.stderr.write(`${problem}${MAIN_HELP}`);
      return ERROR_CODES['invalid-input'].exitStatus;
    }
  }
}

/** The command line program. Resolves to its exit status. */
export async function pyexec(args: readonly string[], env: Environment): Promise<number> {
  try {
    return await dispatch(args[0], args.slice(1), env);
  } catch (thrown) {
    const error = toPyexecError(thrown);
    process.stderr.write(
      `error ${error.code}: ${error.message.split('\n').map(quoteInline).join('\n')}\nhint: ${error.hint}\n`,
    );
    return error.exitStatus;
  }
}
