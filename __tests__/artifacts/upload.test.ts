import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { uploadArtifact, type ArtifactUpload, type UploadedArtifact } from '../../src/artifacts/upload.js';
import { withServiceVariables } from '../../src/host/service-variables.js';
import { ArtifactServer, runtimeToken } from '../support/artifact-server.js';

const READ_ZIP = `import base64, io, json, sys, zipfile
zip = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert zip.testzip() is None
print(json.dumps([[i.filename, base64.b64encode(zip.read(i)).decode(), (i.external_attr >> 16) & 0o7777] for i in zip.infolist()]))`;

/** What another program finds in a zip file: name → content and mode. */
function openZip(zip: Buffer): Record<string, { content: Buffer; mode: number }> {
  const listing = execFileSync('python3', ['-I', '-c', READ_ZIP], { input: zip, maxBuffer: 2 ** 28 }).toString('utf8');
  const entries = JSON.parse(listing) as [string, string, number][];
  return Object.fromEntries(
    entries.map(([name, content, mode]) => [name, { content: Buffer.from(content, 'base64'), mode }]),
  );
}

let server: ArtifactServer;
let root = '';
let env: Record<string, string> = {};
/** What the client writes to the log. Not shown: a runner would obey the commands in it. */
let log = '';
beforeEach(async () => {
  log = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text);
    return true;
  });
  server = await ArtifactServer.start();
  root = await mkdtemp(path.join(os.tmpdir(), 'upload-'));
  env = { ACTIONS_RUNTIME_TOKEN: runtimeToken(), ACTIONS_RESULTS_URL: server.url };
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
  await rm(root, { recursive: true });
});

async function make(files: Record<string, string | Buffer>): Promise<string[]> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content, { mode: 0o600 });
  }
  return Object.keys(files);
}

async function upload(more: Partial<ArtifactUpload> = {}): Promise<UploadedArtifact> {
  const files = more.files ?? (await make({ 'a.txt': 'text' }));
  return withServiceVariables(env, () => uploadArtifact({ name: 'results', root, ...more, files }));
}

describe('uploadArtifact', () => {
  test('stores the files under their paths, and says which artifact it is', async () => {
    const large = randomBytes(20 * 2 ** 20);
    const files = await make({ 'a.txt': 'text', 'out/ü b%0A.png': large, 'out/deep/er/empty': '' });
    const uploaded = await upload({ files });
    const [artifact] = server.artifacts;
    expect(artifact?.name).toBe('results');
    expect(uploaded).toMatchObject({ id: 101, bytes: artifact?.zip.length });
    expect(uploaded.digest).toMatch(/^[0-9a-f]{64}$/);
    const entries = openZip(artifact?.zip ?? Buffer.alloc(0));
    expect(Object.keys(entries).sort()).toEqual(['a.txt', 'out/deep/er/empty', 'out/ü b%0A.png']);
    expect(entries['a.txt']).toEqual({ content: Buffer.from('text'), mode: 0o600 });
    expect(entries['out/ü b%0A.png']?.content.equals(large)).toBe(true);
    expect(server.calls.filter((call) => call === 'block').length).toBeGreaterThan(1);
    expect([...server.tokens]).toEqual([`Bearer ${env['ACTIONS_RUNTIME_TOKEN'] ?? ''}`]);
  });

  test('asks for the given days, and for none when none are given', async () => {
    await upload({ retentionDays: 3 });
    await upload({ name: 'other' });
    const [kept, usual] = server.artifacts;
    const days = (Date.parse(kept?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(3.1);
    expect(usual?.expiresAt).toBeUndefined();
  });

  test('says how to make a name unique that the run already has', async () => {
    await upload();
    await expect(upload()).rejects.toMatchObject({
      code: 'artifacts-failed',
      message: 'this workflow run already has an artifact named "results"',
      hint: expect.stringContaining('${{ strategy.job-index }}'),
    });
    await expect(upload({ name: 'results-2' })).resolves.toMatchObject({ id: 102 });
  });

  test('tries again when the service has a passing problem', async () => {
    server.fail('CreateArtifact', { status: 503, message: 'busy' });
    server.fail('block', { status: 500, message: 'busy' });
    await expect(upload()).resolves.toMatchObject({ id: 101 });
    expect(server.calls).toEqual([
      'CreateArtifact',
      'CreateArtifact',
      'block',
      'block',
      'blocklist',
      'FinalizeArtifact',
    ]);
  });

  test.each([
    [401, 'unauthorized', 'token of the job'],
    [403, 'insufficient usage to create artifact', 'Delete old artifacts'],
    [400, 'bad request', 'Run the job again'],
  ])('gives up at once when the service refuses with %i %s', async (status, message, hint) => {
    server.fail('CreateArtifact', { status, message });
    await expect(upload()).rejects.toMatchObject({
      code: 'artifacts-failed',
      hint: expect.stringContaining(hint),
    });
    expect(server.calls).toEqual(['CreateArtifact']);
  });

  test('fails when the connection is cut, and says so', async () => {
    server.fail('CreateArtifact', 'cut');
    await expect(upload()).rejects.toMatchObject({
      code: 'artifacts-failed',
      message: expect.stringMatching(/"results" could not be uploaded: .*(ECONNRESET|hang up)/),
      hint: expect.stringContaining('did not reach'),
    });
  });

  test('goes on when the connection to the storage is cut once', async () => {
    server.fail('block', 'cut');
    await expect(upload()).resolves.toMatchObject({ id: 101 });
  });

  test('writes no token to the log, and hides the signature of the storage before it writes anything of it', async () => {
    await upload();
    expect(log).toContain('Artifact results successfully finalized');
    expect(log).not.toContain(env['ACTIONS_RUNTIME_TOKEN']);
    expect(log.indexOf('secret-signature')).toBe(log.indexOf('::add-mask::secret-signature') + '::add-mask::'.length);
  });

  test('does not tell the signature of the storage when that refuses', async () => {
    server.fail('blocklist', { status: 403, message: `no ${server.url}x?sig=secret-signature&a=b` });
    const failure = (await upload().catch((thrown: unknown) => thrown)) as Error;
    expect(failure).toMatchObject({ code: 'artifacts-failed' });
    expect(failure.message).not.toContain('secret-signature');
    expect(server.artifacts).toEqual([]);
  });

  test('fails when the service says that it did not work', async () => {
    const files = await make({ 'a.txt': 'text' });
    server.fail('FinalizeArtifact', { status: 200, message: 'not ok' });
    await expect(upload({ files })).rejects.toMatchObject({ code: 'artifacts-failed' });
  });

  test('waits no longer than it may, and not at all after cancellation', async () => {
    server.fail('CreateArtifact', 'silence', 'silence');
    await expect(upload({ timeoutMs: 300 })).rejects.toMatchObject({
      message: expect.stringContaining('longer than 0.3 s'),
    });
    const cancelled = upload({ signal: AbortSignal.timeout(300) });
    await expect(cancelled).rejects.toMatchObject({ message: expect.stringContaining('was cancelled') });
    await expect(upload({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'artifacts-failed' });
  });

  test('says that a server without this service has none', async () => {
    env['GITHUB_SERVER_URL'] = 'https://git.example.com';
    await expect(upload()).rejects.toMatchObject({
      hint: expect.stringContaining('leave `artifacts` empty'),
    });
    expect(server.calls).toEqual([]);
  });

  test.each(['', 'no token', runtimeToken('Actions.Nothing:a')])('refuses the token %j', async (token) => {
    env['ACTIONS_RUNTIME_TOKEN'] = token;
    await expect(upload()).rejects.toMatchObject({ code: 'artifacts-failed' });
    expect(server.calls).toEqual([]);
  });
});
