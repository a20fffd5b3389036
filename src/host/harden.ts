import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { systemCode } from '../errors.js';

/** A copy of the environment from before it was cleared; the only way to what was in it. */
export type Environment = Readonly<Record<string, string>>;

/** What libraries of ours may need from the environment of this process; none of it is a secret. */
const KEPT =
  /^(PATH|HOME|TMPDIR|TEMP|TMP|LANG|LC_ALL|TERM|NO_COLOR|SYSTEMROOT|COMSPEC|USERPROFILE|APPDATA|LOCALAPPDATA|RUNNER_DEBUG)$/i;

/** Fields 50 and 51 of /proc/self/stat: where the kernel put the environment, see proc_pid_stat(5). */
function environmentBlock(): { start: number; end: number } | undefined {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [start, end] = [Number(fields[50 - 3]), Number(fields[51 - 3])];
  return start > 0 && end > start ? { start, end } : undefined;
}

/** Zeros over the block that other processes of the same user read as /proc/<pid>/environ. */
function overwriteEnvironmentBlock(): void {
  const block = environmentBlock();
  if (block === undefined) return;
  const memory = openSync('/proc/self/mem', 'r+');
  try {
    writeSync(memory, Buffer.alloc(block.end - block.start), 0, block.end - block.start, block.start);
  } finally {
    closeSync(memory);
  }
}

/**
 * The first thing an entry does. Afterwards SIGUSR1 opens no debugger, `process.env` holds nothing secret and nothing of
 * the runner, and on Linux the original environment cannot be read from outside any more.
 */
export function hardenProcess(): Environment {
  process.on('SIGUSR1', () => undefined);
  const original = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  for (const [name, value] of Object.entries(original)) {
    if (KEPT.test(name)) process.env[name] = value;
    else Reflect.deleteProperty(process.env, name);
  }
  if (process.platform === 'linux') {
    try {
      overwriteEnvironmentBlock();
    } catch (thrown) {
      // A kernel that refuses leaves the block as it was; `isolation: none` is documented not to hide it.
      if (systemCode(thrown) === undefined) throw thrown;
    }
  }
  return original;
}
