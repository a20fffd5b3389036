import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { PreparedEnvironment } from '../environments/environment.js';
import { PyexecError } from '../errors.js';
import { rmdirIfEmpty } from '../execution/working-directory/leftovers.js';
import { FOLDER_PREFIX } from '../execution/working-directory/run-folders.js';
import { writeAtOnce } from '../write-at-once.js';
import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import type { Program } from '../programs/program.js';
import type { ReportedRun } from '../report/run-report.js';
import { openModel } from './open-model.js';
import type { Conversation, Turn } from './conversation.js';
import { converse } from './loop.js';
import { openConversation, systemPrompt } from './opening.js';
import { readCheck, readTask } from './read-task.js';
import { RecordingModel } from './recording.js';
import { Workbench } from './workbench.js';

/** A conversation that is to be had. */
export interface ConversationInput {
  readonly settings: Settings;
  readonly facts: MachineFacts;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Prepares the environment of the plan with these packages as well, and this folder (absolute) to work in. */
  readonly prepare: (
    packages: readonly string[],
    workingDirectory: string,
    signal: AbortSignal,
  ) => Promise<PreparedEnvironment>;
  readonly watch: {
    readonly asks: (turn: number) => void;
    /** A program or the check is about to run. */
    readonly starts: (program: Program) => void;
    readonly took: (turn: Turn, soFar: Conversation) => void | Promise<void>;
    readonly ran: (program: Program, run: ReportedRun) => void;
  };
}

/** A folder that stays, with a place beside it where no program writes. */
function makeFolders({ settings, facts }: ConversationInput): { base: string; work: string } {
  const base = mkdtempSync(path.join(realpathSync(facts.tempFolder), FOLDER_PREFIX));
  chmodSync(base, 0o711);
  const given = settings.workingDirectory;
  if (given !== undefined) return { base, work: path.resolve(facts.currentFolder, given) };
  const work = path.join(base, 'work');
  mkdirSync(work, { mode: 0o700 });
  return { base, work };
}

/**
 * A model writes programs for the task and they are run, until it is done or a budget is spent. What a program leaves in
 * the working directory is there for the next one.
 *
 * @throws PyexecError when something other than the model or its code failed; what went before was told to `watch`
 */
export async function runConversation(input: ConversationInput): Promise<Conversation> {
  const { settings, facts, signal, watch } = input;
  const { source, conversation, limits, allowPackages, network } = settings;
  if (source.kind !== 'prompt') throw new Error('there is no task');
  const task = readTask(source, facts.currentFolder);
  const model = await openModel(input, task);
  const recording = conversation.record === undefined ? undefined : new RecordingModel(model, task);
  const { base, work } = makeFolders(input);
  let bench: Workbench | undefined;
  try {
    bench = await Workbench.open(
      {
        prepare: (packages, until) => input.prepare(packages, work, until),
        allowPackages,
        check: readCheck(conversation, { base: facts.currentFolder, folder: base }),
        onStart: watch.starts,
        onRun: watch.ran,
      },
      signal,
    );
    const around = { environment: bench.facts, network, limits, allowPackages };
    const opening = openConversation(conversation.systemPrompt ?? systemPrompt(around), task);
    const { maxTurns, maxTokens, maxTimeMs } = conversation;
    return await converse(
      { text: task, opening, budgets: { maxTurns, maxTokens, maxTimeMs }, timeoutMs: limits.timeoutMs },
      { model: recording ?? model, bench, signal, watch },
    );
  } finally {
    await bench?.dispose();
    if (settings.workingDirectory === undefined) rmdirIfEmpty(work);
    rmdirIfEmpty(base);
    if (recording !== undefined) saveRecording(recording, path.resolve(facts.currentFolder, conversation.record ?? ''));
  }
}

function saveRecording(recording: RecordingModel, file: string): void {
  try {
    writeAtOnce(file, recording.text());
  } catch (cause) {
    throw new PyexecError('publish-failed', {
      message: `the recording cannot be written to ${file}`,
      hint: '`record` must be a file in a folder that can be written.',
      cause,
    });
  }
}
