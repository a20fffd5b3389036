import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { useBundle, type Bundle } from '../../support/bundle.js';
import { describeWith } from '../../support/engines.js';
import { EngineSocket } from '../../support/engine-socket.js';
import { IDENTITIES, type TestIdentity } from '../../support/identities.js';
import { removeFolders, runCli, type CliOptions, type CliResult } from '../../support/run-cli.js';
import { sourceOf, type Attack as SandboxAttack } from '../sandbox/attack.js';
import { useWorld, type World } from '../sandbox/world.js';

/** As for the sandbox; the control is a container in which little is forbidden. */
export interface Attack extends Pick<SandboxAttack, 'rule' | 'program' | 'works'> {
  /** What that container may do besides, as arguments of `docker run`. */
  readonly allows?: readonly string[];
}

/** The image that is taken when none is named. */
export const IMAGE = 'python:3.11-slim';

const LITTLE_FORBIDDEN = [
  ...['--network', 'host', '--cap-add', 'SYS_ADMIN', '--cap-add', 'SYS_PTRACE'],
  ...['--security-opt', 'seccomp=unconfined', '--security-opt', 'apparmor=unconfined'],
];

/** Docker's own command, which has to succeed. */
export function docker(args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync('docker', args, { input, encoding: 'utf8', timeout: 30_000 });
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Containers of the tool with this process id, running or not. */
export function containersOf(pid: number): string[] {
  const form = '{{.ID}} {{.State}} {{.Label "pyexec.owner"}}';
  const lines = docker(['ps', '--all', '--filter', 'label=pyexec.owner', '--format', form]).split('\n');
  return lines.filter((line) => line.split(' ')[3] === String(pid));
}

function reachedBy(stdout: string): string[] {
  const [line] = /^REACHED .*$/m.exec(stdout) ?? [];
  if (line === undefined) throw new Error(`the attack did not come to its end: ${stdout}`);
  return JSON.parse(line.slice('REACHED '.length)) as string[];
}

type Options = Partial<Omit<CliOptions, 'bundle' | 'identity'>>;

/** The tool with an engine, and what else there is on the machine. */
export class DockerArena {
  constructor(
    readonly bundle: Bundle,
    readonly world: World,
    private readonly socket: () => EngineSocket,
  ) {}

  private async start(identity: TestIdentity, args: readonly string[], options: Options): Promise<CliResult> {
    const flags = ['run', '--environment', 'docker', '--env', `WORLD=${this.world.told}`];
    const timeout = args.includes('--timeout') ? [] : ['--timeout', '20s'];
    const env = { DOCKER_HOST: this.socket().host, GITHUB_TOKEN: this.world.canary, ...options.env };
    return runCli([...flags, ...timeout, ...args], { ...options, env, bundle: this.bundle, identity });
  }

  /** Nothing may be left behind, neither processes and files nor containers. */
  async run(identity: TestIdentity, args: readonly string[], options: Options = {}): Promise<CliResult> {
    let tool = 0;
    const during = async (pid: number): Promise<void> => {
      tool = pid;
      await options.during?.(pid);
    };
    const result = await this.start(identity, ['--json', ...args], { ...options, during });
    expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
    expect(containersOf(tool)).toEqual([]);
    expect(result.stdout + result.stderr).not.toContain(this.world.canary);
    return result;
  }

  /** For a tool that is killed in the middle: files may be left. */
  killed(identity: TestIdentity, args: readonly string[], during: (pid: number) => Promise<void>): Promise<CliResult> {
    return this.start(identity, args, { during, graceSeconds: 3 });
  }

  /** What the attack reached. The world must be as it was. */
  async attack(attack: Attack, identity: TestIdentity): Promise<string[]> {
    const before = [this.world.connections, await this.world.fingerprint()];
    const { report, stderr } = await this.run(identity, ['--code', sourceOf(attack)]);
    expect([report?.isolation?.kind, report?.status, report?.runs[0]?.stderr]).toEqual(['container', 'passed', '']);
    expect([this.world.connections, await this.world.fingerprint()]).toEqual(before);
    return reachedBy(report?.runs[0]?.stdout ?? stderr);
  }

  /** What it reaches as root of a container that may do much, with the world in it. */
  async control(attack: Attack): Promise<string[]> {
    const world = ['--env', `WORLD=${this.world.told}`, '--volume', `${this.world.folder}:${this.world.folder}`];
    const allowed = [...LITTLE_FORBIDDEN, ...(attack.allows ?? []), ...world];
    const said = docker(['run', '--rm', '--interactive', ...allowed, IMAGE, 'python3', '-'], sourceOf(attack));
    // The world gets to know only now who has connected to it.
    await sleep(50);
    return reachedBy(said);
  }
}

/** Tests of programs in containers, with a world around them. */
export function describeContainers(title: string, body: (arena: DockerArena) => void): void {
  describeWith('Docker', title, () => {
    let socket: EngineSocket | undefined;
    beforeAll(async () => {
      socket = await EngineSocket.open();
    });
    afterAll(() => socket?.close());
    const opened = (): EngineSocket => {
      if (socket === undefined) throw new Error('not opened yet');
      return socket;
    };
    const arena = new DockerArena(useBundle(), useWorld(), opened);
    afterEach(removeFolders);
    body(arena);
  });
}

/** Each attack must reach nothing in a container of ours, whoever runs the tool, and something in one of Docker's. */
export function describeAttacks(title: string, attacks: readonly Attack[]): void {
  describeContainers(title, (arena) => {
    describe.each(attacks)('$rule', (attack) => {
      test.each(IDENTITIES)('$name', async (identity) => {
        expect(await arena.attack(attack, identity)).toEqual([]);
      });

      test('but in a container in which little is forbidden it can', async () => {
        expect(await arena.control(attack)).toEqual(expect.arrayContaining([...attack.works]));
      });
    });
  });
}
