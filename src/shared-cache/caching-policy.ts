/** What is kept from one run for the next, and why. */
export interface CachingDecision {
  /** On the machine. */
  readonly local: boolean;
  /** In the cache that the jobs of a repository share. */
  readonly shared: 'off' | 'restore' | 'restore-and-save';
  /** One clause, for users. */
  readonly because: string;
}

export interface CachingQuestion {
  readonly asked: 'auto' | 'true' | 'false';
  /** What started the workflow and for which ref; both undefined outside of GitHub Actions. */
  readonly event: { readonly name: string | undefined; readonly ref: string | undefined };
  /** There is a cache that jobs share. */
  readonly isAvailable: boolean;
}

/**
 * Events that people without write access set off, and that run in the cache scope of the default branch, so that what
 * they save is restored by trusted workflows. GitHub lets their jobs only read the cache unless `cache-mode` says
 * otherwise, see
 * https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching#cache-access-for-low-trust-workflow-triggers
 * and https://github.blog/changelog/2026-06-26-read-only-actions-cache-for-untrusted-triggers; it names only some of
 * them, CodeQL has the whole list (`defaultBranchTriggerEvent` in CachePoisoningQuery.qll).
 */
const LOW_TRUST: ReadonlySet<string> = new Set([
  'check_run',
  'check_suite',
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'pull_request_target',
  'watch',
  'workflow_run',
]);

/** Why an event is one without caches by default, and whether others restore what it saves; undefined for all others. */
function findDanger({ name, ref }: CachingQuestion['event']): { isLowTrust: boolean; because: string } | undefined {
  if (name !== undefined && LOW_TRUST.has(name)) {
    return { isLowTrust: true, because: `people without write access can set off ${name}` };
  }
  // See https://docs.zizmor.sh/audits/#cache-poisoning.
  if (name === 'release' || ref?.startsWith('refs/tags/') === true) {
    const what = name === 'release' ? 'a release' : 'a tag';
    return { isLowTrust: false, because: `what is built for ${what} shall not come from an earlier run` };
  }
  return undefined;
}

/**
 * Decides what may be used again. `auto` uses nothing where a poisoned cache does most harm: for releases and tags, and
 * after events that strangers set off. `true` uses all, but after such an event nothing is saved for others.
 */
export function decideCaching({ asked, event, isAvailable }: CachingQuestion): CachingDecision {
  const off = { local: false, shared: 'off' } as const;
  if (asked === 'false') return { ...off, because: 'cache is false' };
  const danger = findDanger(event);
  if (asked === 'auto' && danger !== undefined) return { ...off, because: danger.because };
  const because = asked === 'true' ? 'cache is true' : 'nothing speaks against it';
  if (!isAvailable) return { local: true, shared: 'off', because: `${because}, but there is no cache to share` };
  if (danger?.isLowTrust !== true) return { local: true, shared: 'restore-and-save', because };
  return { local: true, shared: 'restore', because: `${because}, but ${danger.because}` };
}
