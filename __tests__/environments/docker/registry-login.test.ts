import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findLogin, registryOf } from '../../../src/environments/docker/registry-login.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'docker-config-'));
  await mkdir(path.join(folder, 'bin'));
});
afterEach(() => rm(folder, { recursive: true }));

const configure = (config: unknown): Promise<void> =>
  writeFile(path.join(folder, 'config.json'), JSON.stringify(config));
const find = (registry: string) =>
  findLogin({ configFolder: folder, env: { PATH: `${folder}/bin:/usr/bin:/bin`, TOLD: 'yes' } }, registry);
const inText = (login: string) => ({ auth: Buffer.from(login).toString('base64') });
/** A credential helper by the protocol of https://github.com/docker/docker-credential-helpers, as a shell script. */
const helper = async (name: string, body: string): Promise<void> => {
  const file = path.join(folder, 'bin', `docker-credential-${name}`);
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
};
const answer = (username: string, secret: string): string =>
  `cat >/dev/null; echo '${JSON.stringify({ ServerURL: 'x', Username: username, Secret: secret })}'`;

describe('the registry of an image', () => {
  test.each([
    ['python:3.12', 'https://index.docker.io/v1/'],
    ['library/python', 'https://index.docker.io/v1/'],
    ['ghcr.io/org/image:1', 'ghcr.io'],
    ['localhost/a', 'localhost'],
    ['127.0.0.1:5000/a', '127.0.0.1:5000'],
  ])('of %s is %s', (reference, registry) => {
    expect(registryOf(reference)).toBe(registry);
  });
});

describe('the login of a registry', () => {
  test('is the one that the client keeps in its file', async () => {
    await configure({ auths: { 'ghcr.io': inText('me:pass:word') } });
    expect(await find('ghcr.io')).toMatchObject({ username: 'me', password: 'pass:word' });
    expect(await find('quay.io')).toBeUndefined();
  });

  test.each([
    ['there is no file', undefined],
    ['it is no JSON', '{'],
    ['it is no object', '7'],
    ['it says null', 'null'],
  ])('is none where %s', async (_, text) => {
    if (text !== undefined) await writeFile(path.join(folder, 'config.json'), text);
    expect(await find('ghcr.io')).toBeUndefined();
  });

  test('is asked of the helper of the registry, by its name on standard input, with what it may need', async () => {
    await helper(
      'here',
      `echo "$1 $TOLD" >"${folder}/asked"; cat >>"${folder}/asked"; echo '{"Username":"me","Secret":"s"}'`,
    );
    await configure({ credHelpers: { 'ghcr.io': 'here' }, credsStore: 'absent' });
    expect(await find('ghcr.io')).toMatchObject({ username: 'me', password: 's', serveraddress: 'ghcr.io' });
    expect(await readFile(path.join(folder, 'asked'), 'utf8')).toBe('get yes\nghcr.io');
  });

  test('is asked of the store for all others, before the file is looked at', async () => {
    await helper('store', answer('me', 's'));
    await configure({ credsStore: 'store', auths: { 'ghcr.io': inText('old:old') } });
    expect(await find('ghcr.io')).toMatchObject({ username: 'me' });
  });

  test('is a token of the registry’s own when the helper says so', async () => {
    await helper('store', answer('<token>', 'its token'));
    await configure({ credsStore: 'store' });
    expect(await find('ghcr.io')).toMatchObject({ identitytoken: 'its token', username: '', password: '' });
  });

  test('is the file’s when the helper has none', async () => {
    await helper('store', 'echo "credentials not found in native keychain"; exit 1');
    await configure({ credsStore: 'store', auths: { 'ghcr.io': inText('me:s'), 'quay.io': {} } });
    expect(await find('ghcr.io')).toMatchObject({ username: 'me' });
    expect(await find('quay.io')).toBeUndefined();
  });

  test.each([
    ['is not there', undefined, 'there is no such program on PATH'],
    ['fails', 'echo canary; exit 3', 'it ended with 3'],
    ['says no JSON', 'echo canary', 'its answer is no login'],
    ['says something else', 'echo \'{"Username":"canary"}\'', 'its answer is no login'],
    ['says null', 'echo null', 'its answer is no login'],
  ])('cannot be had when the helper %s, and what it said is not repeated', async (_, body, why) => {
    if (body !== undefined) await helper('store', body);
    await configure({ credsStore: 'store' });
    const failed = find('ghcr.io');
    await expect(failed).rejects.toMatchObject({ code: 'image-unavailable', message: expect.stringContaining(why) });
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('canary') });
  });

  test('is not asked of a program elsewhere than on PATH', async () => {
    await configure({ credsStore: '../bin/sh' });
    await expect(find('ghcr.io')).rejects.toMatchObject({ message: expect.stringContaining('no name of a program') });
  });
});
