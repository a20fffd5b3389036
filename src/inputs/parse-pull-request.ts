import type { PullRequestSettings, Source } from './settings.js';
import type { InputValues } from './spec.js';

/** The token is in the memory of this process, which ordinary processes of the same user may read. */
function checkToken(values: InputValues, problems: string[]): void {
  const isExposed = values.environment !== 'docker' && values.isolation === 'none';
  if (values['github-token'] === undefined || !isExposed || values['allow-key-exposure']) return;
  problems.push(
    '`github-token` is given together with `isolation: none`, where the code could find it in memory; leave `isolation` at `sandbox`, or permit that with `allow-key-exposure: true`',
  );
}

/** What says which changes are meant, and how they may be found. */
type ChangesValues = Pick<InputValues, 'changed-only' | 'base' | 'github-token' | 'allow-pull-request-target'>;

/** Adds what is wrong with `base` to `problems`. */
export function checkBase({ 'changed-only': changedOnly, base }: ChangesValues, problems: string[]): void {
  if (base !== undefined && !changedOnly) problems.push('`base` means nothing without `changed-only`');
  // Git would take it for an option, or for several commits.
  if (base !== undefined && (base.includes('..') || !/^[^-\s:^~?*[\\.\p{Cc}][^\s:?*[\\\p{Cc}]{0,249}$/u.test(base)))
    problems.push(`\`base\` must name a branch, a tag or a commit; got ${JSON.stringify(base.slice(0, 80))}`);
}

/** Adds what is wrong with the inputs for pull requests to `problems`. */
export function checkPullRequest(values: InputValues, source: Source, problems: string[]): void {
  checkToken(values, problems);
  checkBase(values, problems);
  const { 'changed-only': changedOnly, 'pull-request-text': text } = values;
  if (changedOnly && values.files === undefined)
    problems.push('`changed-only` needs `files`, of which it takes those that changed');
  if (text && source.kind !== 'files') problems.push('`pull-request-text` goes together with `files` and nothing else');
  if (text && values.update) problems.push('`update` cannot write to a pull request; leave out `pull-request-text`');
}

export function buildChanges(values: ChangesValues): Omit<PullRequestSettings, 'text'> {
  return {
    changedOnly: values['changed-only'],
    base: values.base,
    token: values['github-token'],
    targetAllowed: values['allow-pull-request-target'],
  };
}

export function buildPullRequest(values: InputValues): PullRequestSettings {
  return { ...buildChanges(values), text: values['pull-request-text'] };
}
