import type { GitHubApi } from './github-api.js';

/** GitHub lists no more files of a pull request. */
export const MAX_CHANGED_FILES = 3000;
/** Further ones are not read. */
export const MAX_COMMENTS = 1000;

/** A comment on a pull request, or on lines of it. */
export interface PullRequestComment {
  readonly id: number;
  readonly kind: 'comment' | 'review comment';
  readonly text: string;
}

/** Paths that a pull request added or changed, from the top of the repository; at most `MAX_CHANGED_FILES`. */
export async function listChangedFiles(
  api: GitHubApi,
  number: number,
): Promise<{ paths: readonly string[]; isWhole: boolean }> {
  const { items, isWhole } = await api.list('list the changed files', MAX_CHANGED_FILES, async (octokit, options) => {
    const answer = await octokit.rest.pulls.listFiles({ ...options, pull_number: number });
    return answer.data.map(({ filename, status }) => ({ filename, status }));
  });
  return { paths: items.filter(({ status }) => status !== 'removed').map(({ filename }) => filename), isWhole };
}

/** The comments of a pull request, those on lines last; at most `MAX_COMMENTS` of each. */
export async function listComments(
  api: GitHubApi,
  number: number,
): Promise<{ comments: readonly PullRequestComment[]; isWhole: boolean }> {
  const plain = await api.list('list the comments', MAX_COMMENTS, async (octokit, options) => {
    const answer = await octokit.rest.issues.listComments({ ...options, issue_number: number });
    return answer.data.map(({ id, body = '' }) => ({ id, kind: 'comment' as const, text: body }));
  });
  const onLines = await api.list('list the review comments', MAX_COMMENTS, async (octokit, options) => {
    const answer = await octokit.rest.pulls.listReviewComments({ ...options, pull_number: number });
    return answer.data.map(({ id, body }) => ({ id, kind: 'review comment' as const, text: body }));
  });
  return { comments: [...plain.items, ...onLines.items], isWhole: plain.isWhole && onLines.isWhole };
}
