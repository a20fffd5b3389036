import { boolean, count, Malformed, names, text, versionRequest, type Grammar } from '../inputs/grammar.js';
import { input } from '../inputs/input.js';
import { PULL_REQUESTS } from '../inputs/table/pull-requests.js';

/** Version requests between white space; each version once. */
const versions: Grammar<string[]> = (raw) => {
  const all = raw.split(/\s+/).filter((one) => one !== '');
  const requests = new Set(all.map(versionRequest));
  if (requests.size < all.length) throw new Malformed('Python versions that differ');
  return all;
};

const shardCount: Grammar<number | 'auto'> = (raw) => {
  if (raw.trim() === 'auto') return 'auto';
  try {
    return count(raw);
  } catch (thrown) {
    if (thrown instanceof Malformed) throw new Malformed(`auto or ${thrown.message}`);
    throw thrown;
  }
};

/** The inputs of `pyexec plan` and of the action in plan/. */
export const PLAN_INPUTS = {
  files: input(names, {
    group: 'What to run',
    description:
      'newline-separated paths or globs of programs, as for the action itself; on the command line: positional',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  'python-versions': input(versions, {
    group: 'Where it runs',
    description:
      'Python versions between white space, each as for `python-version`: every program runs with each of them',
    placeholder: 'VERSIONS',
    defaultNote: 'whatever Python each job has',
  }),
  shards: input(shardCount, {
    group: 'Where it runs',
    description: 'jobs for each Python version; `auto` aims at a minute of work for each',
    placeholder: 'COUNT',
    default: 'auto',
  }),
  durations: input(names, {
    group: 'Where it runs',
    description:
      'newline-separated files of earlier runs that say what programs take: durations.json of a merge, or result.json; one that is not there is left out',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  'allow-empty': input(boolean, {
    group: 'What to run',
    description: 'globs that match nothing are no error, and neither is a plan without programs',
    default: 'false',
  }),
  'changed-only': PULL_REQUESTS['changed-only'],
  base: PULL_REQUESTS.base,
  'pull-request-text': input(boolean, {
    group: PULL_REQUESTS['pull-request-text'].group,
    description: 'refused here: the text of a pull request is no file that shards could read',
    default: 'false',
  }),
  'github-token': PULL_REQUESTS['github-token'],
  'allow-pull-request-target': PULL_REQUESTS['allow-pull-request-target'],
  'plan-file': input(text, {
    group: 'Files and results',
    description: 'where to write the plan',
    placeholder: 'PATH',
    defaultNote: 'the action: a temporary file; the command line: `pyexec-plan.json`',
  }),
};

/** The outputs of the action in plan/. */
export const PLAN_OUTPUTS = {
  matrix:
    'JSON for `strategy.matrix`: for each job `python-version`, `shard`, `shards`, a `name`, and `artifact`, a name for its result',
  programs: 'how many programs there are',
  shards: 'how many shards each Python version has',
  empty: '`true` when there is nothing to run: then there must be no matrix',
  'plan-file': 'path of the plan, which every job of the matrix and the merge need',
} as const;
