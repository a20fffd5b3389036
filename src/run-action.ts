import { toPyexecError } from './errors.js';
import { ActionsHost } from './host/actions-host.js';
import { CommandFence } from './host/command-fence.js';
import type { Environment } from './host/harden.js';
import { quoteInline } from './report/neutralise.js';
import { exitStatus } from './report/exit-status.js';
import { run } from './run.js';

/** The main phase of the action. Resolves to the exit status of the step. */
export async function runAction(env: Environment): Promise<number> {
  try {
    const host = new ActionsHost(env);
    const report = await run(host);
    return exitStatus(report, host.failOnError);
  } catch (thrown) {
    // Only a host that cannot be built or cannot publish comes here: there is nobody to write a report with.
    const error = toPyexecError(thrown);
    const lines = [`error ${error.code}: ${error.message}`, `hint: ${error.hint}`].map(quoteInline);
    new CommandFence(process).lines(lines);
    return error.exitStatus;
  }
}
