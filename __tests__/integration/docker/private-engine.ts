import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeHostile } from '../../support/bundle.js';
import { until } from '../../support/run-cli.js';
import { docker, PYTHON, shell } from './docker-stage.js';

/** A second engine of this machine, which tests may stop and kill. It has a containerd of its own. */
export class PrivateEngine {
  private child: ChildProcess | undefined;
  private readonly pids: number[] = [];

  private constructor(private readonly folder: string) {}

  /** With the image that tests run programs in, and these runtimes besides its own. */
  static async start(runtimes: Record<string, object> = {}): Promise<PrivateEngine> {
    const engine = new PrivateEngine(await realpath(await mkdtemp(path.join(os.tmpdir(), 'second-engine-'))));
    await writeFile(path.join(engine.folder, 'daemon.json'), JSON.stringify({ runtimes }));
    await engine.start();
    await shell(`docker save ${PYTHON} | docker -H ${engine.host} load`);
    return engine;
  }

  get host(): string {
    return `unix://${this.folder}/docker.sock`;
  }

  async start(): Promise<void> {
    const at = (name: string): string => path.join(this.folder, name);
    const places = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid'), '-H', this.host];
    const configuration = ['--config-file', at('daemon.json')];
    const network = ['--bridge=none', '--iptables=false', '--ip-masq=false'];
    // In a network of its own: an engine without a bridge removes docker0, which is the other engine's.
    this.child = spawn('unshare', ['--net', 'dockerd', ...places, ...configuration, ...network], { stdio: 'ignore' });
    await until(() =>
      docker('-H', this.host, 'version').then(
        () => true,
        () => false,
      ),
    );
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  containers(): Promise<string> {
    return docker('-H', this.host, 'ps', '-aq');
  }

  /** Ends what lives in its containers: one that was killed leaves that behind, and takes long to end it when it starts. */
  async endKilled(): Promise<void> {
    const pids = this.pids.splice(0);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await until(() => pids.every((pid) => !existsSync(`/proc/${pid}`)));
  }

  /** To be called before it is killed. */
  async notePids(): Promise<void> {
    this.pids.length = 0;
    const ids = (await this.containers()).split('\n');
    const pids = await docker('-H', this.host, 'inspect', '--format', '{{.State.Pid}}', ...ids);
    this.pids.push(...pids.split('\n').map(Number));
  }

  /** Resolves when it has ended after the signal. */
  async end(name: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    const containerd = Number(readFileSync(path.join(this.folder, 'exec/containerd/containerd.pid'), 'utf8'));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(name);
    await ended;
    // The next start would take one that is about to end for its own.
    await until(() => !existsSync(`/proc/${containerd}`));
    this.child = undefined;
  }

  /** Ends it and what lives in its containers: one that was killed leaves those behind, and the next start ends them. */
  async remove(): Promise<void> {
    if (this.child === undefined) await this.start();
    this.signal('SIGCONT');
    await this.end('SIGTERM');
    // What it mounted on its own folder stays mounted.
    await shell(`umount ${this.folder}/data 2>/dev/null || true`);
    await removeHostile(this.folder);
  }
}
