import { hardenProcess } from './host/harden.js';
import { reportCommand } from './pull-report/report-command.js';
import { REPORT_INPUTS } from './pull-report/report-inputs.js';
import { runStep } from './run-step.js';

const environment = hardenProcess();
process.exitCode = await runStep({ inputs: REPORT_INPUTS, command: reportCommand }, environment);
