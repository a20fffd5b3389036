import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isError, PyexecError } from '../../errors.js';
import type { LaunchSpec } from '../../execution/launcher.js';
import { Supervisor } from '../../execution/supervisor/supervisor.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import type { RunPlan, SandboxPlan } from '../../plan/run-plan.js';
import { askInterpreter } from '../../python/ask-interpreter.js';
import { cgroupLimits, type CgroupWay } from '../cgroup/cgroup.js';
import type { Containment, Enforcers, Started } from '../containment.js';
import { buildProgramEnv } from '../program-env.js';
import { argvOf, markerOf, type ProgramInput } from '../program-input.js';
import { buildRlimits } from '../rlimits.js';
import { buildBubblewrapArguments, INNER_ID, withoutNested } from './build-arguments.js';
import { buildRoot, HOME } from './build-root.js';
import { explainBubblewrap } from './explain-failure.js';
import { guessPrefixes, isBinary, isWithin, rootsOf } from './find-python-roots.js';
import { findMasks } from './find-masks.js';
import { requireHarmless } from './shared-paths.js';
import { buildSeccompFilter } from './seccomp/build-filter.js';
import { readSystemTree, type SystemTree } from './system-tree.js';

interface SandboxParts {
  readonly plan: RunPlan;
  readonly isolation: SandboxPlan;
  readonly folders: RunFolders;
  /** The absolute path of bwrap. */
  readonly bubblewrap: string;
  /** The ways to have control groups, the best first. */
  readonly cgroups: readonly CgroupWay[];
}

/** Two levels: bubblewrap's sandbox around each supervisor, and in it one for each program, which is made in a millisecond. */
export class Sandbox implements Containment {
  private readonly tree: SystemTree;
  private readonly filter: Buffer;
  /** Paths of interpreters, and what of them is bound. */
  private readonly roots = new Map<string, readonly string[]>();
  private readonly settings: string;
  /** What programs may read besides Python. */
  private readonly shared: readonly string[];
  /** Those that are left to be tried; one of them once it was seen to work, none when no other is left. */
  private cgroups: readonly CgroupWay[];
  private isLimited = false;

  /** @throws PyexecError `invalid-input` for a path that no program may see */
  constructor(readonly parts: SandboxParts) {
    const { isolation } = parts;
    this.tree = readSystemTree(isolation.network);
    this.filter = buildSeccompFilter(isolation.architecture);
    this.shared = isolation.readOnlyPaths.map((one) => requireHarmless('read-only-paths', one, isolation));
    if (!parts.folders.isFresh) requireHarmless('working-directory', parts.folders.work, isolation);
    this.settings = this.placeSettings();
    this.cgroups = parts.cgroups;
  }

  readonly start = async (python: string): Promise<Started> => {
    const known = this.roots.get(python);
    if (known !== undefined) return this.startWith(python, known);
    // By its path alone at first: asking takes as long as starting.
    const guess = isBinary(python) ? await this.tryWith(python, guessPrefixes(python)) : undefined;
    if (guess !== undefined) return guess;
    const asked = await askInterpreter(python, this.parts.plan.platformEnv);
    if (asked === undefined) {
      throw new PyexecError('python-broken', {
        message: `${python} does not answer like Python 3.6 or newer`,
        hint: 'Set `python-path` or `python-version` to a working interpreter.',
      });
    }
    const { executable, prefix, basePrefix } = asked;
    return this.startWith(executable, this.learn(executable, [...guessPrefixes(executable), prefix, basePrefix]));
  };

  readonly specify = (input: ProgramInput): LaunchSpec => {
    const { plan, own, interpreter, program, scriptPath, stdinPath } = input;
    const readOnly = [...(this.roots.get(interpreter.executable) ?? []), ...this.shared];
    return {
      argv: argvOf(input),
      env: buildProgramEnv({
        platform: plan.platform,
        platformEnv: plan.platformEnv,
        python: interpreter.executable,
        home: own.home,
        temp: own.temp,
        marker: markerOf(input),
        extra: plan.env,
      }),
      cwd: own.work,
      stdinPath,
      identity: own.identity,
      rlimits: buildRlimits(plan.limits, this.enforcers()),
      exposure: undefined,
      sandbox: {
        root: buildRoot({
          tree: this.tree,
          readOnly: this.notInSystem(readOnly),
          work: own.work,
          masks: findMasks(own.isFresh ? this.shared : [...this.shared, own.work]),
          program:
            scriptPath === undefined || program.kind === 'module'
              ? undefined
              : { path: scriptPath, text: program.text },
          maxDiskBytes: plan.limits.maxDiskBytes,
          owner: own.identity?.uid ?? INNER_ID,
        }),
        filter: this.filter,
      },
      belonging: { marker: markerOf(input), folders: [] },
    };
  };

  readonly enforcers = (): Enforcers => {
    const { memory, processes } = this.parts.isolation;
    return this.isLimited
      ? { memory: memory === 'none' ? 'none' : 'cgroup', processes: 'cgroup' }
      : { memory, processes };
  };

  /** In a control group, or without where there are none that work. */
  private async startWith(python: string, roots: readonly string[]): Promise<Started> {
    for (const way of this.cgroups) {
      try {
        const started = await this.startIn(way, python, roots);
        this.cgroups = [way];
        this.isLimited = true;
        return started;
      } catch (thrown) {
        // Whether it was the group's fault is seen without it.
        if (!isError(thrown) || this.isLimited) throw thrown;
      }
    }
    const started = await this.startIn(undefined, python, roots);
    this.cgroups = [];
    const { cpus } = this.parts.plan.limits;
    if (cpus === undefined) return started;
    await started.launcher.close();
    throw new PyexecError('limit-unenforceable', {
      message: '`cpus` takes control groups, which cannot be had here',
      hint: 'Leave it out, or run `pyexec doctor` to see what is in the way.',
    });
  }

  private async startIn(way: CgroupWay | undefined, python: string, roots: readonly string[]): Promise<Started> {
    const { plan, isolation, folders, bubblewrap } = this.parts;
    const cgroup = way?.make(`pyexec-${randomUUID()}`, cgroupLimits(plan.limits));
    const through = [
      ...(cgroup?.through ?? []),
      bubblewrap,
      ...buildBubblewrapArguments({
        user: isolation.identity === 'unprivileged' ? 'root' : 'caller',
        network: isolation.network,
        tree: this.tree,
        readOnly: this.notInSystem([...roots, ...this.shared]),
        writable: withoutNested([folders.base, folders.work]),
        settings: this.settings,
      }),
    ];
    const { supervisor, interpreter } = await Supervisor.start({
      python,
      through,
      modes: [
        'sandbox',
        ...(isolation.identity === 'caller' ? ['user-namespace'] : []),
        ...(isolation.network === 'none' ? ['no-network'] : []),
      ],
      env: cgroup?.env ?? {},
      ...(cgroup === undefined ? {} : { oomKills: cgroup.oomKills, onGone: cgroup.remove }),
      explain: explainBubblewrap,
      // The supervisor is the first process of its namespace: with it the kernel ends all others.
      sweep: () => Promise.resolve(0),
    });
    return { launcher: supervisor, interpreter };
  }

  /** Undefined when the guess was wrong: the interpreter does not start with it, or has parts elsewhere. */
  private async tryWith(python: string, prefixes: readonly string[]): Promise<Started | undefined> {
    const roots = this.rootsFor(prefixes);
    try {
      const started = await this.startWith(python, roots);
      const { executable, prefix, basePrefix } = started.interpreter;
      const all = this.learn(executable, [...prefixes, prefix, basePrefix]);
      if (all.every((root) => this.isVisible(root, roots))) return started;
      await started.launcher.close();
    } catch (thrown) {
      if (!(thrown instanceof PyexecError) || thrown.code !== 'python-broken') throw thrown;
    }
    return undefined;
  }

  /** Remembers what of an interpreter programs see. */
  private learn(executable: string, prefixes: readonly string[]): readonly string[] {
    const roots = this.rootsFor(prefixes);
    this.roots.set(executable, roots);
    return roots;
  }

  private rootsFor(prefixes: readonly string[]): string[] {
    return rootsOf(prefixes, this.parts.isolation.secretPaths);
  }

  private isVisible(file: string, roots: readonly string[]): boolean {
    return [...this.tree.paths, ...roots].some((root) => isWithin(file, root));
  }

  /** What is bound with the system already need not be bound again. */
  private notInSystem(roots: readonly string[]): string[] {
    return withoutNested(roots).filter((root) => !this.tree.paths.some((path) => isWithin(root, path)));
  }

  /** What programs see as /etc: a user database with nobody in it but themselves, and copies of harmless settings. */
  private placeSettings(): string {
    const { folders, isolation } = this.parts;
    const ids = folders.identities?.map(({ uid }) => uid) ?? [INNER_ID];
    const own: Record<string, string> = {
      passwd: ['root:x:0:0:root:/root:/bin/sh', ...ids.map((id) => `sandbox:x:${id}:${id}::${HOME}:/bin/sh`), ''].join(
        '\n',
      ),
      group: ['root:x:0:', ...ids.map((id) => `sandbox:x:${id}:`), ''].join('\n'),
      ...(isolation.network === 'none' ? { hosts: '127.0.0.1 localhost sandbox\n::1 localhost sandbox\n' } : {}),
    };
    const below = (file: string): string => file.slice('/etc/'.length);
    const copies = this.tree.settings.map((file) => [below(file), readFileSync(file)] as const);
    const bound = this.tree.paths.filter((file) => file.startsWith('/etc/')).map(below);
    return folders.placeTree('etc', { files: { ...Object.fromEntries(copies), ...own }, emptyFolders: bound });
  }
}
