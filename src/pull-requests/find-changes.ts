import { realpathSync } from 'node:fs';
import path from 'node:path';
import { PyexecError, systemCode } from '../errors.js';
import type { PullRequestSettings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import { findChangeRange, requireTrusted, type ChangeRange, type PullRequest } from './event.js';
import { changesOfRange, changesSince, findTop, type Changes } from './git-changes.js';
import { Git } from './git.js';
import { openApi } from './open-api.js';
import { readEvent } from './read-event.js';

/** Who asks what changed. */
export interface ChangesQuestion {
  readonly settings: PullRequestSettings;
  readonly facts: MachineFacts;
  readonly signal: AbortSignal;
}

/** Where the paths start that GitHub gives: the checkout, or the current folder where there is no git. */
async function topOf(facts: MachineFacts): Promise<string> {
  try {
    return (await findTop(Git.find(facts))) ?? realpathSync(facts.currentFolder);
  } catch (thrown) {
    if (thrown instanceof PyexecError) return realpathSync(facts.currentFolder);
    throw thrown;
  }
}

async function askGitHub({ number }: PullRequest, { facts, signal }: ChangesQuestion, token: string): Promise<Changes> {
  const api = await openApi(facts, { token, signal });
  const { listChangedFiles, MAX_CHANGED_FILES } = await import('../github/pull-request-reads.js');
  const { paths, isWhole } = await listChangedFiles(api, number);
  if (!isWhole) {
    throw new PyexecError('changes-unknown', {
      message: `\`changed-only\`: pull request #${number} changes ${MAX_CHANGED_FILES} files or more, and GitHub lists no more`,
      hint: 'Check out the history: actions/checkout with `fetch-depth: 0`.',
    });
  }
  const top = await topOf(facts);
  return {
    files: new Set(paths.map((name) => path.join(top, name))),
    since: `in pull request #${number}, as GitHub says`,
  };
}

async function changesOf(range: ChangeRange, question: ChangesQuestion): Promise<Changes> {
  const { token } = question.settings;
  try {
    return await changesOfRange(Git.find(question.facts), range);
  } catch (thrown) {
    const isUnknown = thrown instanceof PyexecError && thrown.code === 'changes-unknown';
    if (!isUnknown || range.kind !== 'pull-request' || token === undefined) throw thrown;
    return askGitHub(range.pullRequest, question, token);
  }
}

/**
 * What changed: since `base` when that is given, else as the event says, and outside of workflows since the default branch.
 *
 * @throws PyexecError `event-unusable`, `changes-unknown` or `github-failed`
 */
export async function findChanges(question: ChangesQuestion): Promise<Changes> {
  const { settings, facts } = question;
  const event = readEvent(facts);
  if (event === undefined) return changesSince(Git.find(facts), settings.base);
  const { targetAllowed } = settings;
  if (settings.base !== undefined) {
    // Whose files these are is not known then.
    requireTrusted(event, { isFromStrangers: true, targetAllowed });
    return changesSince(Git.find(facts), settings.base);
  }
  const range = findChangeRange(event);
  const isFromStrangers = range.kind === 'pull-request' && range.pullRequest.isFromFork;
  requireTrusted(event, { isFromStrangers, targetAllowed });
  return changesOf(range, question);
}

/** Whether a file (absolute) is one of those that changed, or a link to one. */
export function hasChanged({ files }: Changes, file: string): boolean {
  if (files.has(path.join(realpathSync(path.dirname(file)), path.basename(file)))) return true;
  try {
    return files.has(realpathSync(file));
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    // A link that leads nowhere: whoever reads it says so.
    return true;
  }
}
