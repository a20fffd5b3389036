import type { GitHubApi } from '../github/github-api.js';
import { listChangedFiles } from '../github/pull-request-reads.js';
import { listCommentsBy, listOpenFrom, writeCheck, writeComment } from '../github/pull-request-writes.js';
import { quoteInline } from '../report/neutralise.js';
import {
  buildBody,
  buildComment,
  concludeFrom,
  findMarkedRun,
  type Conclusion,
  type ReportFacts,
} from './comment-body.js';
import type { ClaimedReport } from './read-report.js';
import type { FinishedRun } from './workflow-run.js';

/** What is to be posted. */
export interface Posting {
  readonly run: FinishedRun;
  /** Undefined when the artifact holds none. */
  readonly report: ClaimedReport | undefined;
  readonly name: string;
  readonly commentWanted: boolean;
  readonly checkWanted: boolean;
  readonly author: string;
  /** Of the run. */
  readonly runUrl: string;
}

/** What was posted. */
export interface Posted {
  /** Undefined when none has the commit any more. */
  readonly pullRequest: number | undefined;
  readonly conclusion: Conclusion;
  /** Empty when there was nothing to write. */
  readonly commentUrl: string;
}

/**
 * The pull request that the run was for: by what GitHub says of both, and by nothing that the run left. Its head must still
 * be the commit that was run.
 */
async function findTarget(api: GitHubApi, run: FinishedRun): Promise<number | undefined> {
  const open = await listOpenFrom(api, run.head);
  return open.find(
    ({ commit, headRepositoryId, baseRepositoryId }) =>
      commit === run.commit && headRepositoryId === run.headRepositoryId && baseRepositoryId === run.repositoryId,
  )?.number;
}

async function changesWorkflows(api: GitHubApi, number: number): Promise<boolean> {
  const { paths, isWhole } = await listChangedFiles(api, number);
  return !isWhole || paths.some((one) => one.startsWith('.github/'));
}

async function comment(
  api: GitHubApi,
  number: number,
  { posting, body, facts }: { posting: Posting; body: string; facts: ReportFacts },
): Promise<string> {
  const own = (await listCommentsBy(api, number, posting.author)).flatMap(({ id, body: text }) => {
    const run = findMarkedRun(text, posting.name);
    return run === undefined ? [] : [{ id, run }];
  });
  const [before] = own;
  // Runs may end in another order than they began.
  if (before !== undefined && before.run > posting.run.id) return '';
  return writeComment(api, { number, over: before?.id, body: buildComment(body, facts) });
}

function annotationsOf(report: ClaimedReport | undefined): { path: string; line: number; message: string }[] {
  return (report?.failures ?? []).flatMap(({ path, line, id, status, error }) => {
    if (path === null || line === null) return [];
    const message = (error === '' ? `${id}: ${status}` : error).split('\n').map(quoteInline).join('\n');
    return [{ path, line, message }];
  });
}

/**
 * Writes the comment and the check of a workflow run to the pull request that it was for; nothing when that has moved on.
 * Nothing of the pull request is run or checked out.
 *
 * @throws PyexecError `github-failed`
 */
export async function postReport(api: GitHubApi, posting: Posting): Promise<Posted> {
  const { run, report, name, runUrl } = posting;
  const conclusion = concludeFrom(report, run.conclusion);
  const pullRequest = await findTarget(api, run);
  if (pullRequest === undefined) return { pullRequest, conclusion, commentUrl: '' };
  const about = { name, commit: run.commit, runId: run.id, runUrl, conclusion };
  const facts = { ...about, changesWorkflows: await changesWorkflows(api, pullRequest) };
  const body = buildBody(report, facts);
  if (posting.checkWanted) {
    const shown = { name, commit: run.commit, conclusion, url: runUrl, title: `${name}: ${conclusion}`, summary: body };
    await writeCheck(api, { ...shown, annotations: annotationsOf(report) });
  }
  const commentUrl = posting.commentWanted ? await comment(api, pullRequest, { posting, body, facts }) : '';
  return { pullRequest, conclusion, commentUrl };
}
