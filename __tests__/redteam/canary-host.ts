import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const TREE = '/tmp/pyexec-canary-host';
const PORT = 47_811;

/** What the programs of the corpus look for, see `harness` in corpus/manifest.json. There can be only one at a time. */
export class CanaryHost {
  readonly canary = `pyexec-canary-${randomBytes(8).toString('hex')}`;
  /** Connections that programs have made to our listeners. */
  connections = 0;
  /** Connections that were made to programs. */
  reached = 0;
  private readonly servers: net.Server[] = [];
  private before = '';

  /** The files belong to this user, so that a program of theirs could change them. */
  async open(owner: { readonly uid: number; readonly gid: number }): Promise<void> {
    // The port stands for the whole: another run of the tests waits here until this one has closed it.
    await this.listen({ port: PORT, host: '127.0.0.1' });
    await rm(TREE, { recursive: true, force: true });
    await this.plant();
    for (const name of await readdir(TREE, { recursive: true }))
      await chown(path.join(TREE, name), owner.uid, owner.gid);
    await this.listen({ path: '\0pyexec-canary' });
    await this.listen({ path: `${TREE}/sock` });
    await chmod(`${TREE}/sock`, 0o666);
    this.before = await this.fingerprint();
  }

  async close(): Promise<void> {
    for (const server of this.servers.reverse()) await new Promise((resolve) => server.close(resolve));
    await rm(TREE, { recursive: true, force: true });
  }

  /** Whether all files are as they were planted, and no other is there. */
  async isUnchanged(): Promise<boolean> {
    return (await this.fingerprint()) === this.before;
  }

  /** Tries to connect to a port of this machine again and again; what came of it is in `reached`. */
  knock(port: number): { stop: () => Promise<void> } {
    const ending = new AbortController();
    const trying = (async () => {
      while (!ending.signal.aborted) {
        const socket = net.connect(port, '127.0.0.1');
        this.reached += await new Promise<number>((resolve) => {
          socket.once('connect', () => {
            resolve(1);
          });
          socket.once('error', () => {
            resolve(0);
          });
        });
        socket.destroy();
        await sleep(50);
      }
    })();
    return {
      stop: () => {
        ending.abort();
        return trying;
      },
    };
  }

  private async plant(): Promise<void> {
    const files: Record<string, string> = {
      'secret.txt': this.canary,
      '_runner_file_commands/set_env_x': '',
      'workspace/.git/config': `[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic ${this.canary}\n`,
      'workspace/.git/hooks/pre-commit': '#!/bin/sh\n',
      'workspace/dist/index.js': '// the action\n',
      'toolcache/Python/x': '',
      'home/.bashrc': '',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(TREE, name)), { recursive: true });
      await writeFile(path.join(TREE, name), text, { mode: 0o644 });
    }
  }

  private async fingerprint(): Promise<string> {
    const names = (await readdir(TREE, { recursive: true })).sort();
    const facts = names.map(async (name) => {
      const file = path.join(TREE, name);
      const found = await stat(file);
      return `${name} ${found.mode} ${found.nlink} ${found.isFile() ? await readFile(file, 'latin1') : ''}`;
    });
    return (await Promise.all(facts)).join('\n');
  }

  private async listen(where: net.ListenOptions): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const server = net.createServer((socket) => {
        this.connections++;
        socket.destroy();
      });
      const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
        server.once('error', resolve);
        server.listen(where, () => {
          resolve(undefined);
        });
      });
      if (failure === undefined) {
        this.servers.push(server);
        return;
      }
      if (failure.code !== 'EADDRINUSE' || attempt > 600) throw failure;
      await sleep(500);
    }
  }
}
