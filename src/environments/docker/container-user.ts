import type { Identity } from '../../execution/launcher.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';

/** Who is in a container: who calls, or when that is root, a user that root has for it. Never root. */
export function containerUser({ identities }: Pick<RunFolders, 'identities'>): Identity {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  const user = identities?.[0] ?? (uid === undefined || gid === undefined ? undefined : { uid, gid });
  if (user === undefined || user.uid === 0) throw new Error('there is no user for the container');
  return user;
}
