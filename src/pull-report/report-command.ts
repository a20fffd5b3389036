import path from 'node:path';
import type { CommandHost } from '../host/command-host.js';
import { parseValues, requireNoProblems, type ValuesOf } from '../inputs/parse-table.js';
import { openApi } from '../pull-requests/open-api.js';
import { readEvent } from '../pull-requests/read-event.js';
import { readOwnFile } from '../read-own-file.js';
import { quoteInline } from '../report/neutralise.js';
import { postReport, type Posted } from './post-report.js';
import { readClaimedReport, type ClaimedReport } from './read-report.js';
import { REPORT_INPUTS } from './report-inputs.js';
import { readWorkflowRun } from './workflow-run.js';

const MAX_RESULT_BYTES = 256 * 2 ** 20;

interface Wanted extends Omit<ValuesOf<typeof REPORT_INPUTS>, 'result-file'> {
  readonly 'result-file': string;
}

function parseInputs(host: CommandHost): Wanted {
  const problems: string[] = [];
  const values = parseValues(REPORT_INPUTS, host.readInputs(), problems);
  const { 'result-file': file = '', 'github-token': token } = values;
  if (file === '') problems.push('`result-file` is missing: result.json of the workflow run that this one follows');
  // The default is an expression, which the runner evaluates.
  if (token.startsWith('${{')) problems.push('`github-token` is missing');
  requireNoProblems(problems);
  return { ...values, 'result-file': file };
}

/** What the artifact holds: neither a link is followed nor anything believed. */
function readResult(file: string): ClaimedReport | undefined {
  const content = readOwnFile(file, MAX_RESULT_BYTES);
  return content === undefined ? undefined : readClaimedReport(content.toString('utf8'));
}

function describe({ pullRequest, commentUrl, conclusion }: Posted, commit: string): string {
  if (pullRequest === undefined)
    return `no open pull request has the commit ${commit} as its head: nothing was written`;
  return `pull request #${pullRequest}: ${conclusion}${commentUrl === '' ? '' : `, ${commentUrl}`}`;
}

/**
 * Posts what a finished workflow run came to. Runs that were for no pull request are passed over. Resolves to the
 * exit status.
 *
 * @throws PyexecError `invalid-input`, `event-unusable`, `github-failed`
 */
export async function reportCommand(host: CommandHost): Promise<number> {
  const { facts } = host;
  const values = parseInputs(host);
  const event = readEvent(facts);
  const run = readWorkflowRun(event ?? { name: '', payload: undefined });
  if (run.event !== 'pull_request' || run.repository !== facts.github?.repository) {
    host.say(['the workflow run was for no pull request of this repository: nothing was written']);
    return 0;
  }
  const api = await openApi(facts, { token: values['github-token'], signal: new AbortController().signal });
  const posted = await postReport(api, {
    run,
    report: readResult(path.resolve(facts.currentFolder, values['result-file'])),
    name: values.name,
    commentWanted: values.comment,
    checkWanted: values.check,
    author: values['comment-author'],
    runUrl: `${facts.github.serverUrl ?? 'https://github.com'}/${run.repository}/actions/runs/${run.id}`,
  });
  host.say([quoteInline(describe(posted, run.commit))]);
  const { pullRequest = '', conclusion, commentUrl } = posted;
  const outputs = { 'pull-request': String(pullRequest), conclusion, 'comment-url': commentUrl };
  await host.publish({ outputs, json: [] });
  return 0;
}
