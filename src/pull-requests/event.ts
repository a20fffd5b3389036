import { fieldsOf } from '../json-fields.js';
import { PyexecError } from '../errors.js';

/** A pull request, as an event tells of it. */
export interface PullRequest {
  readonly number: number;
  readonly base: string;
  readonly head: string;
  /** What it would merge lies in another repository, or in one that is gone. */
  readonly isFromFork: boolean;
  /** Empty when there is none. */
  readonly description: string;
}

/** What an event changed. */
export type ChangeRange =
  | { readonly kind: 'pull-request'; readonly pullRequest: PullRequest }
  /** From one commit to another. */
  | { readonly kind: 'commits'; readonly from: string; readonly to: string }
  /** A new branch: what it has that the default branch has not. */
  | { readonly kind: 'new-branch'; readonly head: string; readonly defaultBranch: string };

/** What started the workflow. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: unknown;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A commit's full name; undefined for anything else, and for the zeros that stand for none. */
function commitOf(value: unknown): string | undefined {
  const isName = typeof value === 'string' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value) && !/^0+$/.test(value);
  return isName ? value : undefined;
}

/** The pull request that an event is about; undefined when there is none. Pure. */
export function findPullRequest({ payload }: WorkflowEvent): PullRequest | undefined {
  const { number, base, head, body } = fieldsOf(fieldsOf(payload)['pull_request']);
  const [from, to] = [commitOf(fieldsOf(base)['sha']), commitOf(fieldsOf(head)['sha'])];
  if (!Number.isSafeInteger(number) || Number(number) < 1 || from === undefined || to === undefined) return undefined;
  const [own, other] = [fieldsOf(fieldsOf(base)['repo'])['id'], fieldsOf(fieldsOf(head)['repo'])['id']];
  const isFromFork = typeof own !== 'number' || own !== other;
  return { number: Number(number), base: from, head: to, isFromFork, description: textOf(body) };
}

function findPush(payload: unknown): ChangeRange | undefined {
  const { before, after, ref, repository } = fieldsOf(payload);
  const [from, to] = [commitOf(before), commitOf(after)];
  const branch = /^refs\/heads\/(.+)$/s.exec(textOf(ref))?.[1];
  // A tag has no commit before it.
  if (to === undefined || branch === undefined) return undefined;
  if (from !== undefined) return { kind: 'commits', from, to };
  const defaultBranch = textOf(fieldsOf(repository)['default_branch']);
  // The default branch itself has nothing that it could be compared with.
  const isNamed = /^[\w./-]+$/.test(defaultBranch) && defaultBranch !== branch;
  return isNamed ? { kind: 'new-branch', head: to, defaultBranch } : undefined;
}

/**
 * What the event changed. Pure.
 *
 * @throws PyexecError `event-unusable` when the event does not say
 */
export function findChangeRange(event: WorkflowEvent): ChangeRange {
  const pullRequest = findPullRequest(event);
  if (pullRequest !== undefined) return { kind: 'pull-request', pullRequest };
  const group = fieldsOf(fieldsOf(event.payload)['merge_group']);
  const [from, to] = [commitOf(group['base_sha']), commitOf(group['head_sha'])];
  if (from !== undefined && to !== undefined) return { kind: 'commits', from, to };
  const push = event.name === 'push' ? findPush(event.payload) : undefined;
  if (push !== undefined) return push;
  throw new PyexecError('event-unusable', {
    message: `\`changed-only\`: the event ${JSON.stringify(event.name)} does not say what changed`,
    hint: 'Use it under pull_request, push of a branch or merge_group, or say with `base` what to compare with.',
  });
}

/** Under these, jobs may have secrets and a token that can write, also when a stranger set them off. */
const PRIVILEGED: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/**
 * Refuses what strangers wrote where the job may have secrets. Pure.
 *
 * @throws PyexecError `event-unusable`
 */
export function requireTrusted(
  event: WorkflowEvent,
  { isFromStrangers, targetAllowed }: { isFromStrangers: boolean; targetAllowed: boolean },
): void {
  if (!PRIVILEGED.has(event.name) || !isFromStrangers || targetAllowed) return;
  throw new PyexecError('event-unusable', {
    message: `under ${event.name} the job may have secrets and a token that can write, and what would run was written by strangers`,
    hint: 'Use the event pull_request. If the job has nothing to lose, permit it with `allow-pull-request-target: true`.',
  });
}
