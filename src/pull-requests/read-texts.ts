import path from 'node:path';
import { listProblems, PyexecError } from '../errors.js';
import { readMarkdown } from '../programs/documents/read-markdown.js';
import type { LoadedPrograms } from '../programs/load-programs.js';
import type { Program, SkippedProgram } from '../programs/program.js';
import { findPullRequest, requireTrusted, type PullRequest } from './event.js';
import type { ChangesQuestion } from './find-changes.js';
import { openApi } from './open-api.js';
import { readEvent } from './read-event.js';

/** GitHub takes no longer ones: 65,536 characters. */
const MAX_TEXT = 256 * 1024;
/** Of all texts together; what comes after is not read. */
const MAX_ALL = 16 * 2 ** 20;

/** A text of a pull request. */
interface Text {
  /** `description`, or `comment 123`. */
  readonly name: string;
  readonly text: string;
}

/** Its programs seem to lie here: nothing of the machine is at this place. */
function placeOf(number: number, name: string): string {
  return path.resolve('/', `pull-request-${number}`, `${name.replaceAll(' ', '-')}.md`);
}

/**
 * The fenced Python in texts of a pull request; what is wrong in one is an error as in any document. Pure.
 *
 * @throws PyexecError `invalid-program`
 */
export function programsOfTexts(number: number, texts: readonly Text[], timeoutMs: number): LoadedPrograms {
  const [programs, skipped, problems]: [Program[], SkippedProgram[], string[]] = [[], [], []];
  let left = MAX_ALL;
  for (const { name, text } of texts) {
    const id = `pull request #${number} ${name}`;
    left -= text.length;
    if (text.length > MAX_TEXT || left < 0) {
      skipped.push({ id, source: { path: id, line: 1 }, reason: 'it is too long to be read' });
      continue;
    }
    const read = readMarkdown(text.replaceAll('\0', '\ufffd'), { id, path: placeOf(number, name), timeoutMs });
    programs.push(...read.programs);
    skipped.push(...read.skipped);
    problems.push(...read.mistakes.map(({ line, column, what }) => `${id}:${line}:${column} ${what}`));
  }
  if (problems.length === 0) return { programs, skipped };
  throw new PyexecError('invalid-program', {
    message: listProblems(problems),
    hint: 'Correct the text of the pull request; what can be said of blocks is in the README.',
  });
}

async function readComments(
  { number }: PullRequest,
  { settings, facts, signal }: ChangesQuestion,
): Promise<{ texts: Text[]; notes: string[] }> {
  const { token } = settings;
  if (token === undefined) return { texts: [], notes: ['Its comments were not read: there is no `github-token`.'] };
  const api = await openApi(facts, { token, signal });
  const { listComments, MAX_COMMENTS } = await import('../github/pull-request-reads.js');
  const { comments, isWhole } = await listComments(api, number);
  const notes = isWhole ? [] : [`Of its comments only the first ${MAX_COMMENTS} of each kind were read.`];
  return { texts: comments.map(({ id, kind, text }) => ({ name: `${kind} ${id}`, text })), notes };
}

/**
 * The programs in the description and the comments of the pull request that the event is about, and what readers of the
 * report should know.
 *
 * @throws PyexecError `event-unusable`, `invalid-program` or `github-failed`
 */
export async function readTexts(
  question: ChangesQuestion,
  timeoutMs: number,
): Promise<LoadedPrograms & { notes: readonly string[] }> {
  const event = readEvent(question.facts);
  const pullRequest = event === undefined ? undefined : findPullRequest(event);
  if (event === undefined || pullRequest === undefined) {
    const what = event === undefined ? 'there is no event' : `the event ${JSON.stringify(event.name)} has none`;
    throw new PyexecError('event-unusable', {
      message: `\`pull-request-text\` needs a pull request, and ${what}`,
      hint: "Use it in a workflow under pull_request, or leave it out with `if: github.event_name == 'pull_request'`.",
    });
  }
  // Whoever can read a repository can comment.
  requireTrusted(event, { isFromStrangers: true, targetAllowed: question.settings.targetAllowed });
  const { number, description } = pullRequest;
  const { texts, notes } = await readComments(pullRequest, question);
  const loaded = programsOfTexts(number, [{ name: 'description', text: description }, ...texts], timeoutMs);
  const count = loaded.programs.length;
  return {
    ...loaded,
    notes: [`The text of pull request #${number} has ${count === 1 ? '1 program' : `${count} programs`}.`, ...notes],
  };
}
