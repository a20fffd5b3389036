import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../../src/environments/docker/copying/entry.js';
import { encodeBytes, encodeMessage } from '../../../../src/environments/docker/copying/fields.js';
import { FolderWriter } from '../../../../src/folder-writer.js';
import { readTree } from '../../../../src/environments/docker/copying/read-tree.js';
import { TreeReceiver } from '../../../../src/environments/docker/copying/receive-tree.js';

let base: string;
let work: string;
/** Beside the working directory: nothing may come here. */
let outside: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'receive-')));
  work = path.join(base, 'work');
  outside = path.join(base, 'outside');
  mkdirSync(work);
  mkdirSync(outside);
  writeFileSync(path.join(outside, 'file'), 'untouched');
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

type Fields = Readonly<Record<string, string | number>>;

const entry = (kind: string, name: string, more: Fields = {}): Buffer =>
  encodeMessage('n', { kind, name, mode: 0o644, size: 0, same: 0, ...more });
const END = [encodeMessage('z', { state: 'whole' })];
const LAST = encodeMessage('e', {});
/** The content of the entry with this number. */
const content = (number: number, text: string, offset = 0): Buffer[] => [
  Buffer.concat([Buffer.from('f\0\0\0'), Buffer.from([String(number).length]), Buffer.from(String(number))]),
  encodeBytes(offset, Buffer.from(text)),
];
const file = (name: string, text: string): Buffer => entry('file', name, { size: text.length });

interface Options {
  readonly kept?: readonly string[];
  readonly maxBytes?: number;
  readonly sent?: readonly Entry[];
}

/** What a container says, as if a supervisor had passed it on. */
function receive(messages: readonly Buffer[], { kept = [], maxBytes = 10_000, sent = [] }: Options = {}): TreeReceiver {
  const writer = new FolderWriter(work, undefined);
  const isKept = (name: string): boolean => kept.some((one) => name === one || name.startsWith(`${one}/`));
  const receiver = new TreeReceiver({ writer, sent: new Map(sent.map((one) => [one.name, one])), isKept, maxBytes });
  try {
    for (const message of messages)
      receiver.hear({ kind: message.toString('latin1', 0, 1), payload: message.subarray(5) });
  } finally {
    receiver.drop();
    writer.close();
  }
  return receiver;
}

function inWork(): string[] {
  return readdirSync(work, { recursive: true, encoding: 'utf8' }).sort();
}

const read = (name: string): string => readFileSync(path.join(work, name), 'utf8');

/** What is there before, as it was copied into the container. */
function given(files: Readonly<Record<string, string>>): readonly Entry[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(work, name)), { recursive: true });
    writeFileSync(path.join(work, name), text);
  }
  return readTree({ root: work, hidden: new Set(), reader: undefined }).entries;
}

describe('what a container says that a program left', () => {
  test('is made: folders, files with their modes and holes, links, further names', () => {
    const said = [
      entry('folder', 'sub', { mode: 0o500 }),
      entry('file', 'sub/run', { size: 5, mode: 0o7755 }),
      entry('file', 'hole', { size: 4096 }),
      entry('link', 'link', { target: '/etc/passwd' }),
      entry('again', 'other', { target: 'sub/run' }),
    ];
    const { leftOut } = receive([...said, ...END, ...content(1, 'hello'), ...content(2, 'x', 4000), LAST]);
    expect([...leftOut]).toEqual([]);
    expect(inWork()).toEqual(['hole', 'link', 'other', 'sub', 'sub/run']);
    expect(read('sub/run')).toBe('hello');
    expect(statSync(path.join(work, 'sub/run')).mode & 0o7777).toBe(0o755);
    expect(statSync(path.join(work, 'sub')).mode & 0o7777).toBe(0o500);
    expect(readFileSync(path.join(work, 'hole'))).toEqual(
      Buffer.concat([Buffer.alloc(4000), Buffer.from('x'), Buffer.alloc(95)]),
    );
    expect(readlinkSync(path.join(work, 'link'))).toBe('/etc/passwd');
    expect(statSync(path.join(work, 'other')).ino).toBe(statSync(path.join(work, 'sub/run')).ino);
    chmodSync(path.join(work, 'sub'), 0o700);
  });

  test('keeps names that are not UTF-8', () => {
    receive([file('\xff\n::x', 'a'), ...END, ...content(0, 'a'), LAST]);
    expect(readdirSync(work, { encoding: 'buffer' })).toEqual([Buffer.from('\xff\n::x', 'latin1')]);
  });

  test('takes the place of what was there, and what is gone is removed', () => {
    const sent = given({ same: '1', changed: '2', gone: '3', 'old/gone': '4', 'turned/x': '5', file: '6' });
    const said = [
      entry('file', 'same', { size: 1, same: 1 }),
      file('changed', 'new'),
      file('turned', 'now a file'),
      entry('folder', 'file'),
      file('file/in', 'y'),
    ];
    receive([...said, ...END, ...content(1, 'new'), ...content(2, 'now a file'), ...content(4, 'y'), LAST], { sent });
    expect(inWork()).toEqual(['changed', 'file', 'file/in', 'same', 'turned']);
    expect([read('same'), read('changed'), read('turned')]).toEqual(['1', 'new', 'now a file']);
  });

  test('removes nothing that was not copied, or that somebody changed meanwhile', () => {
    const sent = given({ 'sub/copied': '1', changed: '2' });
    mkdirSync(path.join(work, 'sub/.git'));
    writeFileSync(path.join(work, 'changed'), 'by the caller');
    receive([...END, LAST], { sent });
    expect(inWork()).toEqual(['changed', 'sub', 'sub/.git']);
  });

  test('removes nothing when not everything could be listed', () => {
    const sent = given({ a: '1' });
    expect(receive([encodeMessage('z', { state: 'cut' }), LAST], { sent }).isCut).toBe(true);
    expect(inWork()).toEqual(['a']);
  });

  test('changes nothing that is to be kept, and leaves out pipes and devices', () => {
    const sent = given({ 'p.py': 'the program' });
    mkdirSync(path.join(work, '.git'));
    const said = [file('p.py', 'evil'), entry('folder', '.git'), file('.git/config', 'x'), entry('special', 'pipe')];
    const messages = [...said, ...END, ...content(0, 'evil'), ...content(2, 'x'), LAST];
    const receiver = receive(messages, { sent, kept: ['p.py', '.git'] });
    expect([...receiver.leftOut].sort()).toEqual(['.git', '.git/config', 'p.py', 'pipe']);
    expect([inWork(), read('p.py')]).toEqual([['.git', 'p.py'], 'the program']);
    receive([...END, LAST], { sent, kept: ['p.py', '.git'] });
    expect(inWork()).toEqual(['.git', 'p.py']);
  });
});

describe('a container that lies', () => {
  const untouched = (): void => {
    expect(readdirSync(base).sort()).toEqual(['outside', 'work']);
    expect(readdirSync(outside)).toEqual(['file']);
    expect(readFileSync(path.join(outside, 'file'), 'utf8')).toBe('untouched');
  };

  test.each([
    ['../outside/file'],
    ['/etc/x'],
    ['a/../../outside/file'],
    ['..'],
    ['.'],
    [''],
    ['a//b'],
    ['a/'],
    ['./a'],
    ['x'.repeat(256)],
    [`${'x/'.repeat(400)}x`],
    [`${`${'x'.repeat(250)}/`.repeat(15)}x`],
  ])('about a name, %j, is not believed', (name) => {
    expect(() => receive([file(name, 'a'), ...END, ...content(0, 'a'), LAST])).toThrow('cannot be');
    untouched();
    expect(inWork()).toEqual([]);
  });

  test.each<[string, Buffer[]]>([
    ['a file in a link', [entry('link', 'l', { target: '../outside' }), file('l/file', 'a')]],
    ['a file in a file', [file('f', 'a'), file('f/file', 'a')]],
    ['a file in no folder', [file('no/file', 'a')]],
    ['the same name twice', [entry('link', 'l', { target: '../outside/file' }), file('l', 'a')]],
    ['a further name of what is outside', [entry('again', 'x', { target: '../outside/file' })]],
    ['a further name of a link', [entry('link', 'l', { target: '/etc/shadow' }), entry('again', 'x', { target: 'l' })]],
    ['a kind that there is not', [entry('device', 'x')]],
    ['a size that there is not', [entry('file', 'x', { size: -1 })]],
    ['a size that is no number', [entry('file', 'x', { size: '1e400' })]],
    ['a link to nowhere', [entry('link', 'x', { target: '' })]],
    ['content of a folder', [entry('folder', 'x'), ...END, ...content(0, 'a')]],
    ['content of what is not there', [...END, ...content(0, 'a')]],
    ['content twice', [file('x', 'a'), ...END, ...content(0, 'a'), ...content(0, 'b')]],
    ['content of what is unchanged', [entry('file', 'x', { same: 1, size: 1 }), ...END, ...content(0, 'a')]],
    ['more content than the file has', [file('x', 'a'), ...END, ...content(0, 'ab')]],
    ['content far behind the end', [file('x', 'a'), ...END, ...content(0, 'a', 2 ** 40)]],
    [
      'the same content again and again',
      [file('x', 'abc'), ...END, ...content(0, 'abc'), encodeBytes(0, Buffer.from('abc'))],
    ],
    ['a file that is larger than all may be', [entry('file', 'x', { size: 10_001 }), ...END, ...content(0, 'a')]],
    ['no bytes', [file('x', 'a'), ...END, ...content(0, '')]],
    ['an entry after all of them', [...END, file('x', 'a')]],
    ['content before the entries', content(0, 'a')],
    ['the end before the entries', [LAST]],
    ['something else', [encodeMessage('X', {})]],
  ])('and says %s is not believed', (_, messages) => {
    expect(() => receive([...messages, LAST])).toThrow('the container says');
    untouched();
    // What was begun has no name.
    for (const name of inWork()) expect(['x', 'l', 'f']).toContain(name);
  });

  test('cannot fill the disk', () => {
    const many = Array.from({ length: 20 }, (_, index) => file(String(index), 'x'.repeat(1000)));
    const all = many.flatMap((_, index) => content(index, 'x'.repeat(1000)));
    expect(() => receive([...many, ...END, ...all, LAST])).toThrow('more than it can hold');
    expect(inWork()).toHaveLength(10);
  });

  test('cannot fill the memory with names', () => {
    const links = Array.from({ length: 10_000 }, (_, index) =>
      entry('link', String(index), { target: 'x'.repeat(4000) }),
    );
    expect(() => {
      receive(links);
    }).toThrow('more entries than it can have');
  });

  test('is not helped by links that are there already', () => {
    symlinkSync('../outside', path.join(work, 'link'));
    symlinkSync('../outside/file', path.join(work, 'direct'));
    const said = [entry('folder', 'link'), file('link/file', 'evil'), file('direct', 'evil')];
    const { leftOut } = receive([...said, ...END, ...content(1, 'evil'), ...content(2, 'evil'), LAST]);
    untouched();
    // The link itself gives way to a file, as when the program had done it.
    expect(lstatSync(path.join(work, 'direct')).isFile()).toBe(true);
    expect([...leftOut].sort()).toEqual(['link', 'link/file']);
    expect(existsSync(path.join(work, 'link/file'))).toBe(true);
  });
});
