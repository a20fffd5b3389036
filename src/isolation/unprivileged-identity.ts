import { randomInt } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { systemCode } from '../errors.js';
import type { Identity } from '../execution/launcher.js';

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

/** Users and groups, in a row, that nobody else has, neither in the user database nor running at the moment. */
export async function pickUnprivilegedIdentities(count: number): Promise<[Identity, ...Identity[]]> {
  const used = await usedUids();
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const first = randomInt(FIRST_UID, LAST_UID + 2 - count);
    const uids = Array.from({ length: count }, (_, index) => first + index);
    const [one, ...others] = uids.map((uid): Identity => ({ uid, gid: uid }));
    if (one !== undefined && !uids.some((uid) => used.has(uid))) return [one, ...others];
  }
  throw new Error(`there are no ${count} free users from ${FIRST_UID} to ${LAST_UID}`);
}
