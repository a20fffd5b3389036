import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readBrief, type Brief } from '../../src/conversation/brief.js';
import { compilingProgram } from '../../src/conversation/require-compiles.js';
import type { PyexecError } from '../../src/errors.js';
import { parseSettings } from '../../src/inputs/parse-settings.js';
import { planConversation } from '../../src/plan/plan-conversation.js';
import { conversationPlanLines } from '../../src/report/conversation-plan-text.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'brief-'));
  const line = JSON.stringify({ told: [], reply: { text: '', toolCalls: [], finish: 'complete' } });
  const files = {
    'task.txt': 'do it',
    'check.py': 'assert 1',
    'r.jsonl': `{"recording": 1, "task": "do it", "model": "scripted"}\n${line}\n`,
    'other.jsonl': '{"recording": 1, "task": "another", "model": "m"}\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Read {
  readonly brief: Brief;
  readonly lines: readonly string[];
}

function read(inputs: Readonly<Record<string, string>>): Read {
  const task: Record<string, string> = 'prompt-file' in inputs ? {} : { prompt: 'do it' };
  const model: Record<string, string> = 'replay' in inputs ? {} : { model: 'm', 'api-key': 'k' };
  const settings = parseSettings({ values: new Map(Object.entries({ ...task, ...model, ...inputs })), problems: [] });
  const brief = readBrief(settings, { currentFolder: folder } as Parameters<typeof readBrief>[1]);
  return { brief, lines: conversationPlanLines(planConversation(settings, brief)) };
}

function refusal(inputs: Readonly<Record<string, string>>): Pick<PyexecError, 'code' | 'message'> {
  try {
    read(inputs);
  } catch (thrown) {
    return thrown as PyexecError;
  }
  throw new Error('it was not refused');
}

test.each<[string, Record<string, string>, string]>([
  ['a recording that is not there', { replay: 'nofile' }, '`replay`: nofile cannot be read'],
  ['a recording of another task', { replay: 'other.jsonl' }, '`replay`: other.jsonl:1 is of another task'],
  ['a task that is not there', { 'prompt-file': 'nofile' }, '`prompt-file`: nofile cannot be read'],
  ['standard input as a task', { 'prompt-file': '-' }, '`prompt-file`: standard input is not read'],
  ['a check that is not there', { check: 'dir/nochk.py' }, '`check`: dir/nochk.py cannot be read (ENOENT)'],
  ['a check with a blank', { check: ' my check.py\n' }, '`check`: my check.py cannot be read (ENOENT)'],
  ['a check without ending', { check: 'dir/nochk' }, '`check`: dir/nochk cannot be read (ENOENT)'],
  ['a check on Windows', { check: String.raw`dir\nochk` }, String.raw`dir\nochk cannot be read (ENOENT)`],
  ['a folder as a check', { check: '.' }, '`check`: . is not a regular file'],
])('is refused before anything is prepared: %s', (_, inputs, message) => {
  expect(refusal(inputs)).toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(message) as unknown,
  });
});

test.each([
  'assert open("a/b.txt").read() == "x"',
  'import check; check.run("check.py")',
  'x = 4 / 2',
  'assert 1 # see check.py',
  'import a\nimport b.py',
])('takes for source what is none of a path: %s', (check) => {
  expect(read({ check }).brief.check).toEqual({ text: check, file: undefined });
});

test('takes the check of a file', () => {
  expect(read({ check: 'check.py' }).brief.check).toEqual({
    text: 'assert 1',
    file: path.join(folder, 'check.py'),
    shown: 'check.py',
  });
});

test('takes only what nobody may write for a program of an earlier conversation', async () => {
  const inputs = { 'working-directory': '.' };
  expect(read(inputs).brief.task).toBe('do it');
  for (const name of ['script.py', 'attempt-1.py', 'attempt-12.py']) {
    const file = path.join(folder, name);
    await writeFile(file, 'ours', { mode: 0o444 });
    expect(read(inputs).brief.task).toBe('do it');
    await rm(file);
    await writeFile(file, 'mine', { mode: 0o644 });
    expect(refusal(inputs).message).toContain(`${name} would be replaced`);
    await rm(file);
    await symlink('check.py', file);
    expect(refusal(inputs).message).toContain(name);
    await rm(file);
  }
  expect(read({ 'working-directory': 'not/there' }).brief.task).toBe('do it');
});

test('is shown before it is had', () => {
  const inputs = {
    'prompt-file': 'task.txt',
    replay: 'r.jsonl',
    check: 'assert 2',
    'allow-packages': 'numpy\npandas*',
  };
  expect(read({ ...inputs, 'max-turns': '1', 'max-time': '90s' }).lines).toEqual([
    'conversation:',
    '  model: scripted, replayed from r.jsonl (1 reply)',
    '  task: task.txt, 5 characters',
    '  instructions: built in',
    '  budgets: 1 turn, tokens not limited, 1 min 30 s',
    '  check: 8 characters',
    '  packages that it may ask for: numpy, pandas*',
    '  recorded in: no file',
  ]);
});

test('compiles any text as it is', () => {
  expect(compilingProgram('a"\\\né')).toContain(String.raw`compile(b"a\x22\x5c\x0a\xc3\xa9", "check"`);
});
