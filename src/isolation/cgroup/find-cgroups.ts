import { accessSync, constants, existsSync } from 'node:fs';
import { systemCode } from '../../errors.js';
import { findRights } from '../as-root.js';
import type { CgroupWay } from './cgroup.js';
import { findLeavesV1 } from './leaf-v1.js';
import { findLeavesV2 } from './leaf-v2.js';
import { findSystemScopes, findUserScopes } from './scope.js';

export interface CgroupSearch {
  readonly uid: number;
  readonly gid: number;
  /** `XDG_RUNTIME_DIR` */
  readonly runtimeFolder: string | undefined;
  /** sudo may be used. */
  readonly mayUseSudo: boolean;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return false;
  }
}

/** All ways to have control groups here, the one that changes least first; none is no error. */
export async function findCgroups({ uid, gid, runtimeFolder, mayUseSudo }: CgroupSearch): Promise<CgroupWay[]> {
  if (!existsSync('/sys/fs/cgroup')) return [];
  const own = [findLeavesV2(), uid === 0 ? undefined : findUserScopes(runtimeFolder)];
  const isBare = own.every((way) => way === undefined) && existsSync('/run/systemd/system');
  const rights = isBare && (uid === 0 || mayUseSudo) ? await findRights(uid) : undefined;
  const ways = [
    ...own,
    rights === undefined ? undefined : findSystemScopes({ rights, uid, gid }),
    uid === 0 && isWritable('/sys/fs/cgroup/memory') ? findLeavesV1() : undefined,
  ];
  return ways.filter((way) => way !== undefined);
}
