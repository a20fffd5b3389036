import { boolean, text } from '../grammar.js';
import { input } from '../input.js';

const group = 'Pull requests';

/** What of a pull request is run. */
export const PULL_REQUESTS = {
  'changed-only': input(boolean, {
    group,
    description: 'of the programs that `files` finds, only those that the pull request, push or merge group changed',
    default: 'false',
  }),
  base: input(text, {
    group,
    description:
      'what `changed-only` compares the files with: their last common commit with this branch, tag or commit',
    placeholder: 'REF',
    defaultNote: 'as the event says; on the command line the default branch',
  }),
  'pull-request-text': input(boolean, {
    group,
    description: 'run the fenced Python in the pull request’s description and, with `github-token`, in its comments',
    default: 'false',
  }),
  'github-token': input(text, {
    group,
    description:
      'token that may read pull requests: for comments, and for `changed-only` without the history; no program ever gets it. On the command line it is the variable `GITHUB_TOKEN`',
    placeholder: 'TOKEN',
    secret: true,
    variable: 'GITHUB_TOKEN',
  }),
  'allow-empty': input(boolean, {
    group,
    description: 'globs that match nothing are no error, and neither is nothing to run',
    default: 'false',
  }),
  'allow-pull-request-target': input(boolean, {
    group,
    description:
      'permit `changed-only` and `pull-request-text` for what strangers wrote under `pull_request_target`, where the job may have secrets and a token that can write',
    default: 'false',
  }),
};
