import { boolean, Malformed, text, type Grammar } from '../inputs/grammar.js';
import { input } from '../inputs/input.js';

/** Part of a marker in a comment, and of what people read. */
const reportName: Grammar<string> = (raw) => {
  if (!/^[\w.][\w. -]{0,58}[\w.]$/.test(raw)) throw new Malformed('2 to 60 letters, digits, dots, spaces and hyphens');
  return raw;
};

/** The inputs of the action in report/. */
export const REPORT_INPUTS = {
  'result-file': input(text, {
    group: 'Files and results',
    description: 'result.json of a run or of a merge, from the artifact of the workflow run that this one follows',
    placeholder: 'PATH',
  }),
  'github-token': input(text, {
    group: 'Pull requests',
    description: 'token that may write to pull requests and checks',
    placeholder: 'TOKEN',
    secret: true,
    default: '${{ github.token }}',
  }),
  name: input(reportName, {
    group: 'Pull requests',
    description: 'name of the check and of the comment: each name has one comment in a pull request',
    placeholder: 'NAME',
    default: 'pyexec',
  }),
  comment: input(boolean, {
    group: 'Pull requests',
    description: 'write the comment, or bring the one that is there up to date',
    default: 'true',
  }),
  check: input(boolean, { group: 'Pull requests', description: 'write a check', default: 'true' }),
  'comment-author': input(text, {
    group: 'Pull requests',
    description: 'whom the token stands for: only a comment by this author is brought up to date',
    placeholder: 'LOGIN',
    default: 'github-actions[bot]',
  }),
};

/** The outputs of the action in report/. */
export const REPORT_OUTPUTS = {
  'pull-request': 'number of the pull request; empty when there is none any more that has this commit',
  conclusion: 'what the check says: `success`, `failure` or `cancelled`',
  'comment-url': 'address of the comment; empty without one',
} as const;
