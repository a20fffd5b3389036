import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { removeHostile } from '../../support/bundle.js';
import { until } from '../../support/run-cli.js';
import { docker, PYTHON, shell } from './docker-stage.js';

/** Limits that also machines without the right to raise them allow, and the runtime that knows every kind of cgroups. */
const CONFIGURATION = `
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=20000:20000"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
`;

/** Podman with Docker's API on a socket that every user may speak to, as root and with a storage of its own. */
export class PrivatePodman {
  private constructor(
    private readonly folder: string,
    private readonly service: ChildProcess,
  ) {}

  /** With the images that tests run programs in. */
  static async start(): Promise<PrivatePodman> {
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'podman-')));
    await chmod(folder, 0o711);
    const at = (name: string): string => path.join(folder, name);
    await writeFile(at('containers.conf'), CONFIGURATION);
    const places = ['--root', at('root'), '--runroot', at('run'), '--tmpdir', at('tmp')];
    const service = spawn('podman', [...places, 'system', 'service', '--time=0', `unix://${at('socket')}`], {
      // What it starts leaves files where it was started.
      cwd: folder,
      env: { ...process.env, CONTAINERS_CONF: at('containers.conf') },
      stdio: 'ignore',
    });
    const podman = new PrivatePodman(folder, service);
    await until(() =>
      podman.docker('version').then(
        () => true,
        () => false,
      ),
    );
    await chmod(at('socket'), 0o666);
    await shell(`docker save ${PYTHON} pyexec-test/empty | docker -H ${podman.host} load`);
    return podman;
  }

  get host(): string {
    return `unix://${this.folder}/socket`;
  }

  /** Docker's own client, which speaks to it. */
  docker(...args: string[]): Promise<string> {
    return docker('-H', this.host, ...args);
  }

  async remove(): Promise<void> {
    const ended = new Promise((resolve) => this.service.once('exit', resolve));
    this.service.kill('SIGTERM');
    await ended;
    await shell(`umount ${this.folder}/root/overlay 2>/dev/null || true`);
    await removeHostile(this.folder);
  }
}
