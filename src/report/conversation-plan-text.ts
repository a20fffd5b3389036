import type { ConversationPlan, PlannedModel, PlannedText } from '../plan/plan-conversation.js';
import { formatDuration } from '../units.js';
import { quoteInline } from './neutralise.js';

function modelText(model: PlannedModel): string {
  const name = quoteInline(model.name);
  if (model.kind === 'service') return `${name}, asked at ${quoteInline(model.host)}`;
  return `${name}, replayed from ${quoteInline(model.file)} (${model.answers === 1 ? '1 reply' : `${model.answers} replies`})`;
}

function lengthText({ file, length }: PlannedText): string {
  return `${file === undefined ? '' : `${quoteInline(file)}, `}${length} characters`;
}

/** What `--dry-run` prints of a conversation: all decisions, and of texts no more than how long they are. Pure. */
export function conversationPlanLines(plan: ConversationPlan): string[] {
  const { budgets, instructions, check, allowPackages, record } = plan;
  const { maxTurns, maxTokens, maxTimeMs } = budgets;
  const tokens = maxTokens === undefined ? 'tokens not limited' : `${maxTokens} tokens`;
  return [
    'conversation:',
    `  model: ${modelText(plan.model)}`,
    `  task: ${lengthText(plan.task)}`,
    `  instructions: ${instructions === undefined ? 'built in' : lengthText(instructions)}`,
    `  budgets: ${maxTurns} ${maxTurns === 1 ? 'turn' : 'turns'}, ${tokens}, ${formatDuration(maxTimeMs)}`,
    `  check: ${check === undefined ? 'none' : lengthText(check)}`,
    `  packages that it may ask for: ${allowPackages.length === 0 ? 'none' : allowPackages.map(quoteInline).join(', ')}`,
    `  recorded in: ${record === undefined ? 'no file' : quoteInline(record)}`,
  ];
}
