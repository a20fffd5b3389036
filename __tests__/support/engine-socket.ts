import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Another one holds the contract and the corpus to what answers there. */
const ENGINE = process.env['PYEXEC_TEST_ENGINE'] ?? '/var/run/docker.sock';

/** The machine's engine on a socket that every user may speak to, as members of its group may on other machines. */
export class EngineSocket {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
  ) {}

  static async open(): Promise<EngineSocket> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'engine-'));
    await chmod(folder, 0o755);
    const server = createServer({ allowHalfOpen: true }, (client) => {
      const engine = createConnection({ path: ENGINE, allowHalfOpen: true });
      client.pipe(engine).pipe(client);
      for (const [one, other] of [
        [client, engine],
        [engine, client],
      ] as const)
        one.on('error', () => other.destroy());
      client.once('close', () => engine.destroy());
    });
    const opened = new EngineSocket(server, folder);
    await new Promise<void>((resolve) => server.listen(opened.path, resolve));
    await chmod(opened.path, 0o666);
    return opened;
  }

  get path(): string {
    return path.join(this.folder, 'docker.sock');
  }

  /** The value of DOCKER_HOST. */
  get host(): string {
    return `unix://${this.path}`;
  }

  async close(): Promise<void> {
    this.server.close();
    await rm(this.folder, { recursive: true });
  }
}
