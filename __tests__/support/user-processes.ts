import { readdir, readFile, stat } from 'node:fs/promises';

/** The command lines of all processes of a user that live, by process id. */
export async function processesOf(uid: number): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    try {
      if ((await stat(`/proc/${name}`)).uid !== uid) continue;
      const line = await readFile(`/proc/${name}/stat`, 'latin1');
      if (line.slice(line.lastIndexOf(')') + 2).startsWith('Z')) continue;
      found.set(Number(name), (await readFile(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim());
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** Ends all processes of a user. */
export async function endProcessesOf(uid: number): Promise<void> {
  for (let left = await processesOf(uid); left.size > 0; left = await processesOf(uid)) {
    for (const pid of left.keys()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}
