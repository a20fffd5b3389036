import { hardenProcess } from './host/harden.js';
import { mergeCommand } from './merge/merge-command.js';
import { MERGE_INPUTS } from './merge/merge-inputs.js';
import { runStep } from './run-step.js';

const environment = hardenProcess();
process.exitCode = await runStep({ inputs: MERGE_INPUTS, command: mergeCommand }, environment);
