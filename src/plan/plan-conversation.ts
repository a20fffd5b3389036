import { parseEndpoint } from '../conversation/endpoint.js';
import type { Budgets } from '../conversation/conversation.js';
import type { Brief } from '../conversation/brief.js';
import type { Settings } from '../inputs/settings.js';

/** Who writes the programs. */
export type PlannedModel =
  | { readonly kind: 'service'; readonly name: string; readonly host: string }
  | { readonly kind: 'recording'; readonly name: string; readonly file: string; readonly answers: number };

/** A text, by where it comes from and how long it is. */
export interface PlannedText {
  /** As given; undefined when the text itself was given. */
  readonly file: string | undefined;
  /** In characters. */
  readonly length: number;
}

/** What is decided about a conversation before it begins. */
export interface ConversationPlan {
  readonly model: PlannedModel;
  readonly task: PlannedText;
  /** Undefined means the built-in instructions. */
  readonly instructions: PlannedText | undefined;
  readonly budgets: Budgets;
  /** Undefined when there is none. */
  readonly check: PlannedText | undefined;
  /** Globs of names that the model may ask for. */
  readonly allowPackages: readonly string[];
  /** As given; undefined when nothing is recorded. */
  readonly record: string | undefined;
}

function planModel({ conversation }: Settings, { replay }: Brief): PlannedModel {
  const { model = '', baseUrl, replay: file = '' } = conversation;
  if (replay === undefined) return { kind: 'service', name: model, host: parseEndpoint(baseUrl).host };
  return { kind: 'recording', name: replay.head.model, file, answers: replay.entries.length };
}

/** The plan of a conversation, which a dry run shows. Pure. */
export function planConversation(settings: Settings, brief: Brief): ConversationPlan {
  const { source, conversation, allowPackages } = settings;
  const { maxTurns, maxTokens, maxTimeMs, systemPrompt, record } = conversation;
  const { task, check } = brief;
  const checkFile = check?.file === undefined ? undefined : conversation.check?.trim();
  return {
    model: planModel(settings, brief),
    task: { file: source.kind === 'prompt' ? source.file : undefined, length: task.length },
    instructions: systemPrompt === undefined ? undefined : { file: undefined, length: systemPrompt.length },
    budgets: { maxTurns, maxTokens, maxTimeMs },
    check: check === undefined ? undefined : { file: checkFile, length: check.text.length },
    allowPackages,
    record,
  };
}
