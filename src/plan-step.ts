import { hardenProcess } from './host/harden.js';
import { planCommand } from './plan-command/plan-command.js';
import { PLAN_INPUTS } from './plan-command/plan-inputs.js';
import { runStep } from './run-step.js';

const environment = hardenProcess();
process.exitCode = await runStep({ inputs: PLAN_INPUTS, command: planCommand }, environment);
