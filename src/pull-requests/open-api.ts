import { PyexecError } from '../errors.js';
import type { GitHubApi } from '../github/github-api.js';
import type { MachineFacts } from '../machine-facts.js';

/**
 * The API for the repository of the workflow.
 *
 * @throws PyexecError `github-failed` when it is not known which one that is
 */
export async function openApi(
  { github, installEnv }: MachineFacts,
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<GitHubApi> {
  const { apiUrl = 'https://api.github.com', repository } = github ?? {};
  if (repository === undefined) {
    throw new PyexecError('github-failed', {
      message: 'GITHUB_REPOSITORY is not set, so it is not known which repository to ask about',
      hint: 'Run it in a workflow, or set GITHUB_REPOSITORY to `owner/name`.',
    });
  }
  const { GitHubApi } = await import('../github/github-api.js');
  return new GitHubApi({ apiUrl, repository, token, variables: installEnv, signal });
}
