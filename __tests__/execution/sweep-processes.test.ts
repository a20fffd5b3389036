import { describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hasProgramLimits, listProcesses, type Process } from '../../src/execution/process-table.js';
import { selectBelonging, sweepProcesses } from '../../src/execution/sweep-processes.js';
import { describeWith } from '../support/engines.js';

/** A process by the letters of what is known of it: belongs, no new privileges, limited. */
const one = (pid: number, parent: number, known = ''): Process => ({
  pid,
  parent,
  belongs: known.includes('b'),
  noNewPrivileges: known.includes('n'),
  limited: known.includes('l'),
});
const SELF = 100;

describe('selectBelonging', () => {
  const table: [what: string, all: Process[], ancestor: number | undefined, chosen: number[]][] = [
    ['nothing that does not belong', [one(1, 0), one(2, 1), one(SELF, 2), one(101, SELF)], undefined, []],
    ['what carries the mark', [one(1, 0), one(5, 1, 'b')], undefined, [5]],
    [
      'what descends from it, however deep and in any order',
      [one(8, 7), one(7, 6), one(6, 5), one(5, 1, 'b'), one(9, 1)],
      undefined,
      [5, 6, 7, 8],
    ],
    [
      'what descends from the ancestor, and not the ancestor',
      [one(50, SELF), one(51, 50), one(52, 51), one(53, 1)],
      50,
      [51, 52],
    ],
    [
      'never this process, also when it seems to belong',
      [one(5, 1, 'b'), one(SELF, 5, 'b'), one(101, SELF)],
      undefined,
      [5],
    ],
    ['never this process below the ancestor', [one(SELF, 50), one(51, 50)], 50, [51]],
    ['no child of this process just for that', [one(SELF, 1), one(101, SELF), one(102, 101)], undefined, []],
    ['an orphan of a lost supervisor, by its limits', [one(1, 0), one(7, 1, 'nl'), one(8, 7, 'nl')], undefined, [7, 8]],
    ['an orphan that was given to a process without limits', [one(1, 0), one(3, 1), one(7, 3, 'nl')], undefined, [7]],
    ['an orphan whose parent has ended', [one(7, 999, 'nl')], undefined, [7]],
    [
      'no program of another run, whose supervisor lives',
      [one(SELF, 1), one(60, SELF, 'n'), one(61, 60, 'nl'), one(62, 61, 'nl')],
      undefined,
      [],
    ],
    ['no process that only has the limits of its user', [one(7, 1, 'n'), one(8, 1)], undefined, []],
  ];
  test.each(table)('takes %s', (_, ...[all, ancestor, chosen]) => {
    expect(selectBelonging(all, ancestor, SELF).sort((a, b) => a - b)).toEqual(chosen);
  });

  test('ends also when processes seem to descend from each other', () => {
    const circle = [one(5, 6, 'bl'), one(6, 5)];
    expect(selectBelonging(circle, undefined, SELF).sort()).toEqual([5, 6]);
  });

  test('ends also when limited processes seem to descend from each other', () => {
    let looks = 0;
    // What is read of /proc is no snapshot: with a number that is used again, parents can form a circle.
    const inCircle = (pid: number, parent: number): Process => ({
      ...one(pid, 0, 'l'),
      get parent() {
        if (++looks > 10_000) throw new Error('looks for ever');
        return parent;
      },
    });
    expect(selectBelonging([inCircle(5, 6), inCircle(6, 5)], undefined, SELF)).toEqual(expect.any(Array));
  });
});

describe('hasProgramLimits', () => {
  const limits = (core: string, cpu: string, size: string): string =>
    [
      'Limit                     Soft Limit           Hard Limit           Units     ',
      `Max cpu time              ${cpu.padEnd(20)} ${cpu.padEnd(20)} seconds   `,
      `Max file size             ${size.padEnd(20)} ${size.padEnd(20)} bytes     `,
      `Max core file size        ${core.padEnd(20)} ${core.padEnd(20)} bytes     `,
      '',
    ].join('\n');
  test.each([
    [limits('0', '1925', '536936448'), true],
    [limits('unlimited', '1925', '536936448'), false],
    [limits('0', 'unlimited', '536936448'), false],
    [limits('0', '1925', 'unlimited'), false],
    [limits('00', '1925', '1'), false],
    ['', false],
  ])('%#: %s', (text, expected) => {
    expect(hasProgramLimits(text)).toBe(expected);
  });

  test('looks at the hard limit, which a program cannot raise', () => {
    const soft = limits('0', '1', '1').replace(/^(Max core file size {8})0 {20}0/m, '$10                    unlimited');
    expect(hasProgramLimits(soft)).toBe(false);
  });
});

describeWith('Linux', 'sweepProcesses', () => {
  const start = async (cwd: string, env: Record<string, string>): Promise<ChildProcess> => {
    const child = spawn('/bin/sleep', ['600'], { cwd, env, stdio: 'ignore', detached: true });
    await once(child, 'spawn');
    return child;
  };
  const hasEnded = async (child: ChildProcess): Promise<string | null> => {
    if (child.signalCode === null) await once(child, 'exit');
    return child.signalCode;
  };

  test('ends what carries the mark or runs in the folder, and nothing else', async () => {
    const base = await realpath(await mkdtemp(path.join(os.tmpdir(), 'sweep-')));
    const marker = 'test-sweep-1.';
    const belonging = { marker, folders: [base] };
    const marked = await start('/', { PYEXEC_RUN: `${marker}0` });
    const inside = await start(base, {});
    const others = [
      await start('/', { PYEXEC_RUN: 'test-sweep-2.0' }),
      await start('/', { X: `PYEXEC_RUN=${marker}` }),
    ];
    try {
      expect(await sweepProcesses({ belonging, platform: 'linux' })).toBe(0);
      expect([await hasEnded(marked), await hasEnded(inside)]).toEqual(['SIGKILL', 'SIGKILL']);
      expect(others.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null]);
    } finally {
      for (const child of [marked, inside, ...others]) child.kill('SIGKILL');
      await rm(base, { recursive: true });
    }
  });

  test('knows this process and its parent, and takes neither for a left-over', async () => {
    const all = await listProcesses({ marker: 'nobody', folders: ['/nowhere'] }, 'linux');
    expect(all.find(({ pid }) => pid === process.pid)).toMatchObject({
      parent: process.ppid,
      belongs: false,
      limited: false,
    });
  });

  test('finds nothing on Windows, where no left-over can be told from others', async () => {
    expect(await listProcesses({ marker: '', folders: ['/'] }, 'win32')).toEqual([]);
  });
});
