import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';
import { said } from '../../support/install-stage.js';
import { SYSTEM_PATH, type CliResult } from '../../support/run-cli.js';
import { docker, refusal, useDocker } from './docker-stage.js';
import { CuttingProxy, LOGIN, makeSmallPython, Registry, removeSmallPython } from './registry.js';

const CODE = ['--code', 'import os; print(os.path.getsize("/noise"))'];
const PRINTED = String(2 ** 22);

describeWith('docker-registry', 'an image in a registry', () => {
  const stage = useDocker();
  let folder = '';
  let registry: Registry;
  let guarded: Registry;
  let proxy: CuttingProxy;
  let reference = '';

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'registry-')));
    await makeSmallPython();
    registry = await Registry.start(folder);
    guarded = await Registry.start(folder, true);
    proxy = await CuttingProxy.start(registry);
    reference = await registry.publish('good', folder);
  });
  afterEach(async () => {
    const hosts = [registry, guarded, proxy].map(({ host }) => host);
    const names = (await docker('images', '--format', '{{.Repository}}:{{.Tag}}')).split('\n');
    for (const name of names) if (hosts.some((host) => name.startsWith(`${host}/`))) await docker('rmi', name);
  });
  afterAll(async () => {
    await Promise.all([registry.stop(), guarded.stop(), proxy.stop()]);
    await removeSmallPython();
    await removeHostile(folder);
  });

  /** The same image by way of another host. */
  const at = (host: string, name = 'good:1'): string => `${host}/${name}`;
  const run = (image: string, flags: string[] = [], env: Record<string, string> = {}): Promise<CliResult> =>
    stage.run(['--image', image, ...flags, ...CODE], { env });
  const login = async (auths: object): Promise<Record<string, string>> => {
    const config = path.join(folder, 'config');
    await mkdir(config, { recursive: true });
    await writeFile(path.join(config, 'config.json'), JSON.stringify({ auths }));
    return { DOCKER_CONFIG: config };
  };
  const authOf = ({ user, password }: typeof LOGIN): { auth: string } => ({
    auth: Buffer.from(`${user}:${password}`).toString('base64'),
  });

  test('is fetched when it is missing, and then not again; the report has its digest', async () => {
    const first = await run(reference);
    expect(said(first)).toBe(PRINTED);
    expect(first.stderr).toContain(`image: fetching ${reference}`);
    expect(first.report?.environment?.image).toMatch(new RegExp(`^${reference} \\(sha256:[0-9a-f]{64}\\)$`));
    const second = await run(reference);
    expect(said(second)).toBe(PRINTED);
    expect(second.stderr).not.toContain('fetching');
  });

  test('is not fetched with `pull: never`, and the error says what to do', async () => {
    expect(refusal(await run(reference, ['--pull', 'never']))).toEqual({
      exitCode: 3,
      code: 'image-unavailable',
      message: `the engine has no image ${reference}`,
      hint: expect.stringContaining('missing'),
    });
  });

  test('is asked for again with `pull: always`, though the engine has it', async () => {
    await run(at(proxy.host));
    proxy.requests.length = 0;
    const result = await run(at(proxy.host), ['--pull', 'always']);
    expect(said(result)).toBe(PRINTED);
    expect(proxy.requests.some((one) => one.includes('/manifests/1'))).toBe(true);
    expect(proxy.requests.some((one) => one.includes('/blobs/'))).toBe(false);
  });

  test('is found by its digest', async () => {
    const [, digest = ''] = /\((.*)\)/.exec((await run(reference)).report?.environment?.image ?? '') ?? [];
    await docker('rmi', reference);
    const byDigest = `${at(registry.host, 'good')}@${digest}`;
    expect(said(await run(byDigest))).toBe(PRINTED);
    expect(said(await run(byDigest, ['--pull', 'never']))).toBe(PRINTED);
    await docker('rmi', byDigest);
  });

  test.each([
    ['tag', 'good:2'],
    ['name', 'absent:1'],
  ])('that has no such %s is an error at once, not after more tries', async (_what, name) => {
    const result = await run(at(registry.host, name));
    expect(refusal(result)).toEqual({
      exitCode: 3,
      code: 'image-unavailable',
      message: expect.stringContaining(at(registry.host, name)),
      hint: expect.stringContaining('Check the name and the tag'),
    });
    expect(result.stderr).not.toContain('trying again');
  });

  test('that nobody serves is an error after three tries', async () => {
    const closed = await CuttingProxy.start(registry);
    const image = at(closed.host);
    await closed.stop();
    const result = await run(image);
    expect(refusal(result)).toMatchObject({ exitCode: 3, code: 'image-unavailable' });
    expect(result.report?.error?.message).toContain('connection refused');
    expect(result.stderr.match(/trying again/g)).toHaveLength(2);
  });

  test('that wants a login is fetched with the one that Docker’s client keeps', async () => {
    const env = await login({ [guarded.host]: authOf(LOGIN) });
    expect(said(await run(at(guarded.host), [], env))).toBe(PRINTED);
  });

  test('that wants a login is fetched with the one that a credential helper of the client has', async () => {
    const bin = path.join(folder, 'bin');
    await mkdir(bin, { recursive: true });
    const answer = JSON.stringify({ ServerURL: guarded.host, Username: LOGIN.user, Secret: LOGIN.password });
    const helper = `#!/bin/sh\n[ "$(cat)" = ${guarded.host} ] && echo '${answer}'\n`;
    await writeFile(path.join(bin, 'docker-credential-test'), helper, { mode: 0o755 });
    const { DOCKER_CONFIG = '' } = await login({});
    await writeFile(path.join(DOCKER_CONFIG, 'config.json'), '{"credsStore":"test"}');
    const result = await run(at(guarded.host), [], { DOCKER_CONFIG, PATH: `${bin}:${SYSTEM_PATH}` });
    expect(said(result)).toBe(PRINTED);
    expect(result.stderr + result.stdout).not.toContain(LOGIN.password);
  });

  test.each([
    ['without one', () => ({})],
    ['with one for another registry', () => ({ 'registry.example': authOf(LOGIN) })],
    ['with a wrong password', () => ({ [guarded.host]: authOf({ ...LOGIN, password: 'wrong' }) })],
  ])('that wants a login is an error %s, and says so', async (_what, auths) => {
    const env = await login(auths());
    const result = await run(at(guarded.host), [], env);
    expect(refusal(result)).toMatchObject({
      exitCode: 3,
      code: 'image-unavailable',
      hint: expect.stringContaining('docker login'),
    });
    expect(result.stderr).not.toContain('trying again');
    expect(result.stderr + result.stdout).not.toContain(authOf(LOGIN).auth);
  });

  test('with a corrupt layer is an error', async () => {
    const image = await registry.publish('corrupt', folder);
    await registry.corrupt('corrupt');
    expect(refusal(await run(image))).toMatchObject({
      exitCode: 3,
      code: 'image-unavailable',
      message: expect.stringMatching(/cannot be fetched: .*verif|digest|unexpected/s),
    });
  });

  test('comes in spite of a connection that is cut in the middle of a layer', async () => {
    proxy.cuts.layers = 1;
    expect(said(await run(at(proxy.host)))).toBe(PRINTED);
    expect(proxy.cuts.layers).toBe(0);
  });

  test('comes in spite of connections that are cut, with a word about each', async () => {
    proxy.cuts.manifests = 2;
    const result = await run(at(proxy.host));
    proxy.cuts.manifests = 0;
    expect(said(result)).toBe(PRINTED);
    expect(result.stderr).toContain('trying again');
  });

  test('is not waited for once the run is cancelled', async () => {
    proxy.isSilent = true;
    const during = async (pid: number): Promise<void> => {
      await sleep(2000);
      process.kill(pid, 'SIGINT');
    };
    const result = await stage.run(['--image', at(proxy.host), ...CODE], { during });
    proxy.isSilent = false;
    expect(result.exitCode).toBe(130);
    expect(result.elapsedMs).toBeLessThan(5000);
  });
});
