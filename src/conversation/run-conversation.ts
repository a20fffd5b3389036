import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { PreparedEnvironment } from '../environments/environment.js';
import { messageOf, PyexecError } from '../errors.js';
import { rmdirIfEmpty } from '../execution/working-directory/leftovers.js';
import { FOLDER_PREFIX } from '../execution/working-directory/run-folders.js';
import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import type { Program } from '../programs/program.js';
import type { ReportedRun } from '../report/run-report.js';
import type { Brief } from './brief.js';
import { apartFromPrograms } from './check.js';
import type { Conversation, Turn } from './conversation.js';
import { converse } from './loop.js';
import type { Model } from './model.js';
import { openModel } from './open-model.js';
import { openConversation, systemPrompt } from './opening.js';
import type { Recording } from './recording.js';
import { RecordingFile } from './recording-file.js';
import { RecordingModel } from './recording-model.js';
import { heldToRecording, ReplayModel } from './replay-model.js';
import { requireCompiles } from './require-compiles.js';
import { withinBounds } from './within-bounds.js';
import { Workbench } from './workbench.js';

/** A conversation that is to be had. */
export interface ConversationInput {
  readonly settings: Settings;
  readonly brief: Brief;
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

function makeBase(tempFolder: string): string {
  try {
    return mkdtempSync(path.join(realpathSync(tempFolder), FOLDER_PREFIX));
  } catch (cause) {
    throw new PyexecError('working-directory-unusable', {
      message: `no folder can be made in the temporary folder ${tempFolder}: ${messageOf(cause)}`,
      hint: 'Set TMPDIR, or RUNNER_TEMP in a job, to a folder that can be written.',
      cause,
    });
  }
}

/** A folder that stays, with a place beside it where no program writes. */
function makeFolders({ settings, facts }: ConversationInput): { base: string; work: string } {
  const base = makeBase(facts.tempFolder);
  chmodSync(base, 0o711);
  const given = settings.workingDirectory;
  if (given !== undefined) return { base, work: path.resolve(facts.currentFolder, given) };
  const work = path.join(base, 'work');
  mkdirSync(work, { mode: 0o700 });
  return { base, work };
}

/** Where programs write: the working directory, and what is mounted for it. */
function writableFolders({ settings, facts }: ConversationInput, work: string): string[] {
  const mounted = settings.docker.volumes.filter(({ readOnly }) => !readOnly);
  return [work, ...mounted.map(({ host }) => path.resolve(facts.currentFolder, host))];
}

/** The conversation itself, once there is somewhere to have it. */
async function talk(input: ConversationInput, bench: Workbench, model: Model): Promise<Conversation> {
  const { settings, brief, signal, watch } = input;
  const { conversation, limits, allowPackages, network } = settings;
  const around = { environment: bench.facts, network, limits, allowPackages };
  const opening = openConversation(conversation.systemPrompt ?? systemPrompt(around), brief.task);
  const { maxTurns, maxTokens, maxTimeMs } = conversation;
  return converse(
    { text: brief.task, opening, budgets: { maxTurns, maxTokens, maxTimeMs }, timeoutMs: limits.timeoutMs },
    { model, bench, signal, watch },
  );
}

/** Has the model's side written down while it goes on. */
async function record(
  { model, task, file }: { readonly model: Model; readonly task: string; readonly file: string },
  have: (model: Model) => Promise<Conversation>,
): Promise<Conversation> {
  const target = RecordingFile.open(file);
  const recording = new RecordingModel(model, task, target.write);
  let conversation: Conversation | undefined;
  try {
    return (conversation = await have(recording));
  } finally {
    recording.end(conversation?.stopped ?? 'error');
    target.close();
  }
}

/** Takes the replies of a recording in place of a model's. */
async function replay(
  recording: Recording,
  say: (line: string) => void,
  have: (model: Model) => Promise<Conversation>,
): Promise<Conversation> {
  const model = new ReplayModel(recording);
  const conversation = heldToRecording(await have(withinBounds(model)), model.left);
  if (conversation.failure === undefined && model.left > 0)
    say(`replies of the recording that were not asked for: ${model.left}`);
  return conversation;
}

/**
 * A model writes programs for the task and they are run, until it is done or a budget is spent. What a program leaves in
 * the working directory is there for the next one.
 *
 * @throws PyexecError when something other than the model or its code failed; what went before was told to `watch`
 */
export async function runConversation(input: ConversationInput): Promise<Conversation> {
  const { settings, brief, facts, signal, watch, say } = input;
  // Before any program runs: one of the same user could change what is loaded later.
  const service = brief.replay === undefined ? await openModel(input) : undefined;
  const { base, work } = makeFolders(input);
  let bench: Workbench | undefined;
  try {
    const opened = (bench = await Workbench.open(
      {
        prepare: (packages, until) => input.prepare(packages, work, until),
        allowPackages: settings.allowPackages,
        check: brief.check && apartFromPrograms(brief.check, writableFolders(input, work)),
        folder: base,
        onStart: input.watch.starts,
        onRun: watch.ran,
      },
      signal,
    ));
    if (brief.check !== undefined)
      await requireCompiles(brief.check, { folder: base, run: (program) => opened.tryOut(program, signal) });
    const have = (model: Model): Promise<Conversation> => talk(input, opened, model);
    if (brief.replay !== undefined) return await replay(brief.replay, say, have);
    if (service === undefined) throw new Error('there is no model');
    const { record: file } = settings.conversation;
    if (file === undefined) return await have(service);
    return await record({ model: service, task: brief.task, file: path.resolve(facts.currentFolder, file) }, have);
  } finally {
    await bench?.dispose();
    if (settings.workingDirectory === undefined) rmdirIfEmpty(work);
    rmdirIfEmpty(base);
  }
}
