import type { ReportHost } from '../pull-report/report-command.js';
import { quoteInline } from '../report/neutralise.js';
import { cancellationOnSignals } from './cancellation.js';
import { CommandFence } from './command-fence.js';
import { withFileCommands } from './file-commands.js';
import type { Environment } from './harden.js';
import { readFacts } from './read-facts.js';
import { createRedactor, findSecrets } from './redactor.js';

/** A step that posts a report and runs no program. */
export function openReportHost(env: Environment): ReportHost {
  const fence = new CommandFence(process);
  const redact = createRedactor(findSecrets(env));
  const folders = { currentFolder: env['GITHUB_WORKSPACE'] ?? process.cwd(), tempFolder: env['RUNNER_TEMP'] ?? '' };
  return {
    facts: readFacts(env, folders),
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    cancellation: cancellationOnSignals(),
    readInput: (name) => env[`INPUT_${name.toUpperCase()}`] ?? '',
    say: (line) => {
      fence.lines([redact(quoteInline(line))]);
    },
    setOutputs: async (outputs) => {
      const { setOutput } = await import('@actions/core');
      withFileCommands(env, () => {
        for (const [name, value] of Object.entries(outputs)) setOutput(name, redact(value));
      });
    },
  };
}
