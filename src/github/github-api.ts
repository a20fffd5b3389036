import type * as Toolkit from '@actions/github';
import { isError, messageOf, PyexecError } from '../errors.js';
import { withVariables } from '../host/service-variables.js';

/** Where the API is, and how to get there. */
export interface GitHubAddress {
  readonly apiUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
  /** Proxies. */
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Of each call. */
const TIMEOUT_MS = 60_000;
const PAGE = 100;

type Octokit = ReturnType<typeof Toolkit.getOctokit>;
type Call<T> = (octokit: Octokit, options: CallOptions) => Promise<T>;

/** What every call has. */
interface CallOptions {
  readonly owner: string;
  readonly repo: string;
  readonly request: { readonly signal: AbortSignal };
}

const PERMISSIONS = 'Check that the job’s token has the permissions for it, and that the repository is the right one.';

function translate(what: string, cause: unknown): PyexecError {
  const status = isError(cause) && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
  const said = messageOf(cause).slice(0, 500);
  const isRefusal = status !== undefined && status >= 400 && status < 500;
  return new PyexecError('github-failed', {
    message: `GitHub did not ${what}: ${isRefusal ? `${status}, ` : ''}${said}`,
    hint: isRefusal ? PERMISSIONS : 'Try again later; githubstatus.com says whether GitHub has problems.',
    cause,
  });
}

/**
 * The API of GitHub for one repository: the only file that knows its client. To be used only while nothing untrusted
 * lives. Every call fails with PyexecError `github-failed`.
 */
export class GitHubApi {
  readonly owner: string;
  readonly repo: string;

  /** @throws PyexecError `github-failed` for a repository without an owner */
  constructor(private readonly address: GitHubAddress) {
    const [owner = '', repo = ''] = address.repository.split('/');
    if (owner === '' || repo === '') throw translate('say which repository this is', 'GITHUB_REPOSITORY is malformed');
    [this.owner, this.repo] = [owner, repo];
  }

  /** Makes one call; `what` completes "GitHub did not …". */
  call<T>(what: string, act: Call<T>): Promise<T> {
    const { apiUrl, token, variables, signal } = this.address;
    const request = { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) };
    return withVariables({ ...variables, GITHUB_API_URL: apiUrl }, async () => {
      try {
        // Loaded only here: few runs ask GitHub.
        const { getOctokit } = await import('@actions/github');
        return await act(getOctokit(token, { baseUrl: apiUrl }), { owner: this.owner, repo: this.repo, request });
      } catch (cause) {
        throw translate(what, cause);
      }
    });
  }

  /** All pages of a list, up to `most` entries; `isWhole` says whether there may be more. */
  async list<T>(
    what: string,
    most: number,
    page: (octokit: Octokit, options: CallOptions & Page) => Promise<T[]>,
  ): Promise<{ items: T[]; isWhole: boolean }> {
    const items: T[] = [];
    for (let number = 1; items.length < most; number++) {
      const got = await this.call(what, (octokit, options) =>
        page(octokit, { ...options, per_page: PAGE, page: number }),
      );
      items.push(...got);
      if (got.length < PAGE) return { items: items.slice(0, most), isWhole: items.length <= most };
    }
    return { items: items.slice(0, most), isWhole: false };
  }
}

interface Page {
  readonly per_page: number;
  readonly page: number;
}
