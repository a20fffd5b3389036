import { randomInt } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { systemCode } from '../../errors.js';
import type { Identity } from '../../execution/launcher.js';

/** The range that systemd keeps free for users that exist only while something runs (DynamicUser). */
const FIRST_UID = 61_184;
const LAST_UID = 65_519;

async function usedUids(): Promise<Set<number>> {
  const used = new Set<number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      used.add((await stat(`/proc/${name}`)).uid);
    } catch (thrown) {
      // The process has ended meanwhile.
      if (systemCode(thrown) === undefined) throw thrown;
    }
  }
  for (const line of (await readFile('/etc/passwd', 'utf8')).split('\n')) used.add(Number(line.split(':')[2]));
  return used;
}

/** A user and group that nobody else has, neither in the user database nor running at the moment. */
export async function pickUnprivilegedIdentity(): Promise<Identity> {
  const used = await usedUids();
  let uid = randomInt(FIRST_UID, LAST_UID + 1);
  while (used.has(uid)) uid = randomInt(FIRST_UID, LAST_UID + 1);
  return { uid, gid: uid };
}
