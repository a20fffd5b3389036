import { toPyexecError } from './errors.js';
import { hardenProcess } from './host/harden.js';
import { openReportHost } from './host/report-host.js';
import { reportCommand } from './pull-report/report-command.js';

const host = openReportHost(hardenProcess());
try {
  await reportCommand(host);
} catch (thrown) {
  const error = toPyexecError(thrown);
  for (const line of [`error ${error.code}: ${error.message}`, `hint: ${error.hint}`])
    for (const one of line.split('\n')) host.say(one);
  process.exitCode = error.exitStatus;
}
