import { appendFile, copyFile, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AnswerBook } from '../../../src/environments/venv/answer-book.js';

describe('what programs said of themselves', () => {
  let folder = '';
  let file = '';
  let program = '';
  let asked = 0;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'answers-'));
    [file, program] = [path.join(folder, 'answers.json'), path.join(folder, 'program')];
    await writeFile(program, Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
    asked = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The answer is how often it was asked, or what was remembered. */
  function ask(topic = 'x', of = program): Promise<number> {
    return new AnswerBook(file).ask(of, {
      topic,
      ask: () => Promise.resolve(++asked),
      isAnswer: (value) => typeof value === 'number',
    });
  }

  test('is asked once, and remembered', async () => {
    expect([await ask(), await ask(), await ask()]).toEqual([1, 1, 1]);
    expect((await readdir(folder)).sort()).toEqual(['answers.json', 'program']);
  });

  test('is one for each question and program', async () => {
    const other = path.join(folder, 'other');
    await copyFile(program, other);
    expect([await ask('x'), await ask('y'), await ask('x', other)]).toEqual([1, 2, 3]);
    expect([await ask('x'), await ask('y'), await ask('x', other)]).toEqual([1, 2, 3]);
  });

  test.each([
    ['its content', () => appendFile(program, 'more')],
    ['the file itself', async () => (await rm(program), writeFile(program, Buffer.from([0x7f, 0x45, 0x4c, 0x46])))],
  ])('is asked again after a change of %s', async (_, change) => {
    await ask();
    await change();
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });

  test('is asked again when a link leads to another program', async () => {
    const [link, other] = [path.join(folder, 'link'), path.join(folder, 'other')];
    await copyFile(program, other);
    await symlink('program', link);
    await ask('x', link);
    await rm(link);
    await symlink('other', link);
    expect(await ask('x', link)).toBe(2);
  });

  test('is asked each time of a script, which may start anything', async () => {
    await writeFile(program, '#!/bin/sh\n');
    expect([await ask(), await ask()]).toEqual([1, 2]);
  });

  test.each(['', '{', '{}', 'null', '[null, 1, {"topic": 1}]'])('is asked anew when the file is %j', async (text) => {
    await writeFile(file, text);
    expect([await ask(), await ask()]).toEqual([1, 1]);
  });

  test('is asked anew when what was remembered is no such answer', async () => {
    await ask();
    const text = new AnswerBook(file).ask(program, {
      topic: 'x',
      ask: () => Promise.resolve('text'),
      isAnswer: (value) => typeof value === 'string',
    });
    expect(await text).toBe('text');
  });

  test('is told where nothing can be remembered', async () => {
    file = path.join(folder, 'absent', 'answers.json');
    expect([await ask(), await ask()]).toEqual([1, 2]);
  });

  test('is not read through a link', async () => {
    await ask();
    const real = path.join(folder, 'real.json');
    await copyFile(file, real);
    await rm(file);
    await symlink(real, file);
    expect(await ask()).toBe(2);
  });

  test('is forgotten when much else was asked since', async () => {
    await ask('first');
    for (let one = 0; one < 64; one++) await ask(`other ${one}`);
    expect(await ask('first')).toBe(66);
  });
});
