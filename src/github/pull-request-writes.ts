import type { GitHubApi } from './github-api.js';
import { MAX_COMMENTS } from './pull-request-reads.js';

/** An open pull request with the commits that it joins. */
export interface OpenPullRequest {
  readonly number: number;
  readonly commit: string;
  /** Null when the repository is gone. */
  readonly headRepositoryId: number | null;
  readonly baseRepositoryId: number;
}

const MAX_PULL_REQUESTS = 100;

/** Those that are open from a branch, `owner:branch`. */
export async function listOpenFrom(api: GitHubApi, head: string): Promise<readonly OpenPullRequest[]> {
  const { items } = await api.list('list the pull requests', MAX_PULL_REQUESTS, async (octokit, options) => {
    const answer = await octokit.rest.pulls.list({ ...options, state: 'open', head });
    return answer.data.map(({ number, head: from, base }): OpenPullRequest => {
      // A repository that was removed is null, whatever the types say.
      const repository = from.repo as { id: number } | null;
      return { number, commit: from.sha, headRepositoryId: repository?.id ?? null, baseRepositoryId: base.repo.id };
    });
  });
  return items;
}

interface AuthoredComment {
  readonly id: number;
  readonly body: string;
}

/** The comments of one author, whom nobody else can pretend to be. */
export async function listCommentsBy(
  api: GitHubApi,
  number: number,
  author: string,
): Promise<readonly AuthoredComment[]> {
  const { items } = await api.list('list the comments', MAX_COMMENTS, async (octokit, options) => {
    const answer = await octokit.rest.issues.listComments({ ...options, issue_number: number });
    return answer.data.map(({ id, body = '', user }) => ({ id, body, login: user?.login }));
  });
  return items.filter(({ login }) => login === author);
}

/** Writes a comment, over the one with this number when there is one; gives its address. */
export function writeComment(
  api: GitHubApi,
  { number, over, body }: { number: number; over: number | undefined; body: string },
): Promise<string> {
  return api.call('write the comment', async (octokit, options) => {
    const answer =
      over === undefined
        ? await octokit.rest.issues.createComment({ ...options, issue_number: number, body })
        : await octokit.rest.issues.updateComment({ ...options, comment_id: over, body });
    return answer.data.html_url;
  });
}

/** What a check says. */
export interface Check {
  readonly name: string;
  readonly commit: string;
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** At most 50. */
  readonly annotations: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

/** Writes a check of a commit; the last one of a name counts. */
export function writeCheck(api: GitHubApi, check: Check): Promise<void> {
  const { name, commit, conclusion, url, title, summary } = check;
  const annotations = check.annotations.map(({ path, line, message }) => {
    return { path, start_line: line, end_line: line, annotation_level: 'failure' as const, message };
  });
  return api.call('write the check', async (octokit, options) => {
    const output = { title, summary, annotations };
    const about = { name, head_sha: commit, details_url: url, status: 'completed' as const };
    await octokit.rest.checks.create({ ...options, ...about, conclusion, output });
  });
}
