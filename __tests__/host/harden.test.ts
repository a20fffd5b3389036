import { afterEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWith } from '../support/engines.js';

const cli = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const CANARY = 'canary-7f3a1c';
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

interface Watched {
  readonly child: ChildProcess & { readonly pid: number };
  readonly stderr: Promise<string>;
}

/** A process with a secret in its environment. */
async function start(args: readonly string[]): Promise<Watched> {
  const temp = await mkdtemp(path.join(os.tmpdir(), 'harden-'));
  folders.push(temp);
  const env = {
    PATH: process.env['PATH'],
    HOME: temp,
    TMPDIR: temp,
    'INPUT_API-KEY': CANARY,
    GITHUB_TOKEN: CANARY,
    HARMLESS: CANARY,
  };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child: child as Watched['child'], stderr: text(child.stderr) };
}

/** The tool with a program that says by a file that it runs. By then the tool has done what it does first. */
async function startTool(...args: string[]): Promise<Watched> {
  const work = await mkdtemp(path.join(os.tmpdir(), 'harden-work-'));
  folders.push(work);
  const program = 'import time; open("runs", "w").close(); time.sleep(600)';
  const where = ['--environment', 'system', '--isolation', 'none', '--working-directory', work];
  const watched = await start([cli, 'run', ...where, '--code', program, ...args]);
  while (!existsSync(path.join(work, 'runs'))) await sleep(20);
  return watched;
}

/** Processes below one, itself included. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

async function endOf({ child, stderr }: Watched): Promise<string> {
  child.kill('SIGINT');
  child.stdout?.resume();
  return stderr;
}

const environOf = (pid: number): string => readFileSync(`/proc/${pid}/environ`, 'latin1');

describeWith('Linux', 'the tool, while a program runs,', () => {
  test('control: a process that does nothing about it shows its environment and opens the debugger', async () => {
    const watched = await start(['-e', 'process.stdout.write("runs"); setTimeout(() => {}, 600000)']);
    await new Promise((resolve) => watched.child.stdout?.once('data', resolve));
    expect(environOf(watched.child.pid)).toContain(CANARY);
    watched.child.kill('SIGUSR1');
    let seen = '';
    await new Promise<void>((resolve) =>
      watched.child.stderr?.on('data', (chunk: Buffer) => {
        seen += String(chunk);
        if (/debugger|inspector/i.test(seen)) resolve();
      }),
    );
    watched.child.kill('SIGKILL');
    expect(await watched.stderr).toMatch(/debugger|inspector/i);
  });

  test('shows nothing of its environment, and neither does what it started', async () => {
    const watched = await startTool();
    try {
      const family = familyOf(watched.child.pid);
      expect(family).toHaveLength(3); // The tool, the supervisor, the program.
      for (const pid of family) expect(environOf(pid)).not.toContain(CANARY);
    } finally {
      await endOf(watched);
    }
  });

  test('opens no debugger when it is told to', async () => {
    const watched = await startTool();
    watched.child.kill('SIGUSR1');
    expect(await endOf(watched)).not.toMatch(/debugger|inspector/i);
  });

  test('has no secret among the arguments of what it started', async () => {
    const watched = await startTool('--env', `SECRET=${CANARY}`);
    try {
      const [own, ...started] = familyOf(watched.child.pid);
      expect(own).toBe(watched.child.pid);
      for (const pid of started) expect(readFileSync(`/proc/${pid}/cmdline`, 'latin1')).not.toContain(CANARY);
    } finally {
      await endOf(watched);
    }
  });
});
