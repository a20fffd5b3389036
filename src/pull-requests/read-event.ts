import { PyexecError } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import { readOwnFile } from '../read-own-file.js';
import type { WorkflowEvent } from './event.js';

/** GitHub caps payloads at 25 MB. */
const MAX_EVENT_BYTES = 32 * 2 ** 20;

function parse(file: string): unknown {
  const content = readOwnFile(file, MAX_EVENT_BYTES);
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content.toString('utf8')) as unknown;
  } catch {
    // It says only that it is no JSON.
    return undefined;
  }
}

/**
 * The event that started the workflow; undefined outside of workflows.
 *
 * @throws PyexecError `event-unusable` when its file cannot be read
 */
export function readEvent({ event: { name }, github }: MachineFacts): WorkflowEvent | undefined {
  const file = github?.eventPath;
  if (name === undefined || file === undefined) return undefined;
  const payload = parse(file);
  if (payload !== undefined) return { name, payload };
  throw new PyexecError('event-unusable', {
    message: `the event that started the workflow cannot be read from ${JSON.stringify(file)}`,
    hint: 'GITHUB_EVENT_PATH must name a file with JSON, as the runner sets it.',
  });
}
