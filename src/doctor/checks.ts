import { openEngine } from '../environments/docker/open-engine.js';
import { messageOf, PyexecError } from '../errors.js';
import { findCgroups } from '../isolation/cgroup/find-cgroups.js';
import type { MachineFacts } from '../machine-facts.js';
import { findPython, OLDEST_PYTHON, surveyPythons } from '../python/find-python.js';
import { startLauncher } from '../isolation/none/start-launcher.js';
import type { Finding } from './finding.js';

/** All interpreters with their versions, and what only looks like one. */
export async function checkPythons(facts: MachineFacts): Promise<Finding[]> {
  const { known, broken } = await surveyPythons(facts);
  if (known.length === 0) {
    return [
      { topic: 'Python', state: 'missing', detail: 'none found', fix: `Install Python ${OLDEST_PYTHON} or newer.` },
    ];
  }
  return [
    ...known.map(({ version, path, source }): Finding => {
      return { topic: 'Python', state: 'ok', detail: `${version}  ${path} (${source})` };
    }),
    ...broken.map(({ path, source, reason }): Finding => {
      return { topic: 'Python', state: 'absent', detail: `${path} (${source}) ${reason}` };
    }),
  ];
}

/** Whether the default interpreter can supervise, and what it can do about what programs leave behind. */
export async function checkSupervisor(facts: MachineFacts): Promise<Finding> {
  try {
    const python = await findPython({ path: undefined, version: undefined }, facts);
    const { launcher, interpreter } = await startLauncher({
      python: python.path,
      platform: facts.platform,
      platformEnv: facts.platformEnv,
    });
    await launcher.close();
    const can = [
      interpreter.subreaper ? 'collects orphans' : 'cannot collect orphans',
      interpreter.noNewPrivileges ? 'refuses new privileges' : 'cannot refuse new privileges',
    ];
    return { topic: 'isolation: none', state: 'ok', detail: `${interpreter.executable} ${can.join(', ')}` };
  } catch (thrown) {
    return {
      topic: 'isolation: none',
      state: 'missing',
      detail: messageOf(thrown),
      fix: 'Set `python-path` to a working interpreter.',
    };
  }
}

/** How the memory and the number of processes of a program are limited in the sandbox. */
export async function checkCgroups({ platform, uid, gid, runtimeFolder, mayInstall }: MachineFacts): Promise<Finding> {
  const topic = 'cgroups';
  if (platform !== 'linux') return { topic, state: 'absent', detail: 'Linux only' };
  const ways = await findCgroups({ uid: uid ?? 0, gid: gid ?? 0, runtimeFolder, mayUseSudo: mayInstall });
  const [best] = ways;
  if (best !== undefined)
    return { topic, state: 'ok', detail: `${best.name}; memory is limited for all processes together` };
  return { topic, state: 'absent', detail: 'none for this user; memory is limited for each process by itself' };
}

/** The container engine, which only `environment: docker` uses. */
export async function checkDocker({ engine }: MachineFacts): Promise<Finding> {
  const topic = 'Docker';
  try {
    const { name, version, runtimes, cgroupVersion, isRootless } = await (await openEngine(engine)).facts();
    return {
      topic,
      state: 'ok',
      detail: `${name === 'Docker' ? 'engine' : name} ${version}, cgroups version ${cgroupVersion}${isRootless ? ', rootless' : ''}, runtimes ${[...runtimes.keys()].join(', ')}`,
    };
  } catch (thrown) {
    if (!(thrown instanceof PyexecError)) throw thrown;
    return { topic, state: 'absent', detail: thrown.message, fix: thrown.hint };
  }
}
