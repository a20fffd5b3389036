import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { useBundle } from '../support/bundle.js';
import { ChatServer, DONE, runs } from '../support/chat-server.js';
import { describeWith } from '../support/engines.js';
import { UNPRIVILEGED } from '../support/identities.js';
import { removeFolders, runCli, type CliResult } from '../support/run-cli.js';

const KEY = 'sk-test-network-51c0';
/** A name that only the proxy knows. */
const HOST = 'models.example';
const CERTIFICATE = `
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca-key.pem -out ca.pem -subj /CN=ca 2>/dev/null
openssl req -newkey rsa:2048 -nodes -keyout key.pem -out request.csr -subj /CN=${HOST} 2>/dev/null
echo subjectAltName=IP:127.0.0.1,DNS:${HOST} > names
openssl x509 -req -days 2 -in request.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -extfile names -out cert.pem 2>/dev/null
chmod 755 . && chmod 644 ca.pem`;

/** Tunnels whatever is asked for to one port, and remembers what that was. */
class TunnellingProxy {
  readonly asked: string[] = [];
  private readonly server = http.createServer((_, response) => response.writeHead(405).end());

  async start(port: number): Promise<void> {
    this.server.on('connect', ({ url = '' }, client: net.Socket) => {
      this.asked.push(url);
      const target = net.connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      for (const socket of [client, target]) socket.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describeWith('bubblewrap', 'a conversation with a service', () => {
  const bundle = useBundle();
  const proxy = new TunnellingProxy();
  let folder = '';
  let server: ChatServer;
  let authority: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'authority-'));
    await promisify(execFile)('sh', ['-ec', CERTIFICATE], { cwd: folder });
    const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
    server = await ChatServer.start({ key: await read('key.pem'), cert: await read('cert.pem') });
    authority = { NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') };
    await proxy.start(Number(new URL(server.url).port));
  });
  beforeEach(() => {
    server.will(runs('print("ran")'), DONE);
    proxy.asked.length = 0;
  });
  afterAll(async () => {
    await Promise.all([server.stop(), proxy.stop()]);
    await rm(folder, { recursive: true });
  });
  afterEach(removeFolders);

  function ask(url: string, env: Record<string, string>, time = '6s'): Promise<CliResult> {
    const flags = ['--environment', 'system', '--prompt', 'do it', '--model', 'm', '--base-url', url];
    const all = { OPENAI_API_KEY: KEY, ...env };
    return runCli(['run', '--json', ...flags, '--max-time', time], { bundle, identity: UNPRIVILEGED, env: all });
  }

  test('whose certificate an authority of one’s own has signed goes on when that is named', async () => {
    const { exitCode, report } = await ask(server.url, authority);
    expect([exitCode, report?.runs[0]?.stdout]).toEqual([0, 'ran\n']);
  });

  test('is not trusted without it, and never sees the key', async () => {
    const { exitCode, report, stderr } = await ask(server.url, {});
    expect([exitCode, report?.error?.code]).toEqual([3, 'model-failed']);
    expect(stderr).toMatch(/certificate/i);
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['HTTPS_PROXY', {}],
    ['https_proxy', {}],
    ['ALL_PROXY', {}],
    ['HTTPS_PROXY', { NO_PROXY: 'other.example' }],
  ])('goes through the proxy of %s, with %j', async (name, more) => {
    const { exitCode, report } = await ask(`https://${HOST}/v1`, { ...authority, ...more, [name]: proxy.url });
    expect([exitCode, report?.runs[0]?.stdout]).toEqual([0, 'ran\n']);
    expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:443`]));
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('is waited for longer where there is time', async () => {
    const { exitCode, report } = await ask(server.url, authority, '1h');
    expect([exitCode, report?.runs[0]?.stdout]).toEqual([0, 'ran\n']);
  });

  test('cannot be reached past the proxy (the control)', async () => {
    const { exitCode, report } = await ask(`https://${HOST}/v1`, authority);
    expect([exitCode, report?.error?.code, server.requests]).toEqual([3, 'model-failed', []]);
  });

  test.each([
    ['on this machine', {}, () => server.url],
    ['that NO_PROXY names', { NO_PROXY: HOST }, () => `https://${HOST}/v1`],
  ])('is reached past the proxy when it is one %s', async (_, more, url) => {
    await ask(url(), { ...authority, ...more, HTTPS_PROXY: proxy.url });
    expect(proxy.asked).toEqual([]);
  });

  test('whose proxy does not answer is an error that says where it was', async () => {
    const { exitCode, report } = await ask(`https://${HOST}/v1`, { ...authority, HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect([exitCode, report?.error?.code]).toEqual([3, 'model-failed']);
    expect(report?.error?.message).toContain('127.0.0.1:1');
  });
});
