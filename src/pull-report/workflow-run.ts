import { fieldsOf } from '../json-fields.js';
import { PyexecError } from '../errors.js';
import type { WorkflowEvent } from '../pull-requests/event.js';

/** The workflow run that has ended, as GitHub tells it: nothing in it is the word of what ran. */
export interface FinishedRun {
  readonly id: number;
  /** What started it. */
  readonly event: string;
  readonly commit: string;
  /** `owner:branch` */
  readonly head: string;
  readonly headRepositoryId: number;
  readonly repositoryId: number;
  /** `owner/name` */
  readonly repository: string;
  readonly conclusion: string;
}

/**
 * The run that a `workflow_run` event is about. Pure.
 *
 * @throws PyexecError `event-unusable` for any other event
 */
export function readWorkflowRun({ name, payload }: WorkflowEvent): FinishedRun {
  const run = fieldsOf(fieldsOf(payload)['workflow_run']);
  const [from, to] = [fieldsOf(run['head_repository']), fieldsOf(run['repository'])];
  const { id, event, head_sha: commit, head_branch: branch, conclusion } = run;
  const owner = fieldsOf(from['owner'])['login'];
  const [headRepositoryId, repositoryId, repository] = [from['id'], to['id'], to['full_name']];
  const isRight =
    name === 'workflow_run' &&
    [id, headRepositoryId, repositoryId].every((one) => typeof one === 'number') &&
    [event, commit, branch, owner, repository].every((one) => typeof one === 'string');
  if (!isRight) {
    throw new PyexecError('event-unusable', {
      message: `the event ${JSON.stringify(name)} is about no workflow run that has ended`,
      hint: 'Use the report in a workflow under `workflow_run` with `types: [completed]`.',
    });
  }
  return {
    ...{ id: Number(id), headRepositoryId: Number(headRepositoryId), repositoryId: Number(repositoryId) },
    ...{ event: event as string, commit: commit as string, repository: repository as string },
    head: `${owner as string}:${branch as string}`,
    conclusion: typeof conclusion === 'string' ? conclusion : '',
  };
}
