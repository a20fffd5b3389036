/** What saving comes to: stored; left to another job that stores the same; or not allowed in this job. */
export type Saved = 'saved' | 'taken' | 'denied';

const MAX_REASON = 300;

/** The client says in these words that the job may not do what was asked. */
const DENIED = /cache (?:read|write) denied:|^Cache (?:restore|save) skipped:/m;

/** The service says so, or nothing, when another job has the same entry under way or has stored it. */
const TAKEN = /\(409\)|already exists|another job|Response was not ok|^undefined$/i;

/** The data of a workflow command, as `@actions/core` escapes it. */
function unescapeData(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** What the client told with commands of a kind, in order. */
function told(output: string, kind: 'debug' | 'error' | 'warning'): string[] {
  const prefix = `::${kind}::`;
  const lines = output.split(/\r?\n/).filter((line) => line.startsWith(prefix));
  return lines.map((line) => unescapeData(line.slice(prefix.length)));
}

/** The first line, without the signatures that addresses of the storage carry. */
function shorten(problem: string): string {
  const [line = ''] = problem.trim().split(/\r?\n/);
  return line
    .replace(/^Failed to (?:restore|save): /, '')
    .replace(/\?\S*/g, '')
    .replace(/\.$/, '')
    .slice(0, MAX_REASON);
}

/** What a problem is, in words for users; `output` may say more about it. */
export function explainProblem(problem: string, output = ''): string {
  if (/no space left on device/i.test(output + problem)) return 'the disk is full';
  const reason = shorten(problem);
  return /^(?:The operation was )?aborted$|^Premature close$/.test(reason) ? 'the connection was cut' : reason;
}

/** The client tells its problems to the log alone. The last is the one that it gave up for. */
function findProblem(output: string): string | undefined {
  const problem = [...told(output, 'error'), ...told(output, 'warning')].at(-1);
  if (problem === undefined) return undefined;
  const reason = explainProblem(problem, output);
  return /\btar(?:\.exe)?"? failed/.test(reason)
    ? `the archive is damaged, or tar cannot work here (${reason})`
    : reason;
}

/** Why no entry was to be had; undefined when there was one. Version 2 tells it only to those who debug. */
function findRefusal(output: string): string | undefined {
  const version2 = told(output, 'debug').find((line) => line.startsWith('Failed to reserve cache: '));
  if (version2 !== undefined) return version2.slice('Failed to reserve cache: '.length).replace(/^Error: /, '');
  return /^Failed to save: Unable to reserve cache .* More details: (.*)$/m.exec(output)?.[1];
}

/**
 * Whether the client found something, from the key that it returned and what it wrote.
 *
 * @throws Error what went wrong
 */
export function judgeRestore(matchedKey: string | undefined, output: string): 'found' | 'missing' | 'denied' {
  if (matchedKey !== undefined) return 'found';
  if (DENIED.test(output)) return 'denied';
  const problem = findProblem(output);
  if (problem !== undefined) throw new Error(problem);
  return 'missing';
}

/**
 * What saving came to, from the number of the entry and what the client wrote. With version 1 of the service there is a
 * number also when the upload failed.
 *
 * @throws Error what went wrong
 */
export function judgeSave(entry: number, output: string): Saved {
  if (DENIED.test(output)) return 'denied';
  const refusal = findRefusal(output);
  if (refusal !== undefined && TAKEN.test(refusal)) return 'taken';
  const problem = refusal === undefined ? findProblem(output) : explainProblem(refusal);
  if (problem !== undefined) throw new Error(problem);
  if (entry === -1) throw new Error('its client did not say why');
  return 'saved';
}
