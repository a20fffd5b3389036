import { readFile } from 'node:fs/promises';
import { engineAddress, probeEngine } from '../environments/docker/probe-engine.js';
import { messageOf, systemCode } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import { findPython, knownPythons, OLDEST_PYTHON } from '../python/find-python.js';
import { startLauncher } from '../isolation/none/start-launcher.js';
import type { Finding } from './finding.js';

/** All interpreters with their versions. */
export async function checkPythons(facts: MachineFacts): Promise<Finding[]> {
  const known = await knownPythons(facts);
  if (known.length === 0) {
    return [
      { topic: 'Python', state: 'missing', detail: 'none found', fix: `Install Python ${OLDEST_PYTHON} or newer.` },
    ];
  }
  return known.map(({ version, path, source }) => ({
    topic: 'Python',
    state: 'ok',
    detail: `${version}  ${path} (${source})`,
  }));
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

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

/** Which cgroups the machine has. */
export async function checkCgroups(facts: MachineFacts): Promise<Finding> {
  const topic = 'cgroups';
  if (facts.platform !== 'linux') return { topic, state: 'absent', detail: 'Linux only' };
  const controllers = await readOptional('/sys/fs/cgroup/cgroup.controllers');
  const detail = controllers === undefined ? 'version 1 or hybrid' : `version 2 with ${controllers}`;
  return { topic, state: 'ok', detail: `${detail}; not used in this version` };
}

/** The Docker engine, which the docker environment of later versions uses. */
export async function checkDocker(dockerHost: string | undefined): Promise<Finding> {
  const topic = 'Docker';
  const address = engineAddress(dockerHost);
  if (address === undefined)
    return {
      topic,
      state: 'missing',
      detail: `cannot speak to ${dockerHost ?? ''}`,
      fix: 'Use a unix:// or tcp:// address in DOCKER_HOST.',
    };
  try {
    const { version, runtimes, cgroupVersion, isRootless } = await probeEngine(address);
    return {
      topic,
      state: 'ok',
      detail: `engine ${version}, cgroups version ${cgroupVersion}${isRootless ? ', rootless' : ''}, runtimes ${runtimes.join(', ')}; \`environment: docker\` is not part of this version`,
    };
  } catch (thrown) {
    return {
      topic,
      state: 'absent',
      detail: `no engine answers (${messageOf(thrown)})`,
    };
  }
}
