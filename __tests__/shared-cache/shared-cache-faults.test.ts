import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CacheServer } from '../support/cache-server.js';
import { KEY, useRepository } from './use-cache-server.js';

const repository = useRepository();

const FAILED_RESTORE = /^The cache of the repository could not be read: .+ The run goes on without it\.$/;
const FAILED_SAVE = /^The cache of the repository could not be written: .+ The run goes on without it\.$/;

const restore = (timeoutMs?: number): Promise<boolean> =>
  repository.cache(timeoutMs === undefined ? {} : { timeoutMs }).restore(KEY, repository.folder);

async function expectFailedRestore(reason: RegExp | string, timeoutMs?: number): Promise<void> {
  expect(await restore(timeoutMs)).toBe(false);
  expect(await repository.isThere()).toBe(false);
  expect(repository.warnings).toEqual([expect.stringMatching(FAILED_RESTORE)]);
  expect(repository.warnings[0]).toEqual(expect.stringMatching(reason));
}

async function expectFailedSave(reason: RegExp | string, timeoutMs?: number): Promise<void> {
  await repository.fill(randomBytes(1_000_000));
  await repository.cache(timeoutMs === undefined ? {} : { timeoutMs }).save(KEY, repository.folder);
  expect(repository.warnings).toEqual([expect.stringMatching(FAILED_SAVE)]);
  expect(repository.warnings[0]).toEqual(expect.stringMatching(reason));
  expect(repository.server.keys).toEqual([]);
}

function throughAzure(): void {
  repository.server.isAzure = true;
  Object.assign(repository.env, repository.server.proxy);
}

describe('a restore', () => {
  test('fails when the service is not reached, and nothing is tried again', async () => {
    await repository.server.stop();
    const cache = repository.cache();
    expect(await cache.restore(KEY, repository.folder)).toBe(false);
    expect(repository.warnings).toEqual([expect.stringMatching(FAILED_RESTORE)]);
    expect(repository.warnings[0]).toContain('ECONNREFUSED');
    expect(cache.isAvailable).toBe(false);
    await repository.fill();
    await cache.save(KEY, repository.folder);
    expect(await cache.restore(KEY, repository.folder)).toBe(false);
    expect(repository.warnings).toHaveLength(1);
    repository.server = await CacheServer.start();
  });

  test('tries again when the service has a passing problem', async () => {
    await repository.saveElsewhere();
    repository.server.fail('GetCacheEntryDownloadURL', { status: 503, message: 'busy' });
    expect(await restore()).toBe(true);
    expect(repository.warnings).toEqual([]);
  });

  test.each([
    [429, 'too many', /Rate limited.*429.*too many/],
    [401, 'token expired', /401.*token expired/],
  ])('fails at once when the service answers %i', async (status, message, reason) => {
    await repository.saveElsewhere();
    repository.server.fail('GetCacheEntryDownloadURL', { status, message });
    await expectFailedRestore(reason);
    expect(repository.server.calls).toHaveLength(1);
  });

  test('fails when the service has a lasting problem', async () => {
    await repository.saveElsewhere();
    const problem = { status: 500, message: 'broken' };
    repository.server.fail('GetCacheEntryDownloadURL', problem, problem, problem, problem, problem);
    await expectFailedRestore(/5 attempts.*500.*broken/);
  });

  test('fails when the connection to the service is cut', async () => {
    repository.server.fail('GetCacheEntryDownloadURL', 'cut');
    await expectFailedRestore('ECONNRESET');
  });

  test.each(['its own', 'Azure'])('fails when the download from %s storage is cut in the middle', async (storage) => {
    if (storage === 'Azure') throughAzure();
    await repository.saveElsewhere(randomBytes(1_000_000));
    repository.server.fail('get', 'cut-midway');
    await expectFailedRestore('the connection was cut');
  });

  test('leaves nothing that the process would wait for', async () => {
    throughAzure();
    await repository.saveElsewhere();
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    repository.server.fail('get', { status: 404, message: 'gone' });
    await expectFailedRestore('404|gone|not exist');
    // Nobody else waits for longer than some seconds.
    for (let waits = 0; timers() > before && waits < 50; waits++) await sleep(200);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test.each([
    ['truncated', (archive: Buffer) => archive.subarray(0, archive.length / 2)],
    ['damaged', (archive: Buffer) => Buffer.concat([archive.subarray(0, archive.length / 2), randomBytes(200_000)])],
    ['empty', () => Buffer.alloc(0)],
    ['none at all', () => Buffer.from('<html>')],
  ])('leaves nothing of an archive that is %s', async (_, change) => {
    await repository.saveElsewhere(randomBytes(1_000_000));
    repository.server.change(change);
    await expectFailedRestore('the archive is damaged, or tar cannot work here');
  });

  test('leaves what was there before when it fails', async () => {
    await repository.saveElsewhere(randomBytes(1_000_000));
    repository.server.change((archive) => archive.subarray(0, archive.length / 2));
    await repository.fill('before');
    expect(await restore()).toBe(false);
    expect(await readFile(path.join(repository.folder, 'a.txt'), 'utf8')).toBe('before');
  });

  test('takes no link in place of the folder', async () => {
    await repository.saveElsewhere();
    const made = path.join(repository.root, 'made');
    await mkdir(made);
    await symlink('/etc', path.join(made, 'venv'));
    repository.server.change(() => execFileSync('tar', ['--zstd', '-c', '-C', made, 'venv']));
    await expectFailedRestore('the archive does not hold the folder');
  });

  test('leaves nothing when the disk takes no more', async () => {
    await repository.saveElsewhere(randomBytes(1_000_000));
    // In blocks of 512 bytes: larger files fail, as on a full disk, if with other words.
    await repository.wrap('tar', 'trap "" XFSZ; ulimit -f 1000');
    await expectFailedRestore('tar cannot work here');
  });

  test('says that the disk is full', async () => {
    await repository.saveElsewhere();
    await repository.wrap('tar', 'echo "tar: a.txt: Cannot write: No space left on device" >&2; exit 2');
    await expectFailedRestore('the disk is full');
  });

  // The client of the second sleeps for some seconds more before it ends, which the tests after it take.
  test.each(['GetCacheEntryDownloadURL', 'get'] as const)('is given up when %s is not answered', async (step) => {
    await repository.saveElsewhere();
    repository.server.fail(step, 'silence');
    await expectFailedRestore('it took longer than 0.5 s', 500);
  });

  test.each([
    ['head', 'silence'],
    ['get', 'silence'],
    ['get', 'silence-midway'],
  ] as const)('is given up when Azure answers %s with %s, and is over then', async (step, fault) => {
    throughAzure();
    await repository.saveElsewhere(randomBytes(1_000_000));
    repository.server.fail(step, fault);
    const start = performance.now();
    await expectFailedRestore('it took longer than 0.5 s', 500);
    expect(performance.now() - start).toBeLessThan(3000);
    const calls = repository.server.calls.length;
    await sleep(1000);
    expect([repository.server.calls.length, await repository.isThere()]).toEqual([calls, false]);
  });

  test('ends a tar that takes too long', async () => {
    await repository.saveElsewhere();
    const file = path.join(repository.root, 'pid');
    await repository.wrap('tar', `echo $$ > ${file}; exec sleep 600`);
    await expectFailedRestore('it took longer than 2 s', 2000);
    const pid = Number(await readFile(file, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('ends without a word when the run is cancelled', async () => {
    await repository.saveElsewhere();
    repository.server.fail('GetCacheEntryDownloadURL', 'silence');
    const cache = repository.cache({ signal: AbortSignal.timeout(300) });
    expect(await cache.restore(KEY, repository.folder)).toBe(false);
    await repository.fill();
    await cache.save('another-key', repository.folder);
    expect([repository.warnings, repository.said, repository.server.keys]).toEqual([[], [], [KEY]]);
  });
});

describe('a save', () => {
  test('fails when there is nothing to save', async () => {
    await repository.cache().save(KEY, repository.folder);
    expect(repository.warnings).toEqual([expect.stringMatching(FAILED_SAVE)]);
  });

  test.each([
    ['CreateCacheEntry', 429, /Rate limited/],
    ['CreateCacheEntry', 401, /401.*no/],
    ['put', 403, /403|no/],
    ['FinalizeCacheEntryUpload', 400, /400.*no/],
  ] as const)('fails when %s is answered with %i', async (step, status, reason) => {
    repository.server.fail(step, { status, message: 'no' });
    await expectFailedSave(reason);
  });

  test('fails when the service says that it did not work', async () => {
    repository.server.fail('FinalizeCacheEntryUpload', { status: 200, ok: false, message: 'checksum is wrong' });
    await expectFailedSave('checksum is wrong');
  });

  test('says that the quota is used up', async () => {
    repository.server.fail('CreateCacheEntry', { status: 403, message: 'insufficient usage to create cache' });
    await expectFailedSave('quota has been hit');
  });

  test('goes on when the connection to the storage is cut once', async () => {
    repository.server.fail('put', 'cut');
    await repository.saveElsewhere();
    expect(await restore()).toBe(true);
  });

  test.each(['CreateCacheEntry', 'put', 'FinalizeCacheEntryUpload'] as const)(
    'is given up when %s is not answered, and is over then',
    async (step) => {
      repository.server.fail(step, 'silence');
      await expectFailedSave('it took longer than 0.7 s', 700);
      const calls = repository.server.calls.length;
      await sleep(1000);
      expect(repository.server.calls).toHaveLength(calls);
    },
  );

  test('fails when tar does', async () => {
    await repository.wrap('tar', 'exit 2');
    await expectFailedSave('tar cannot work here');
  });

  test('fails where nothing can be written beside the folder', async () => {
    const file = path.join(repository.root, 'file');
    await writeFile(file, '');
    await repository.cache().save(KEY, path.join(file, 'venv'));
    expect(repository.warnings).toEqual([expect.stringMatching(FAILED_SAVE)]);
  });
});
