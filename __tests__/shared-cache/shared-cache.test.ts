import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KEY, useRepository } from './use-cache-server.js';

const repository = useRepository();

/** Everything about a tree that users see: names, kinds, modes, targets, times, content. */
function describeTree(): string {
  const cwd = repository.folder;
  const listing = execFileSync('find', ['.', '-printf', '%p %y %m %s %l %T@\n'], { cwd }).toString('utf8');
  const files = listing.split('\n').flatMap((line) => /^(.+) f \d+ \d+  /.exec(line)?.[1] ?? []);
  const sums = files.map(
    (file) =>
      `${file} ${createHash('sha256')
        .update(readFileSync(path.join(cwd, file)))
        .digest('hex')}`,
  );
  return [...listing.split('\n'), ...sums].sort().join('\n');
}

describe('ActionsCache', () => {
  test('puts back what another job saved: content, modes, links and times', async () => {
    const { folder, server } = repository;
    await repository.fill();
    await mkdir(path.join(folder, 'bin/ü b%0A'), { recursive: true });
    await writeFile(path.join(folder, 'bin/run'), randomBytes(100_000));
    await chmod(path.join(folder, 'bin/run'), 0o750);
    await symlink('../a.txt', path.join(folder, 'bin/link'));
    await symlink('/usr/bin/python3', path.join(folder, 'bin/python'));
    await utimes(path.join(folder, 'a.txt'), 1_700_000_000.25, 1_700_000_000.25);
    await utimes(folder, 1_600_000_000, 1_600_000_000);
    const before = describeTree();
    expect(before).toContain('1700000000.25');
    expect(before.match(/ [0-9a-f]{64}$/gm)).toHaveLength(2);
    await repository.cache().save(KEY, folder);
    await rm(folder, { recursive: true });
    expect(await repository.cache().restore(KEY, folder)).toBe(true);
    expect(describeTree()).toBe(before);
    expect(repository.warnings).toEqual([]);
    expect(repository.said).toEqual([
      `Saved to the cache of the repository: ${KEY}`,
      `Restored from the cache of the repository: ${KEY}`,
    ]);
    expect([...server.tokens]).toEqual([`Bearer ${repository.env['ACTIONS_RUNTIME_TOKEN'] ?? ''}`]);
  });

  test('replaces what is there, and leaves it alone when nothing is found', async () => {
    const { folder } = repository;
    await repository.saveElsewhere('saved');
    await mkdir(path.join(folder, 'other'), { recursive: true });
    expect(await repository.cache().restore('another-key', folder)).toBe(false);
    expect(await readdir(folder)).toEqual(['other']);
    expect(await repository.cache().restore(KEY, folder)).toBe(true);
    expect(await readdir(folder)).toEqual(['a.txt']);
    expect(await readFile(path.join(folder, 'a.txt'), 'utf8')).toBe('saved');
    expect(repository.warnings).toEqual([]);
  });

  test('takes an entry of exactly this key only, though the service offers others', async () => {
    await repository.saveElsewhere();
    expect(await repository.cache().restore(KEY.slice(0, -1), repository.folder)).toBe(false);
    expect(repository.server.calls).toEqual(['GetCacheEntryDownloadURL', 'get']);
    expect(await repository.isThere()).toBe(false);
    expect(await repository.cache().restore(`${KEY}0`, repository.folder)).toBe(false);
    expect(repository.warnings).toEqual([]);
    expect(await repository.cache().restore(KEY, repository.folder)).toBe(true);
  });

  test('finds its entry again with a service that knows no upper case', async () => {
    repository.server.isCaseless = true;
    await repository.fill();
    await repository.cache().save('Key-X64', repository.folder);
    expect(repository.server.keys).toEqual(['key-x64']);
    expect(await repository.cache().restore('Key-X64', repository.folder)).toBe(true);
  });

  test('gives another folder nothing, as paths in it would be wrong', async () => {
    await repository.saveElsewhere();
    expect(await repository.cache().restore(KEY, path.join(repository.root, 'kept', 'other'))).toBe(false);
    expect(repository.warnings).toEqual([]);
  });

  test('goes through Azure and a proxy, in pieces, as on a hosted runner', async () => {
    const { server } = repository;
    server.isAzure = true;
    Object.assign(repository.env, server.proxy);
    await repository.saveElsewhere(randomBytes(9 * 2 ** 20));
    expect(await repository.cache().restore(KEY, repository.folder)).toBe(true);
    expect(server.calls.filter((call) => call === 'head')).toHaveLength(1);
    expect(server.calls.filter((call) => call === 'get').length).toBeGreaterThan(1);
  });

  test('saves in blocks what is too large for one request', async () => {
    await repository.fill(randomBytes(129 * 2 ** 20));
    await repository.cache().save(KEY, repository.folder);
    expect(repository.server.calls.filter((call) => call === 'block').length).toBeGreaterThan(1);
    expect(await repository.cache().restore(KEY, repository.folder)).toBe(true);
    expect(repository.warnings).toEqual([]);
  });

  test('gives tar and zstd nothing of the service, least of all the token', async () => {
    const seen = path.join(repository.root, 'seen');
    const programs = ['tar', 'zstd', 'zstdmt', 'unzstd'];
    for (const name of programs)
      await repository.wrap(name, `echo ${name} >> ${seen}; cat /proc/$$/environ >> ${seen}`);
    await repository.saveElsewhere();
    expect(await repository.cache().restore(KEY, repository.folder)).toBe(true);
    const environments = await readFile(seen, 'utf8');
    for (const name of programs) expect(environments).toContain(`${name}\n`);
    expect(environments).toContain('PATH=');
    expect(environments).not.toMatch(/ACTIONS_|GITHUB_WORKSPACE|eyJ/);
  });

  test('lets others write to the log meanwhile', async () => {
    await repository.fill();
    const saving = repository.cache().save(KEY, repository.folder);
    while (!repository.server.calls.includes('put')) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      process.stdout.write('.');
    }
    await saving;
    expect(repository.log).toMatch(/^\.+$/);
    repository.log = '';
  });

  test('says nothing and does nothing where there is no service', async () => {
    const { env, folder, server } = repository;
    for (const name of ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_SERVICE_V2']) {
      const without = repository.cache({ env: { ...env, [name]: '' } });
      expect(without.isAvailable).toBe(false);
      expect(await without.restore(KEY, folder)).toBe(false);
      await without.save(KEY, folder);
    }
    expect([server.calls, repository.warnings, repository.said]).toEqual([[], [], []]);
    expect(repository.cache().isAvailable).toBe(true);
  });

  test.each(['', 'a,b', 'a b', 'a\nb', 'x'.repeat(513)])('refuses the key %j', async (key) => {
    await expect(repository.cache().restore(key, repository.folder)).rejects.toThrow('not a key');
    await expect(repository.cache().save(key, repository.folder)).rejects.toThrow('not a key');
  });

  test('takes a key of 512 characters', async () => {
    expect(await repository.cache().restore('x'.repeat(512), repository.folder)).toBe(false);
    expect(repository.warnings).toEqual([]);
  });

  test.each(['', 'venv', '/'])('refuses the folder %j', async (folder) => {
    await expect(repository.cache().restore(KEY, folder)).rejects.toThrow('not a folder');
  });

  test.each(['with space', 'a*', 'a[b]', '-C'])('tells that the client does not stand the name %j', async (name) => {
    expect(await repository.cache().restore(KEY, path.join(repository.root, name))).toBe(false);
    expect(repository.warnings).toEqual([expect.stringContaining(`does not stand the path`)]);
    expect(repository.server.calls).toEqual([]);
  });
});

describe('an ActionsCache that may only read', () => {
  test('restores, and saves nothing without a warning', async () => {
    await repository.saveElsewhere();
    repository.env['ACTIONS_CACHE_MODE'] = 'read';
    expect(await repository.cache().restore(KEY, repository.folder)).toBe(true);
    await repository.cache().save('another-key', repository.folder);
    expect([repository.server.keys, repository.warnings]).toEqual([[KEY], []]);
    expect(repository.said.at(-1)).toBe('This job may not write to the cache of the repository.');
  });

  test('takes it from the service that it may not', async () => {
    const { folder, server } = repository;
    await repository.fill();
    const message = 'cache write denied: token has no writable scopes';
    server.fail('CreateCacheEntry', { status: 200, ok: false, message }, { status: 403, message });
    await repository.cache().save(KEY, folder);
    await repository.cache().save(KEY, folder);
    server.fail('GetCacheEntryDownloadURL', { status: 403, message: 'cache read denied: token has no scopes' });
    expect(await repository.cache().restore(KEY, folder)).toBe(false);
    expect(repository.warnings).toEqual([]);
    expect(repository.said).toHaveLength(3);
  });
});

describe('several savers', () => {
  test('leave it to the first of them, without a warning', async () => {
    await repository.fill();
    // Reserved, but not finished: the other is still at it.
    repository.server.fail('put', { status: 403, message: 'no' });
    await repository.cache().save(KEY, repository.folder);
    expect([repository.server.keys, repository.warnings.splice(0)]).toEqual([[], [expect.anything()]]);
    await repository.cache().save(KEY, repository.folder);
    expect(repository.warnings).toEqual([]);
    expect(repository.said).toEqual([`Another job saves this to the cache of the repository: ${KEY}`]);
  });

  test('do not get in each other’s way in one process', async () => {
    await repository.fill();
    const cache = repository.cache();
    await Promise.all([cache.save(KEY, repository.folder), cache.save('another-key', repository.folder)]);
    expect([repository.server.keys, repository.warnings]).toEqual([[KEY, 'another-key'], []]);
  });
});
