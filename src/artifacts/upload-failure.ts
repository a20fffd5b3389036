import { messageOf } from '../errors.js';

interface Failure {
  readonly message: string;
  readonly hint: string;
}

const MAX_REASON = 500;

/** The first line, without the signatures that addresses of the storage carry. */
function reasonOf(thrown: unknown): string {
  const [line = ''] = messageOf(thrown).trim().split(/\r?\n/);
  return line.replace(/\?\S*/g, '').slice(0, MAX_REASON);
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /\(40[13]\)|JWT token|Invalid token/,
    'The token of the job was refused; it expires when the job ends. Run the job again, and see whether the actions of the organisation may store artifacts.',
  ],
  [/quota|insufficient usage/i, 'Delete old artifacts, or give a smaller `artifact-retention-days`.'],
  [/GHES/, 'This server does not store artifacts in the way of github.com; leave `artifacts` empty there.'],
  [
    /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|socket hang up/,
    'The runner did not reach the storage of GitHub; on a self-hosted runner see its firewall and proxy.',
  ],
  [/\(5\d\d\)/, 'The service of GitHub had a problem, see https://www.githubstatus.com; run the job again.'],
];

/** What an upload that failed comes to, in our words. */
export function describeFailure(thrown: unknown, name: string): Failure {
  const reason = reasonOf(thrown);
  if (reason.includes('(409)')) {
    return {
      message: `this workflow run already has an artifact named ${JSON.stringify(name)}`,
      hint: 'Make `artifact-name` unique in the run, for example results-${{ strategy.job-index }} in a matrix, or leave it out.',
    };
  }
  const hint = HINTS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Run the job again.';
  return { message: `the artifact ${JSON.stringify(name)} could not be uploaded: ${reason}`, hint };
}
