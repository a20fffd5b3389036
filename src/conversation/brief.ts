import type { ConversationSettings, Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import { readCheck, type Check } from './check.js';
import { readRecording, readTask } from './read-task.js';
import { parseRecording, type Recording } from './recording.js';
import { requireNoScriptsOfUser } from './scripts-of-user.js';

/** All that is read before a conversation, and before anything is prepared for it. */
export interface Brief {
  readonly task: string;
  readonly check: Check | undefined;
  /** Whose replies are taken; undefined when a service is asked. */
  readonly replay: Recording | undefined;
}

function readReplay({ replay }: ConversationSettings, base: string, task: string): Recording | undefined {
  return replay === undefined ? undefined : parseRecording(readRecording(replay, base), replay, task);
}

/**
 * Reads the files that the inputs of a conversation name.
 *
 * @throws PyexecError `invalid-input` for what cannot be used, and for files of the user that the conversation would replace
 */
export function readBrief(settings: Settings, { currentFolder: base }: MachineFacts): Brief {
  const { source, conversation, workingDirectory } = settings;
  if (source.kind !== 'prompt') throw new Error('there is no task');
  const task = readTask(source, base);
  const check = readCheck(conversation, base);
  const replay = readReplay(conversation, base, task);
  requireNoScriptsOfUser(workingDirectory, base);
  return { task, check, replay };
}
