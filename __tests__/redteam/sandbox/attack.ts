import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, test } from '@jest/globals';
import { useBundle, type Bundle } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';
import { IDENTITIES, UNPRIVILEGED, type TestIdentity } from '../../support/identities.js';
import { makeFolder, removeFolders, runCli, SYSTEM_PATH, type CliResult } from '../../support/run-cli.js';
import { useWorld, type World } from './world.js';

/** A program that tries several acts, and says by `attempt` which of them worked. */
export interface Attack {
  /** What no program can do, in plain English. */
  readonly rule: string;
  readonly program: string;
  /** What the user asks for besides. */
  readonly flags?: readonly string[];
  /** The acts that work without the sandbox: with isolation none, or by starting Python for those that even that refuses. */
  readonly works: readonly string[];
  readonly control?: 'isolation none' | 'plain Python';
  /** Why there may be nothing that works without the sandbox. */
  readonly provesNothing?: string;
}

/** What all attacks begin with. An act that raises nothing and does not return False has worked. */
const PRELUDE = `
import ctypes, errno, json, os, signal, socket, struct, subprocess, sys, time
world = json.loads(os.environ["WORLD"])
libc = ctypes.CDLL(None, use_errno=True)
reached = []
def attempt(name, act, *args):
    try:
        if act(*args) is not False: reached.append(name)
    except (OSError, subprocess.SubprocessError, ValueError, OverflowError): pass
def call(number, *args):
    result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    if result < 0: raise OSError(ctypes.get_errno(), "system call %d" % number)
    return result
def refused(number, *args):
    "Whether the filter answers, and not the call itself."
    try: call(number, *args)
    except OSError as e: return e.errno in (errno.EPERM, errno.ENOSYS)
    return False
def content(path):
    with open(path, "rb") as f: return f.read()
x86_64 = os.uname().machine == "x86_64"
`;
const POSTLUDE = `\nprint("REACHED " + json.dumps(reached))\n`;

export const sourceOf = ({ program }: Attack): string => PRELUDE + program + POSTLUDE;

function reachedBy(stdout: string): string[] {
  const line = stdout.split('\n').find((one) => one.startsWith('REACHED '));
  if (line === undefined) throw new Error(`the attack did not come to its end: ${stdout}`);
  return JSON.parse(line.slice('REACHED '.length)) as string[];
}

/** The tool in the sandbox, and what else there is on the machine. */
export class Arena {
  constructor(
    readonly bundle: Bundle,
    readonly world: World,
  ) {}

  /** Nothing may be left behind. */
  async run(identity: TestIdentity, args: readonly string[], cwd?: string): Promise<CliResult> {
    const flags = ['run', '--environment', 'system', '--json', '--env', `WORLD=${this.world.told}`];
    const timeout = args.includes('--timeout') ? [] : ['--timeout', '20s'];
    const result = await runCli([...flags, ...timeout, ...args], {
      bundle: this.bundle,
      identity,
      env: { GITHUB_TOKEN: this.world.canary },
      ...(cwd === undefined ? {} : { cwd }),
    });
    expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
    expect(result.stdout + result.stderr).not.toContain(this.world.canary);
    return result;
  }

  /** What the attack reached in the sandbox. The world must be as it was. */
  async attack(attack: Attack, identity: TestIdentity): Promise<string[]> {
    const before = [this.world.connections, await this.world.fingerprint()];
    const { report, stderr } = await this.run(identity, [...(attack.flags ?? []), '--code', sourceOf(attack)]);
    expect([report?.isolation?.kind, report?.status, report?.runs[0]?.stderr]).toEqual(['sandbox', 'passed', '']);
    expect([this.world.connections, await this.world.fingerprint()]).toEqual(before);
    return reachedBy(report?.runs[0]?.stdout ?? stderr);
  }

  /** What it reaches without the sandbox. */
  async control(attack: Attack): Promise<string[]> {
    if (attack.control === 'plain Python') return reachedBy(await this.plain(sourceOf(attack)));
    const flags = ['--isolation', 'none', ...(attack.flags ?? [])];
    const { report, stderr } = await this.run(UNPRIVILEGED, [...flags, '--code', sourceOf(attack)]);
    return reachedBy(report?.runs[0]?.stdout ?? stderr);
  }

  private async plain(source: string): Promise<string> {
    const options = { cwd: await makeFolder(UNPRIVILEGED), env: { PATH: SYSTEM_PATH, WORLD: this.world.told } };
    return spawnSync('python3', ['-c', source], { ...options, ...UNPRIVILEGED.user, encoding: 'utf8' }).stdout;
  }
}

/** Tests of the sandbox, with a world around it. */
export function describeSandbox(title: string, body: (arena: Arena) => void): void {
  describeWith('bubblewrap', title, () => {
    const arena = new Arena(useBundle(), useWorld());
    afterEach(removeFolders);
    body(arena);
  });
}

/** Each attack must reach nothing in the sandbox, whoever runs it, and something without. */
export function describeAttacks(title: string, attacks: readonly Attack[]): void {
  describeSandbox(title, (arena) => {
    describe.each(attacks)('$rule', (attack) => {
      test.each(IDENTITIES)('$name', async (identity) => {
        expect(await arena.attack(attack, identity)).toEqual([]);
      });

      const remark = attack.provesNothing === undefined ? '' : `, or this proves nothing: ${attack.provesNothing}`;
      test(`but without the sandbox it can${remark}`, async () => {
        expect(await arena.control(attack)).toEqual(expect.arrayContaining([...attack.works]));
        expect(attack.works.length > 0).toBe(attack.provesNothing === undefined);
      });
    });
  });
}
