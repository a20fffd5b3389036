import {
  chmodSync,
  closeSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/environments/docker/copying/entry.js';
import { bytesOf, decodeMessage, encodeMessage } from '../../../src/environments/docker/copying/fields.js';
import { FolderWriter } from '../../../src/folder-writer.js';
import { readTree } from '../../../src/environments/docker/copying/read-tree.js';
import { TreeReceiver } from '../../../src/environments/docker/copying/receive-tree.js';
import { sendTree } from '../../../src/environments/docker/copying/send-tree.js';
import { spawnSupervisor } from '../../../src/execution/supervisor/spawn-supervisor.js';
import type { Supervisor } from '../../../src/execution/supervisor/supervisor.js';

let base: string;
let supervisor: Supervisor;
beforeEach(async () => {
  base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'copies-')));
  const sweep = (): Promise<number> => Promise.resolve(0);
  ({ supervisor } = await spawnSupervisor({
    python: 'python3',
    modes: ['copies'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    sweep,
  }));
});
afterEach(async () => {
  await supervisor.close();
  rmSync(base, { recursive: true });
});

const at = (...names: string[]): string => path.join(base, ...names);

/** Copies `from` to `there` as into a container: by the supervisor. */
async function bringIn(): Promise<Map<string, Entry>> {
  const sent = new Map<string, Entry>();
  const { entries } = readTree({ root: at('from'), hidden: new Set(), reader: undefined });
  const frames = [...sendTree(at('from'), entries, (name, entry) => sent.set(name, entry))];
  // In a container the folder has the same path.
  const moved = frames.map((frame) => retarget(frame));
  let problem: string | undefined;
  await supervisor.converse({
    frames: moved,
    hear: ({ kind, payload }) => {
      problem = decodeMessage(payload).get('text');
      return kind === 'd';
    },
  });
  expect(problem).toBeUndefined();
  return sent;
}

function retarget(frame: Buffer): Buffer {
  if (frame.toString('latin1', 0, 1) !== 'm') return frame;
  const fields = Object.fromEntries(decodeMessage(frame.subarray(5)));
  return encodeMessage('m', { ...fields, root: bytesOf(at('there')) });
}

/** Copies `there` back to a folder. */
async function bringOut(sent: ReadonlyMap<string, Entry>, to: string): Promise<TreeReceiver> {
  const writer = new FolderWriter(to, undefined);
  const receiver = new TreeReceiver({ writer, sent, isKept: () => false, maxBytes: 10 ** 7 });
  const request = { root: bytesOf(at('there')), most: 1000, longest: 100, deepest: 5 };
  const frames = [encodeMessage('w', request)];
  try {
    await supervisor.converse({ frames, hear: receiver.hear });
  } finally {
    writer.close();
  }
  return receiver;
}

test('a folder comes in as it is, and what was made of it comes back', async () => {
  for (const folder of ['from', 'there', 'from/sub', 'from/closed', 'from/.git']) mkdirSync(at(folder));
  writeFileSync(at('from/sub/same'), 's'.repeat(200_000));
  utimesSync(at('from/sub/same'), 1_600_000_000, 1_600_000_000.5);
  writeFileSync(at('from/sub/changed'), 'old', { mode: 0o640 });
  writeFileSync(Buffer.concat([Buffer.from(at('from/')), Buffer.from([0xff, 0x0a])]), 'bytes');
  writeFileSync(at('from/.git/config'), 'secret');
  symlinkSync('sub/same', at('from/link'));
  chmodSync(at('from/closed'), 0o500);
  const sent = await bringIn();
  expect(readdirSync(at('there')).sort()).toEqual(['closed', 'link', 'sub', '\ufffd\n']);
  const facts = statSync(at('there/sub/same'));
  expect([facts.size, facts.mtimeMs, facts.mode & 0o777]).toEqual([200_000, 1_600_000_000_500, 0o644]);
  expect(statSync(at('there/closed')).mode & 0o777).toBe(0o500);

  const before = lstatSync(at('from/sub/same')).ino;
  writeFileSync(at('there/sub/changed'), 'new');
  unlinkSync(at('there/link'));
  mkdirSync(at('there/made'), { mode: 0o750 });
  writeFileSync(at('there/made/closed'), 'c', { mode: 0o200 });
  linkSync(at('there/made/closed'), at('there/made/again'));
  const sparse = openSync(at('there/sparse'), 'w');
  ftruncateSync(sparse, 8_000_000);
  closeSync(sparse);
  const { leftOut } = await bringOut(sent, at('from'));
  expect([...leftOut]).toEqual([]);
  expect(readdirSync(at('from')).sort()).toEqual(['.git', 'closed', 'made', 'sparse', 'sub', '\ufffd\n']);
  expect(readFileSync(at('from/sub/changed'), 'utf8')).toBe('new');
  expect(statSync(at('from/sub/changed')).mode & 0o777).toBe(0o640);
  expect(lstatSync(at('from/sub/same')).ino).toBe(before);
  const [one, other] = [statSync(at('from/made/closed')), statSync(at('from/made/again'))];
  expect([one.ino, one.mode & 0o777, one.size]).toEqual([other.ino, 0o200, 1]);
  expect(statSync(at('from/sparse')).size).toBe(8_000_000);
  expect(statSync(at('from/sparse')).blocks).toBeLessThan(100);
  expect(statSync(at('from/made')).mode & 0o777).toBe(0o750);
});

test('what is too deep is not told, and nothing is removed then', async () => {
  for (const folder of ['from', 'there', 'there/a', 'there/a/b']) mkdirSync(at(folder));
  writeFileSync(at('from/kept'), '');
  const sent = await bringIn();
  unlinkSync(at('there/kept'));
  mkdirSync(at('there/a/b/c/d/e/f'), { recursive: true });
  const receiver = await bringOut(sent, at('from'));
  expect([receiver.isTooDeep, receiver.isCut]).toEqual([true, true]);
  expect(readdirSync(at('from'), { recursive: true }).sort()).toEqual([
    'a',
    'a/b',
    'a/b/c',
    'a/b/c/d',
    'a/b/c/d/e',
    'kept',
  ]);
});

test('a folder that cannot be made is said, and the supervisor goes on', async () => {
  for (const folder of ['from', 'from/sub', 'there']) mkdirSync(at(folder));
  writeFileSync(at('there/sub'), 'in the way');
  writeFileSync(at('from/sub/file'), 'x');
  await expect(bringIn()).rejects.toThrow('FileExistsError');
  expect(supervisor.isUsable).toBe(true);
});

test('what the supervisor may not say ends the conversation', async () => {
  mkdirSync(at('there'));
  const frames = [encodeMessage('w', { root: bytesOf(at('there')), most: 1, longest: 1, deepest: 1 })];
  const hear = (): boolean => {
    throw new Error('not that');
  };
  await expect(supervisor.converse({ frames, hear })).rejects.toThrow('not that');
});

test('a supervisor that ends in the middle is an error at once', async () => {
  mkdirSync(at('there'));
  const talk = supervisor.converse({ frames: [], hear: () => false });
  void supervisor.close();
  await expect(talk).rejects.toThrow('the supervisor ended');
});
