import path from 'node:path';
import { listProblems, PyexecError } from '../errors.js';
import { Malformed, type Grammar } from '../inputs/grammar.js';
import type { MachineFacts } from '../machine-facts.js';
import { openApi } from '../pull-requests/open-api.js';
import { readEvent } from '../pull-requests/read-event.js';
import { readOwnFile } from '../read-own-file.js';
import { postReport, type Posted } from './post-report.js';
import { readClaimedReport, type ClaimedReport } from './read-report.js';
import { REPORT_INPUTS } from './report-inputs.js';
import { readWorkflowRun } from './workflow-run.js';

/** Where the report is posted from. */
export interface ReportHost {
  readonly facts: MachineFacts;
  /** `GITHUB_SERVER_URL` */
  readonly serverUrl: string;
  readonly cancellation: AbortSignal;
  /** As given; empty when it was not. */
  readInput(name: string): string;
  say(line: string): void;
  setOutputs(outputs: Readonly<Record<string, string>>): Promise<void>;
}

const MAX_RESULT_BYTES = 256 * 2 ** 20;

type Values = { readonly [Name in keyof typeof REPORT_INPUTS]: ReturnType<(typeof REPORT_INPUTS)[Name]['grammar']> };

function parseInputs(host: ReportHost): Values {
  const problems: string[] = [];
  const entries = Object.entries(REPORT_INPUTS).map(([name, spec]) => {
    const grammar: Grammar<unknown> = spec.grammar;
    try {
      const raw = host.readInput(name) || ('default' in spec ? spec.default : '');
      if (raw === '' || raw.startsWith('${{')) problems.push(`\`${name}\` is missing`);
      return [name, grammar(raw)] as const;
    } catch (thrown) {
      if (!(thrown instanceof Malformed)) throw thrown;
      problems.push(`\`${name}\` must be ${thrown.message}`);
      return [name, undefined] as const;
    }
  });
  const hint = 'Correct the inputs; they are in report/action.yml.';
  if (problems.length > 0) throw new PyexecError('invalid-input', { message: listProblems(problems), hint });
  // The table's grammars give each value the type that `Values` names.
  return Object.fromEntries(entries) as unknown as Values;
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
 * Posts what a finished workflow run came to. Runs that were for no pull request are passed over.
 *
 * @throws PyexecError `invalid-input`, `event-unusable`, `github-failed`
 */
export async function reportCommand(host: ReportHost): Promise<void> {
  const { facts } = host;
  const values = parseInputs(host);
  const event = readEvent(facts);
  const run = readWorkflowRun(event ?? { name: '', payload: undefined });
  if (run.event !== 'pull_request' || run.repository !== facts.github?.repository) {
    host.say('the workflow run was for no pull request of this repository: nothing was written');
    return;
  }
  const api = await openApi(facts, { token: values['github-token'], signal: host.cancellation });
  const posted = await postReport(api, {
    run,
    report: readResult(path.resolve(facts.currentFolder, values['result-file'])),
    name: values.name,
    commentWanted: values.comment,
    checkWanted: values.check,
    author: values['comment-author'],
    runUrl: `${host.serverUrl}/${run.repository}/actions/runs/${run.id}`,
  });
  host.say(describe(posted, run.commit));
  const { pullRequest = '', conclusion, commentUrl } = posted;
  await host.setOutputs({ 'pull-request': String(pullRequest), conclusion, 'comment-url': commentUrl });
}
