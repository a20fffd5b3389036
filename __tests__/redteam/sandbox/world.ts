import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { removeHostile } from '../../support/bundle.js';
import { UNPRIVILEGED } from '../../support/identities.js';

/** What lies about on a machine that is no affair of a program's. It belongs to the unprivileged user of the tests. */
export class World {
  readonly canary = `pyexec-canary-${randomBytes(8).toString('hex')}`;
  /** Connections that programs have made. */
  connections = 0;
  folder = '';
  port = 0;
  /** A process of the unprivileged user with the canary in its environment. */
  bystander: ChildProcess | undefined;
  private readonly servers: net.Server[] = [];

  /** For `--env`: where programs find all this. */
  get told(): string {
    const { folder, port, bystander } = this;
    return JSON.stringify({ folder, port, abstract: `pyexec-canary-${port}`, bystander: bystander?.pid });
  }

  async make(): Promise<void> {
    this.folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'world-')));
    await chmod(this.folder, 0o755);
    await this.plant('home/.secret', this.canary, 0o600);
    await this.plant('home/.local/share/keyrings/login', this.canary, 0o600);
    await this.plant('repository/.git/config', `[http]\n\textraheader = ${this.canary}\n`, 0o644);
    await this.plant('repository/README', 'harmless\n', 0o644);
    await this.plant('open/here', '', 0o666);
    await chmod(path.join(this.folder, 'open'), 0o777);
    this.port = await this.listen({ port: 0, host: '127.0.0.1' });
    await this.listen({ path: `\0pyexec-canary-${this.port}` });
    await this.listen({ path: path.join(this.folder, 'socket') });
    await chmod(path.join(this.folder, 'socket'), 0o777);
    this.bystander = spawn('/bin/sleep', ['1000'], {
      ...UNPRIVILEGED.user,
      stdio: 'ignore',
      env: { TOKEN: this.canary },
    });
  }

  async remove(): Promise<void> {
    this.bystander?.kill('SIGKILL');
    for (const server of this.servers) server.close();
    await removeHostile(this.folder);
  }

  /** Names, modes and contents of everything, and how the bystander is. */
  async fingerprint(): Promise<string> {
    const names = (await readdir(this.folder, { recursive: true })).sort();
    const facts = names.map(async (name) => {
      const found = await stat(path.join(this.folder, name));
      const text = found.isFile() ? await readFile(path.join(this.folder, name), 'latin1') : '';
      return `${name} ${found.mode} ${found.uid} ${found.nlink} ${text}`;
    });
    const pid = this.bystander?.pid ?? 0;
    const line = await readFile(`/proc/${pid}/stat`, 'latin1');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // Its state, where it does not matter what it waits for, and its priority; see proc_pid_stat(5).
    const state = /^[RSD]$/.test(fields[0] ?? '') ? 'goes on' : fields[0];
    return [...(await Promise.all(facts)), `${state} ${fields[16]}`].join('\n');
  }

  private async plant(name: string, text: string, mode: number): Promise<void> {
    const file = path.join(this.folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    await chmod(file, mode);
    const { user } = UNPRIVILEGED;
    if (user === undefined) return;
    for (let one = file; one !== this.folder; one = path.dirname(one)) await chown(one, user.uid, user.gid);
  }

  private async listen(where: net.ListenOptions): Promise<number> {
    const server = net.createServer((socket) => {
      this.connections++;
      socket.destroy();
    });
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(where, resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }
}

/** Registers a world for the tests around. */
export function useWorld(): World {
  const world = new World();
  beforeAll(() => world.make());
  afterAll(() => world.remove());
  return world;
}
