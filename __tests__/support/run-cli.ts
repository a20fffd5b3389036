import { spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunReport } from '../../src/report/run-report.js';
import { removeHostile, type Bundle } from './bundle.js';
import type { TestIdentity } from './identities.js';

export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** How to start the command line program. */
export interface CliOptions {
  readonly bundle: Bundle;
  readonly identity: TestIdentity;
  /** An empty folder when absent. */
  readonly cwd?: string;
  /** Added to PATH, HOME and TMPDIR. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process id of the tool once it has been started. */
  readonly during?: (pid: number) => Promise<void>;
  /** How long after the end of the tool processes may still be there; 0 when absent. */
  readonly graceSeconds?: number;
}

/** What came of it. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** With `--json`, what was printed; undefined when that was nothing. */
  readonly report: RunReport | undefined;
  /** The processes that were left, as command lines. */
  readonly left: readonly string[];
  /** What was left in the temporary folder besides the working directory that the report names. */
  readonly strays: readonly string[];
  readonly elapsedMs: number;
}

const folders: string[] = [];

/** A folder for the identity in which everybody may write; `removeFolders` removes it. */
export async function makeFolder({ user }: TestIdentity): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'contract-')));
  folders.push(folder);
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o777);
  return folder;
}

/** For `afterEach`. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await removeHostile(folder);
}

async function text(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

interface Told {
  readonly left: string[];
}

/** The lines of the reaper; the first one is passed on while the command runs. */
async function told(stream: Readable, onPid: (pid: number) => void): Promise<Told> {
  let all = '';
  let isKnown = false;
  for await (const chunk of stream) {
    all += String(chunk);
    const [, pid] = /"pid": (\d+)/.exec(all) ?? [];
    if (pid === undefined || isKnown) continue;
    isKnown = true;
    onPid(Number(pid));
  }
  const last = all.trim().split('\n').at(-1) ?? '';
  // The reaper's own words, see reaper.py.
  return last.includes('"left"') ? (JSON.parse(last) as Told) : { left: ['the reaper was ended'] };
}

async function straysIn(temp: string, report: RunReport | undefined): Promise<string[]> {
  const work = report?.workingDirectory ?? undefined;
  const found: string[] = [];
  for (const name of await readdir(temp)) {
    const folder = path.join(temp, name);
    const isBase = work !== undefined && work === path.join(folder, 'work');
    if (!isBase) found.push(name);
    else found.push(...(await readdir(folder)).filter((inside) => inside !== 'work').map((n) => `${name}/${n}`));
  }
  return found;
}

function parseReport(stdout: string, args: readonly string[]): RunReport | undefined {
  return args.includes('--json') && stdout.trim() !== '' ? (JSON.parse(stdout) as RunReport) : undefined;
}

/** Runs `dist/cli.js` and finds out what it left behind. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  const { bundle, identity } = options;
  const temp = await makeFolder(identity);
  const cwd = options.cwd ?? (await makeFolder(identity));
  const started = performance.now();
  const child = spawn(
    '/usr/bin/env',
    ['python3', '-I', '-S', bundle.reaper, String(options.graceSeconds ?? 0), bundle.node, bundle.cli, ...args],
    {
      cwd,
      env: { PATH: SYSTEM_PATH, HOME: temp, TMPDIR: temp, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      ...identity.user,
    },
  );
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve([code, signal]);
    });
  });
  let during: Promise<void> | undefined;
  const telling = told(child.stdio[3] as Readable, (pid) => {
    during = options.during?.(pid);
  });
  const [stdout, stderr, { left }] = await Promise.all([text(child.stdout), text(child.stderr), telling]);
  const [exitCode, signal] = await ended;
  await during;
  const elapsedMs = performance.now() - started;
  const report = parseReport(stdout, args);
  return { exitCode, signal, stdout, stderr, report, left, strays: await straysIn(temp, report), elapsedMs };
}

/** Waits until something holds, for at most 30 s. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('what was waited for did not happen within 30 s');
    await sleep(20);
  }
}
