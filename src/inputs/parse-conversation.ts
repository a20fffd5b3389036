import { isLoopback } from './is-loopback.js';
import type { ConversationSettings, Source } from './settings.js';
import type { InputName, InputValues } from './spec.js';

/** What means nothing without a task for a model. A key may lie about, as many jobs have one in their environment. */
const OF_CONVERSATIONS = [
  'model',
  'system-prompt',
  'max-tokens',
  'check',
  'model-options',
  'record',
  'replay',
] as const;

/** Adds what is wrong with the address of a service to `problems`. */
export function checkAddress({ 'base-url': address }: InputValues, problems: string[]): void {
  // One that is malformed is told as that, whatever the type says.
  if (!URL.canParse(address)) return;
  const { username, password } = new URL(address);
  if (username !== '' || password !== '') problems.push('`base-url` must not hold a name or password; use `api-key`');
}

function checkModel(values: InputValues, problems: string[]): void {
  const { model, replay, record, 'api-key': key, 'base-url': address } = values;
  if (replay !== undefined) {
    if (record !== undefined) problems.push('`record` and `replay` are given; a replay has nothing new to record');
    return;
  }
  if (model === undefined) problems.push('`prompt` needs a `model`, or a recording of one in `replay`');
  checkAddress(values, problems);
  if (key === undefined && URL.canParse(address) && !isLoopback(address))
    problems.push(`\`api-key\` is missing; only a service on this machine needs none, and \`base-url\` is ${address}`);
}

/** A key is in the memory of this process, which ordinary processes of the same user may read. */
function checkKey(values: InputValues, problems: string[]): void {
  const isExposed = values.environment !== 'docker' && values.isolation === 'none';
  if (values['api-key'] === undefined || !isExposed || values['allow-key-exposure']) return;
  problems.push(
    '`api-key` is given together with `isolation: none`, where the code could find it in memory; leave `isolation` at `sandbox`, or permit that with `allow-key-exposure: true`',
  );
}

/** What a model chooses shall not be there for what uses that venv later. */
function checkPackages({ 'venv-path': venv, 'allow-packages': allowed }: InputValues, problems: string[]): void {
  if (venv === undefined || allowed === undefined) return;
  problems.push(
    '`allow-packages` and `venv-path` are given; what a model asks for is not installed into a venv that stays',
  );
}

/** Adds what is wrong with the inputs of a conversation to `problems`. */
export function checkConversation(values: InputValues, source: Source, problems: string[]): void {
  checkKey(values, problems);
  if (source.kind === 'prompt') {
    checkModel(values, problems);
    checkPackages(values, problems);
    return;
  }
  // What of it repairs have is checked there.
  if (values.repair) return;
  const given: InputName[] = OF_CONVERSATIONS.filter((name) => values[name] !== undefined);
  if (given.length === 0) return;
  problems.push(
    `${given.map((name) => `\`${name}\``).join(' and ')} mean nothing without \`prompt\`, \`prompt-file\` or \`repair\``,
  );
}

/** Only a conversation has any of it. */
export function buildConversation(values: InputValues): ConversationSettings {
  return {
    model: values.model,
    apiKey: values['api-key'],
    baseUrl: values['base-url'],
    systemPrompt: values['system-prompt'],
    maxTurns: values['max-turns'],
    maxTokens: values['max-tokens'],
    maxTimeMs: values['max-time'],
    check: values.check,
    modelOptions: values['model-options'] ?? {},
    record: values.record,
    replay: values.replay,
  };
}
