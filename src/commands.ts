import { commandHelp, MERGE_USAGE, PLAN_USAGE } from './host/help-text.js';
import { mergeCommand } from './merge/merge-command.js';
import { MERGE_INPUTS } from './merge/merge-inputs.js';
import { planCommand } from './plan-command/plan-command.js';
import { PLAN_INPUTS } from './plan-command/plan-inputs.js';

/** The commands that take inputs of their own. */
export const COMMANDS = {
  plan: { inputs: PLAN_INPUTS, help: () => commandHelp(PLAN_INPUTS, PLAN_USAGE), command: planCommand },
  merge: { inputs: MERGE_INPUTS, help: () => commandHelp(MERGE_INPUTS, MERGE_USAGE), command: mergeCommand },
};
