import type { RawInputs } from './parse-settings.js';
import { shown } from './shown-value.js';
import type { Source } from './settings.js';
import type { InputValues } from './spec.js';

const NAMES = ['code', 'files', 'module', 'prompt', 'prompt-file', 'plan-file'] as const;
const FIRST = { index: 1, of: undefined };

function sourcesOf(values: InputValues): (readonly [(typeof NAMES)[number], Source])[] {
  const { code, files, module, prompt, 'prompt-file': file, 'plan-file': plan, shard = FIRST } = values;
  return [
    ...(code === undefined ? [] : [['code', { kind: 'code', code }] as const]),
    ...(files === undefined ? [] : [['files', { kind: 'files', patterns: files }] as const]),
    ...(module === undefined ? [] : [['module', { kind: 'module', module: module.trim() }] as const]),
    ...(prompt === undefined ? [] : [['prompt', { kind: 'prompt', prompt, file: undefined }] as const]),
    ...(file === undefined ? [] : [['prompt-file', { kind: 'prompt', prompt: undefined, file }] as const]),
    ...(plan === undefined ? [] : [['plan-file', { kind: 'plan', file: plan, shard }] as const]),
  ];
}

function checkShard(values: InputValues, raw: RawInputs, problems: string[]): void {
  const isGiven = (raw.values.get('shard') ?? '') !== '';
  if (values['plan-file'] !== undefined && !isGiven)
    problems.push('`plan-file` needs `shard`, which says what of the plan shall run here');
  if (values['plan-file'] === undefined && isGiven) problems.push('`shard` needs `plan-file`, the plan that it is of');
}

/** What to run, with what is wrong with it added to `problems`. */
export function parseSource(values: InputValues, raw: RawInputs, problems: string[]): Source {
  const sources = sourcesOf(values);
  if (sources.length > 1) {
    const given = sources.map(([name]) => `\`${name}\``).join(' and ');
    problems.push(`${given} are given; exactly one of them says what to run`);
  }
  const [, source] = sources[0] ?? [];
  if (source?.kind === 'module' && !/^[\p{ID_Start}_][\p{ID_Continue}.]*$/u.test(source.module)) {
    problems.push(`\`module\` must be a dotted module name; ${shown('module', source.module)}`);
  }
  checkShard(values, raw, problems);
  if (source !== undefined) return source;
  // One that was given and is malformed is told as that.
  const isGiven = NAMES.some((name) => (raw.values.get(name) ?? '') !== '');
  const isElsewhere = !isGiven && values['pull-request-text'];
  if ((!isGiven && !isElsewhere) || values.files?.length === 0)
    problems.push('nothing to run: give one of `code`, `files`, `module`, `prompt`, `prompt-file` or `plan-file`');
  return { kind: 'files', patterns: [] };
}
