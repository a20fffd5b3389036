import { toPyexecError } from './errors.js';
import { CommandFence } from './host/command-fence.js';
import type { CommandHost } from './host/command-host.js';
import type { Environment } from './host/harden.js';
import { StepHost } from './host/step-host.js';
import type { InputTable } from './inputs/parse-table.js';
import { quoteInline } from './report/neutralise.js';

/** A sub-action: its inputs, and what it does. */
interface StepCommand {
  readonly inputs: InputTable;
  readonly command: (host: CommandHost) => Promise<number>;
}

/** The main phase of a sub-action. Resolves to the exit status of the step. */
export async function runStep({ inputs, command }: StepCommand, env: Environment): Promise<number> {
  try {
    return await command(new StepHost(env, inputs));
  } catch (thrown) {
    const error = toPyexecError(thrown);
    const [first = '', ...rest] = error.message.split('\n');
    const lines = [`error ${error.code}: ${first}`, ...rest, `hint: ${error.hint}`].map(quoteInline);
    new CommandFence(process).lines(lines);
    return error.exitStatus;
  }
}
