import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from '../../errors.js';

/** The marker of the run that a container belongs to. */
export const RUN_LABEL = 'pyexec.run';
/** The process that has to remove it. */
export const OWNER_LABEL = 'pyexec.owner';
/** The same for images. Containers inherit the labels of their image, and images those of their container. */
export const IMAGE_RUN_LABEL = 'pyexec.image.run';
export const IMAGE_OWNER_LABEL = 'pyexec.image.owner';
/** An image with packages, and when it may go; its value is the time it was made, in ms since 1970. */
export const PACKAGES_LABEL = 'pyexec.packages';
/** What those images are called. */
export const PACKAGES_REPOSITORY = 'pyexec-packages';
/** What was installed into it: `name==version`, with commas between. */
export const INSTALLED_LABEL = 'pyexec.installed';

export type Labels = Readonly<Record<string, string>>;

/** Labels of a run, for the containers and for the images that go with it. */
export type RunLabels = ReturnType<typeof labelsOf>;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

/** When a process started, in ticks since the machine did: field 22 of proc_pid_stat(5). Undefined when it is gone. */
function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
}

/** One start of one machine, and on it those who count processes alike: several may use an engine. */
function machine(): string {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
  return boot === undefined ? hostname() : `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
}

/** False only when there is none, whoever it belongs to. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return systemCode(thrown) !== 'ESRCH';
  }
}

/** Names this process so that another one can tell whether it is still there. */
function ownerOf(pid: number): string {
  return `${machine()} ${pid} ${startOf(pid) ?? 'unknown'}`;
}

/** The labels of what belongs to a run of this process. */
export function labelsOf(marker: string): { readonly container: Labels; readonly image: Labels } {
  const owner = ownerOf(process.pid);
  return {
    container: { [RUN_LABEL]: marker, [OWNER_LABEL]: owner },
    image: { [IMAGE_RUN_LABEL]: marker, [IMAGE_OWNER_LABEL]: owner },
  };
}

/** What takes the place of the labels of a container in an image that is made from it. */
export const NO_CONTAINER: Labels = { [RUN_LABEL]: '', [OWNER_LABEL]: '' };

/** Whether what such a label names can no longer clean up. Other machines are not judged, and neither are other forms. */
export function isGone(owner: string): boolean {
  const [where, pid, start] = owner.split(' ');
  if (where !== machine() || !/^\d+$/.test(pid ?? '') || start === undefined || start === 'unknown') return false;
  // What may not be looked at is there all the same.
  const now = startOf(Number(pid));
  return !isAlive(Number(pid)) || (now !== undefined && now !== start);
}
