import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { removeHostile } from '../../support/bundle.js';
import { until } from '../../support/run-cli.js';
import { docker, PYTHON, shell } from './docker-stage.js';

/** Its own loopback interface and an empty folder in place of the one where tests keep their files; then the engine. */
const START = `
mount --make-rprivate /
mount -t tmpfs -o mode=1777 tmpfs "$1"
ip link set lo up
shift
exec dockerd "$@"`;

/** Passes on what comes on a socket to a port of the engine's own loopback interface. */
const RELAY = `
import socket, sys, threading
def pump(one, other):
    try:
        while True:
            data = one.recv(65536)
            if not data: break
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        for each in (one, other): each.close()
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(64)
while True:
    client = server.accept()[0]
    engine = socket.create_connection(("127.0.0.1", int(sys.argv[2])))
    for pair in ((client, engine), (engine, client)): threading.Thread(target=pump, args=pair, daemon=True).start()
`;

const TLS_PORT = 2376;

/** A CA, and what it says of the engine and of a client. Names of files are those of DOCKER_CERT_PATH. */
const CERTIFICATES = `
new() { openssl req -newkey rsa:2048 -nodes -keyout "$1" -out "$2" -subj "/CN=$3" 2>/dev/null; }
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca-key.pem -out ca.pem -subj /CN=ca 2>/dev/null
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout other-key.pem -out other-ca.pem -subj /CN=other 2>/dev/null
new server-key.pem server.csr engine
echo subjectAltName=IP:127.0.0.1,DNS:localhost > names
openssl x509 -req -days 2 -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -extfile names -out server-cert.pem 2>/dev/null
new key.pem client.csr client
openssl x509 -req -days 2 -in client.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -out cert.pem 2>/dev/null
mkdir wrong
cp cert.pem key.pem wrong
cp other-ca.pem wrong/ca.pem
chmod -R a+rX .`;

/** An engine that sees nothing of the tests' files, reached over TCP as one of another machine. */
export class ElsewhereEngine {
  private readonly children: ChildProcess[] = [];
  private readonly servers: Server[] = [];
  private pid = 0;
  /** Values of DOCKER_HOST. */
  host = '';
  tlsHost = '';

  private constructor(readonly folder: string) {}

  /** With the image that tests run programs in. */
  static async start(): Promise<ElsewhereEngine> {
    // The engine sees what is here.
    const folder = await realpath(await mkdtemp('/var/tmp/elsewhere-'));
    const engine = new ElsewhereEngine(folder);
    await chmod(folder, 0o755);
    await shell(`cd ${folder} && mkdir tls && cd tls && ${CERTIFICATES}`);
    await engine.startEngine();
    await shell(`docker save ${PYTHON} | docker -H ${engine.socket} load`);
    engine.host = `tcp://127.0.0.1:${await engine.listen(engine.at('docker.sock'))}`;
    engine.tlsHost = `tcp://127.0.0.1:${await engine.listen(engine.at('tls.sock'))}`;
    return engine;
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  get socket(): string {
    return `unix://${this.at('docker.sock')}`;
  }

  /** Variables for the tool: with the CA that signed the engine's certificate, or another one. */
  tls(folder: 'tls' | 'tls/wrong'): Record<string, string> {
    return { DOCKER_HOST: this.tlsHost, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: this.at(folder) };
  }

  docker(...args: string[]): Promise<string> {
    return docker('-H', this.socket, ...args);
  }

  /** A shell that sees what the engine sees. */
  see(command: string): Promise<string> {
    return shell(`nsenter --mount=/proc/${this.pid}/ns/mnt sh -ec '${command}'`);
  }

  /** Containers and volumes of the tool. */
  async left(): Promise<string> {
    return (await this.docker('ps', '-aq')) + (await this.docker('volume', 'ls', '-q'));
  }

  private async startEngine(): Promise<void> {
    const places = ['--data-root', this.at('data'), '--exec-root', this.at('exec'), '--pidfile', this.at('pid')];
    const tls = ['--tlsverify', '--tlscacert', this.at('tls/ca.pem')];
    const certificate = ['--tlscert', this.at('tls/server-cert.pem'), '--tlskey', this.at('tls/server-key.pem')];
    const hosts = ['-H', this.socket, '-H', `tcp://127.0.0.1:${TLS_PORT}`, '--iptables=false', '--ip-masq=false'];
    const args = [os.tmpdir(), ...places, ...tls, ...certificate, ...hosts];
    await writeFile(this.at('start.sh'), START);
    // The process becomes the engine.
    const engine = spawn('unshare', ['--net', '--mount', 'sh', this.at('start.sh'), ...args], { stdio: 'ignore' });
    this.pid = engine.pid ?? 0;
    this.children.push(engine);
    await until(() =>
      this.docker('version').then(
        () => true,
        () => false,
      ),
    );
    const relay = ['python3', '-c', RELAY, this.at('tls.sock'), String(TLS_PORT)];
    this.children.push(spawn('nsenter', [`--net=/proc/${this.pid}/ns/net`, ...relay], { stdio: 'ignore' }));
  }

  private async listen(socket: string): Promise<number> {
    const server = createServer({ allowHalfOpen: true }, (client) => {
      const engine = createConnection({ path: socket, allowHalfOpen: true });
      client.pipe(engine).pipe(client);
      client.on('error', () => engine.destroy());
      engine.on('error', () => client.destroy());
      client.once('close', () => engine.destroy());
    });
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  async remove(): Promise<void> {
    for (const server of this.servers) server.close();
    for (const child of this.children.reverse()) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    }
    await removeHostile(this.folder);
  }
}
