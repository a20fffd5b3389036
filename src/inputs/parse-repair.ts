import { checkAddress } from './parse-conversation.js';
import type { Source } from './settings.js';
import type { InputName, InputValues } from './spec.js';

/** What a conversation has and repairs have not: they are several, and judged as the programs themselves are. */
const OF_ONE_CONVERSATION = ['check', 'record', 'replay'] as const;

/** Why there is nothing that could be mended; undefined when there is. */
function whyNothing({ update }: InputValues, source: Source): string | undefined {
  if (source.kind === 'prompt') return '`repair` and `prompt` are given; with a `prompt` the model mends what it wrote';
  if (source.kind === 'module') return '`repair` mends programs, and `module` names one that is installed';
  return update ? '`repair` and `update` are given; only one of them can say how a document shall change' : undefined;
}

/** Adds what is wrong with the inputs of repairs to `problems`. A missing key is no problem: forks have none. */
export function checkRepair(values: InputValues, source: Source, problems: string[]): void {
  if (!values.repair) {
    if (values['patch-file'] !== undefined) problems.push('`patch-file` needs `repair: true`, of which the patch is');
    return;
  }
  const why = whyNothing(values, source);
  if (why !== undefined) problems.push(why);
  if (source.kind === 'prompt') return;
  if (values.model === undefined) problems.push('`repair` needs a `model`, which mends the programs');
  checkAddress(values, problems);
  const given: InputName[] = OF_ONE_CONVERSATION.filter((name) => values[name] !== undefined);
  if (given.length > 0)
    problems.push(`${given.map((name) => `\`${name}\``).join(' and ')} cannot be had with \`repair\``);
}
