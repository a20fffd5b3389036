import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../../src/errors.js';
import { RunFolders } from '../../../src/execution/working-directory/run-folders.js';
import { removeHostile } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';

let temp = '';
beforeEach(async () => {
  temp = await mkdtemp(path.join(os.tmpdir(), 'folders-'));
});
afterEach(() => removeHostile(temp));

const make = (different: Partial<Parameters<typeof RunFolders.make>[0]> = {}): Promise<RunFolders> =>
  RunFolders.make({
    tempFolder: temp,
    workingDirectory: undefined,
    identities: undefined,
    inMemory: undefined,
    separate: false,
    ...different,
  });
const mode = async (file: string): Promise<number> => (await lstat(file)).mode & 0o7777;

describeWith('Linux', 'RunFolders', () => {
  test('are fresh, and nobody else’s', async () => {
    const folders = await make();
    const own = folders.enter(0, 'a');
    expect([folders.isFresh, own.work]).toEqual([true, folders.work]);
    expect(path.dirname(folders.base)).toBe(temp);
    for (const folder of [folders.base, folders.work, own.home, own.temp]) expect(await mode(folder)).toBe(0o700);
    expect(new Set([own.work, own.home, own.temp]).size).toBe(3);
  });

  test('are different ones for each run, also at the same time', async () => {
    const all = await Promise.all([make(), make(), make()]);
    expect(new Set(all.map(({ base }) => base)).size).toBe(3);
  });

  test('give each of several programs a folder of its own', async () => {
    const folders = await make({ separate: true });
    const own = [folders.enter(0, 'a'), folders.enter(1, 'a')];
    expect(own.map(({ work }) => path.relative(folders.work, work))).toEqual(['1-a', '2-a']);
    for (const { work } of own) expect(await mode(work)).toBe(0o700);
  });

  test('are gone afterwards, but for what a program left in its working directory', async () => {
    const folders = await make({ separate: true });
    const [left, empty] = [folders.enter(0, 'left'), folders.enter(1, 'empty')];
    await writeFile(path.join(left.work, 'result'), 'x');
    await writeFile(path.join(left.home, 'cache'), 'x');
    folders.place('stdin-0', 'in');
    await folders.leave(left);
    await folders.leave(empty);
    await folders.dispose();
    await folders.dispose();
    expect(
      (await readdir(temp, { recursive: true })).map((name) => name.replace(/pyexec-[^/]*/, 'base')).sort(),
    ).toEqual(['base', 'base/work', 'base/work/1-left', 'base/work/1-left/result']);
  });

  test('give a program nothing of what another left in its home or temporary folder', async () => {
    const folders = await make();
    const dirty: ((home: string, temp: string) => Promise<unknown>)[] = [
      (home) => writeFile(path.join(home, '.pythonrc'), 'x'),
      (_home, temp) => mkdir(path.join(temp, 'd')),
      (home) => chmod(home, 0o777),
      (home) => chmod(home, 0),
      (home) => chmod(home, 0o1700),
      (home) => rename(home, `${home}-moved`),
      async (home, temp) => {
        await rm(temp, { recursive: true });
        await symlink(home, temp);
      },
      () => Promise.resolve(),
    ];
    for (const [index, soil] of dirty.entries()) {
      const before = folders.enter(index, 'a');
      await soil(before.home, before.temp);
      await folders.leave(before);
      const after = folders.enter(index + 100, 'b');
      for (const folder of [after.home, after.temp]) {
        expect((await lstat(folder)).isDirectory()).toBe(true);
        expect([await mode(folder), await readdir(folder)]).toEqual([0o700, []]);
      }
      await folders.leave(after);
    }
    await folders.dispose();
    expect(await readdir(temp)).toEqual([]);
  });

  test('never give two programs at the same time the same folders', async () => {
    const folders = await make();
    await folders.leave(folders.enter(0, 'a'));
    const all = Array.from({ length: 5 }, (_, index) => folders.enter(index + 1, 'a'));
    expect(new Set(all.flatMap(({ home, temp: own }) => [home, own])).size).toBe(10);
  });

  test('are gone without a trace when nothing was left', async () => {
    const folders = await make();
    await folders.leave(folders.enter(0, 'a'));
    await folders.dispose();
    expect(await readdir(temp)).toEqual([]);
  });

  test('use a working directory that is there, and leave it and what is in it', async () => {
    const work = path.join(temp, 'mine');
    await mkdir(work, { mode: 0o755 });
    await writeFile(path.join(work, 'precious'), 'kept');
    const folders = await make({ workingDirectory: work, separate: true });
    const own = folders.enter(0, 'a');
    expect([folders.isFresh, own.work]).toEqual([false, work]);
    await folders.leave(own);
    await folders.dispose();
    expect(await readdir(temp)).toEqual(['mine']);
    expect(await readFile(path.join(work, 'precious'), 'utf8')).toBe('kept');
    expect(await mode(work)).toBe(0o755);
  });

  test('make a working directory that is not there yet', async () => {
    const work = path.join(temp, 'new', 'deep');
    const folders = await make({ workingDirectory: work });
    expect(await mode(work)).toBe(0o700);
    await folders.dispose();
    expect(await readdir(work)).toEqual([]);
  });

  test('that cannot be made are an error that names the folder, and leave nothing behind', async () => {
    const file = path.join(temp, 'file');
    await writeFile(file, '');
    for (const workingDirectory of [file, path.join(file, 'below'), '/proc/self/below/deeper']) {
      const error = await make({ workingDirectory }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(PyexecError);
      expect(error).toMatchObject({ code: 'working-directory-unusable' });
      expect((error as PyexecError).message).toContain(workingDirectory);
    }
    expect(await readdir(temp)).toEqual(['file']);
  });
});

describe('placeScript', () => {
  test('puts a file there that is not to be written', async () => {
    const folders = await make();
    const file = folders.placeScript('x = "größe"\n');
    expect([file, await readFile(file, 'utf8')]).toEqual([path.join(folders.work, 'script.py'), 'x = "größe"\n']);
    expect(await mode(file)).toBe(0o444);
  });

  test('replaces what is there, and follows no link', async () => {
    const work = path.join(temp, 'mine');
    await mkdir(work);
    const precious = path.join(temp, 'precious');
    await writeFile(precious, 'kept');
    await symlink(precious, path.join(work, 'script.py'));
    const folders = await make({ workingDirectory: work });
    const file = folders.placeScript('new');
    expect([await readFile(file, 'utf8'), await readFile(precious, 'utf8')]).toEqual(['new', 'kept']);
    folders.placeScript('newer');
    expect(await readFile(file, 'utf8')).toBe('newer');
  });

  test('in place of a folder is an error, and the folder stays', async () => {
    const work = path.join(temp, 'mine');
    await mkdir(path.join(work, 'script.py', 'x'), { recursive: true });
    const folders = await make({ workingDirectory: work });
    const placing = Promise.resolve().then(() => folders.placeScript('new'));
    await expect(placing).rejects.toMatchObject({ code: 'working-directory-unusable' });
    expect(await readdir(path.join(work, 'script.py'))).toEqual(['x']);
  });
});

describeWith('root', 'RunFolders of an unprivileged user', () => {
  const identity = { uid: 61_500, gid: 61_501 };
  const owner = async (file: string): Promise<number> => (await lstat(file)).uid;

  test('belong to it while it runs, and to us before and after', async () => {
    const work = path.join(temp, 'mine');
    await mkdir(work);
    await writeFile(path.join(work, 'f'), '');
    const folders = await make({ identities: [identity], workingDirectory: work });
    const own = folders.enter(0, 'a');
    for (const file of [work, path.join(work, 'f'), own.home, own.temp]) expect(await owner(file)).toBe(61_500);
    expect(await owner(folders.base)).toBe(0);
    await folders.leave(own);
    await folders.dispose();
    for (const file of [work, path.join(work, 'f')]) expect(await owner(file)).toBe(0);
    expect(await readdir(temp)).toEqual(['mine']);
  });

  test('can be entered and not be listed or changed from above', async () => {
    const folders = await make({ identities: [identity] });
    const own = folders.enter(0, 'a');
    expect([await mode(folders.base), await mode(path.dirname(own.home)), await mode(own.home)]).toEqual([
      0o711, 0o711, 0o700,
    ]);
  });

  test('let it, and nobody else, read what we place, and not change it', async () => {
    const folders = await make({ identities: [identity] });
    await chmod(temp, 0o711);
    const file = folders.place('program-0.py', 'in', identity);
    expect([await owner(file), (await lstat(file)).gid, await mode(file)]).toEqual([0, 61_501, 0o440]);
    const script = folders.placeScript('pass');
    expect([await owner(script), await mode(script)]).toEqual([0, 0o444]);
  });

  test('give two programs at the same time two users, and one after the other the same', async () => {
    const other = { uid: 61_510, gid: 61_511 };
    const folders = await make({ identities: [identity, other], separate: true });
    const [a, b] = [folders.enter(0, 'a'), folders.enter(1, 'b')];
    expect([a.identity, b.identity]).toEqual([identity, other]);
    for (const own of [a, b]) expect(await owner(own.work)).toBe(own.identity?.uid);
    expect(() => folders.enter(2, 'c')).toThrow('more programs at the same time than users');
    await folders.leave(b);
    const c = folders.enter(2, 'c');
    expect([c.identity, await owner(c.work), await owner(c.home)]).toEqual([other, 61_510, 61_510]);
  });

  test('hand what programs left in folders of their own to root', async () => {
    const folders = await make({ identities: [identity], separate: true });
    const own = folders.enter(0, 'a');
    const left = path.join(own.work, 'left');
    await writeFile(left, '');
    await chown(left, identity.uid, identity.gid);
    await folders.leave(own);
    await folders.dispose();
    expect([await owner(own.work), await owner(left)]).toEqual([0, 0]);
  });

  test('are never lent from a home, from the system, or from somebody else', async () => {
    const theirs = path.join(temp, 'theirs');
    await mkdir(theirs);
    await chown(theirs, 61_520, 61_520);
    for (const workingDirectory of ['/', '/etc', '/tmp', os.homedir(), theirs]) {
      const before = (await lstat(workingDirectory)).uid;
      await expect(make({ identities: [identity], workingDirectory })).rejects.toMatchObject({
        code: 'working-directory-unusable',
      });
      expect((await lstat(workingDirectory)).uid).toBe(before);
    }
  });
});
