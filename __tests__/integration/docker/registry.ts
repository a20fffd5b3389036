import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { until } from '../../support/run-cli.js';
import { docker, freePort, PYTHON, shell } from './docker-stage.js';

/** Of `somebody` with the password `pass:word`; bcrypt, as the registry wants it. */
export const LOGIN = { user: 'somebody', password: 'pass:word' };
const HTPASSWD = 'somebody:$2y$05$uIPmATQes/gz4F1fuxro0udiYFszWxV3i5irO/8DfiVP2EnXIcBv.\n';

/** What Python needs at least: pushing all of a Debian takes long. */
const SMALL_PYTHON = 'pyexec-test/small-python:latest';
const LIBRARIES = 'ld* libc.* libm.* libz.* libexpat.* libffi.* libdl.* libpthread.* libutil.*';
const SMALL = `cd / && tar -c --exclude=dist-packages --exclude=__pycache__ bin lib lib64 usr/bin/python3* usr/lib/python3.* \
  $(cd / && for one in ${LIBRARIES}; do ls -d usr/lib/*-linux-gnu/$one; done) usr/lib64`;

/** `removeSmallPython` removes it. */
export async function makeSmallPython(): Promise<void> {
  const pack = `docker run --rm --network none ${PYTHON} sh -c '${SMALL}'`;
  await shell(`${pack} | docker import - ${SMALL_PYTHON}`);
}

export async function removeSmallPython(): Promise<void> {
  await docker('rmi', SMALL_PYTHON);
}

/** Debian's `docker-registry` on a port of loopback, which engines speak to without TLS. */
export class Registry {
  private constructor(
    private readonly child: ChildProcess,
    private readonly storage: string,
    readonly port: number,
  ) {}

  /** Several may have the same storage. With `isGuarded` it takes `LOGIN` only. */
  static async start(folder: string, isGuarded = false): Promise<Registry> {
    const port = await freePort();
    const storage = path.join(folder, 'storage');
    const passwords = path.join(folder, 'htpasswd');
    const config = path.join(folder, `registry-${port}.json`);
    await mkdir(storage, { recursive: true });
    await writeFile(passwords, HTPASSWD);
    const text = {
      version: 0.1,
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: storage } },
      http: { addr: `127.0.0.1:${port}` },
      ...(isGuarded ? { auth: { htpasswd: { realm: 'tests', path: passwords } } } : {}),
    };
    // JSON is YAML as well.
    await writeFile(config, JSON.stringify(text));
    const child = spawn('docker-registry', ['serve', config], { stdio: 'ignore' });
    const registry = new Registry(child, storage, port);
    await until(() =>
      fetch(`http://${registry.host}/v2/`).then(
        () => true,
        () => false,
      ),
    );
    return registry;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Makes an image with 4 MiB that no other one has, and removes it from the engine once it is here. Its tag is `1`. */
  async publish(name: string, folder: string): Promise<string> {
    const reference = `${this.host}/${name}:1`;
    const context = path.join(folder, `context-${name}`);
    await mkdir(context);
    await writeFile(path.join(context, 'noise'), randomBytes(2 ** 22));
    await writeFile(path.join(context, 'Dockerfile'), `FROM ${SMALL_PYTHON}\nCOPY noise /noise\n`);
    await docker('build', '-q', '-t', reference, context);
    await docker('push', '-q', reference);
    await docker('rmi', reference);
    return reference;
  }

  /** The image under the name has this in place of its last layer from now on. */
  async corrupt(name: string): Promise<void> {
    const headers = { accept: 'application/vnd.docker.distribution.manifest.v2+json' };
    const answer = await fetch(`http://${this.host}/v2/${name}/manifests/1`, { headers });
    const { layers } = (await answer.json()) as { layers: { digest: string }[] };
    const digest = layers.at(-1)?.digest.replace('sha256:', '') ?? '';
    const file = path.join(this.storage, 'docker/registry/v2/blobs/sha256', digest.slice(0, 2), digest, 'data');
    const bytes = await readFile(file);
    bytes.fill(0, 1000, 2000);
    await writeFile(file, bytes);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** What a connection is cut at. */
interface Cuts {
  manifests: number;
  layers: number;
}

/** Between an engine and a registry; the next answers of a kind are cut, a layer's in its middle. */
export class CuttingProxy {
  readonly requests: string[] = [];
  readonly cuts: Cuts = { manifests: 0, layers: 0 };
  /** Nothing is answered. */
  isSilent = false;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on('request', (asked: IncomingMessage, response: ServerResponse) => {
      this.pass(asked, response);
    });
  }

  static async start(registry: Registry): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CuttingProxy(server, registry.port);
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(asked: IncomingMessage, response: ServerResponse): void {
    const { url = '', method = '', headers } = asked;
    this.requests.push(`${method} ${url}`);
    if (this.isSilent) return;
    if (url.includes('/manifests/') && this.cuts.manifests > 0) {
      this.cuts.manifests--;
      asked.socket.destroy();
      return;
    }
    const passed = request({ host: '127.0.0.1', port: this.target, path: url, method, headers }, (answer) => {
      const size = Number(answer.headers['content-length'] ?? 0);
      const isCut = url.includes('/blobs/') && size > 2 ** 20 && this.cuts.layers > 0;
      if (isCut) this.cuts.layers--;
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      let sent = 0;
      answer.on('data', (chunk: Buffer) => {
        sent += chunk.length;
        response.write(chunk);
        if (isCut && sent > size / 2) asked.socket.destroy();
      });
      answer.on('end', () => response.end());
    });
    passed.on('error', () => response.destroy());
    asked.pipe(passed);
  }
}
