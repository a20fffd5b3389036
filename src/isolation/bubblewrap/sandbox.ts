import { randomUUID } from 'node:crypto';
import { isError, PyexecError } from '../../errors.js';
import type { LaunchSpec } from '../../execution/launcher.js';
import { spawnSupervisor } from '../../execution/supervisor/spawn-supervisor.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import type { HostPlan, SandboxPlan } from '../../plan/run-plan.js';
import { requireAnswer } from '../../python/require-answer.js';
import { cgroupLimits, type CgroupWay } from '../cgroup/cgroup.js';
import type { Containment, Enforcers, Started } from '../containment.js';
import { argvOf, envOf, markerOf, type ProgramInput, type Venv } from '../program-input.js';
import { buildRlimits } from '../rlimits.js';
import { buildBubblewrapArguments, INNER_ID } from './build-arguments.js';
import { buildRoot, type Mask } from './build-root.js';
import { explainBubblewrap } from './explain-failure.js';
import { isBinary } from '../../python/interpreter-layout.js';
import { guessPlaces, type InterpreterPlaces } from './find-python-roots.js';
import { findMasks } from './find-masks.js';
import { placeSettings } from './place-settings.js';
import { requireHarmless } from './shared-paths.js';
import { buildSeccompFilter } from './seccomp/build-filter.js';
import { readSystemTree, type SystemTree } from './system-tree.js';
import { NO_ROOTS, VisibleRoots, type Roots } from './visible-roots.js';

interface SandboxParts {
  readonly plan: HostPlan;
  readonly isolation: SandboxPlan;
  readonly folders: RunFolders;
  /** Where venvs will be that are not there yet. Absolute. */
  readonly venvFolders: readonly string[];
  /** The absolute path of bwrap. */
  readonly bubblewrap: string;
  /** The ways to have control groups, the best first. */
  readonly cgroups: readonly CgroupWay[];
}

/** Two levels: bubblewrap's sandbox around each supervisor, and in it one for each program, which is made in a millisecond. */
export class Sandbox implements Containment {
  private readonly tree: SystemTree;
  private readonly visible: VisibleRoots;
  private readonly filter: Buffer;
  /** What of each interpreter programs see, by its path. */
  private readonly roots = new Map<string, Roots>();
  private readonly settings: string;
  private venvRoots = NO_ROOTS;
  /** What programs may read besides Python. */
  private readonly shared: readonly string[];
  private sharedMasks: readonly Mask[] | undefined;
  /** Those that are left to be tried; one of them once it was seen to work, none when no other is left. */
  private cgroups: readonly CgroupWay[];
  private isLimited = false;

  /** @throws PyexecError `invalid-input` for a path that no program may see */
  constructor(readonly parts: SandboxParts) {
    const { isolation, folders } = parts;
    this.tree = readSystemTree(isolation.network);
    this.visible = new VisibleRoots(this.tree, folders, isolation.secretPaths);
    this.filter = buildSeccompFilter(isolation.architecture);
    this.shared = isolation.readOnlyPaths.map((one) => requireHarmless('read-only-paths', one, isolation));
    if (!folders.isFresh) requireHarmless('working-directory', folders.work, isolation);
    this.settings = placeSettings(folders, isolation.network, this.tree);
    this.cgroups = parts.cgroups;
  }

  readonly start = async (python: string): Promise<Started> => {
    const known = this.roots.get(python);
    if (known !== undefined) return this.startWith(python, known);
    // By its path alone at first: asking takes as long as starting.
    const guess = isBinary(python) ? await this.tryWith(python, guessPlaces(python)) : undefined;
    if (guess !== undefined) return guess;
    const { executable, prefix, basePrefix } = await requireAnswer(python, this.parts.plan.platformEnv);
    const { prefixes, links } = guessPlaces(executable);
    return this.startWith(executable, this.learn(executable, { prefixes: [...prefixes, prefix, basePrefix], links }));
  };

  readonly show = ({ python }: Venv): void => {
    this.venvRoots = this.visible.of(guessPlaces(python));
  };

  readonly specify = (input: ProgramInput): LaunchSpec => {
    const { plan, own, interpreter, program, scriptPath, stdinPath } = input;
    const roots = this.roots.get(interpreter.executable) ?? NO_ROOTS;
    const readOnly = [...roots.paths, ...this.venvRoots.paths, ...this.shared];
    return {
      argv: argvOf(input),
      env: envOf(input),
      cwd: own.work,
      stdinPath,
      identity: own.identity,
      rlimits: buildRlimits(plan.limits, this.enforcers()),
      exposure: undefined,
      sandbox: {
        root: buildRoot({
          tree: this.visible.treeWith([roots, this.venvRoots]),
          readOnly: this.visible.notInSystem(readOnly),
          work: own.work,
          masks: [...roots.masks, ...this.venvRoots.masks, ...this.masksFor(own)],
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
  private async startWith(python: string, roots: Roots): Promise<Started> {
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

  private async startIn(way: CgroupWay | undefined, python: string, roots: Roots): Promise<Started> {
    const { plan, isolation, folders, venvFolders, bubblewrap } = this.parts;
    const cgroup = way?.make(`pyexec-${randomUUID()}`, cgroupLimits(plan.limits));
    const through = [
      ...(cgroup?.through ?? []),
      bubblewrap,
      ...buildBubblewrapArguments({
        user: isolation.identity === 'unprivileged' ? 'root' : 'caller',
        network: isolation.network,
        tree: this.visible.treeWith([roots, this.venvRoots]),
        // The run's own folder, but for what programs write.
        readOnly: this.visible.notInSystem([
          ...[...roots.paths, ...this.venvRoots.paths, ...venvFolders],
          ...[...this.shared, folders.base],
        ]),
        writable: [folders.work],
        settings: this.settings,
      }),
    ];
    const { supervisor, interpreter } = await spawnSupervisor({
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
  private async tryWith(python: string, places: InterpreterPlaces): Promise<Started | undefined> {
    const { prefixes, links } = places;
    const roots = this.visible.of(places);
    try {
      const started = await this.startWith(python, roots);
      const { executable, prefix, basePrefix } = started.interpreter;
      const all = this.learn(executable, { prefixes: [...prefixes, prefix, basePrefix], links });
      if (all.paths.every((root) => this.visible.isCovered(root, roots.paths))) return started;
      await started.launcher.close();
    } catch (thrown) {
      if (!(thrown instanceof PyexecError) || thrown.code !== 'python-broken') throw thrown;
    }
    return undefined;
  }

  /** Remembers what of an interpreter programs see. */
  private learn(executable: string, places: InterpreterPlaces): Roots {
    const roots = this.visible.of(places);
    this.roots.set(executable, roots);
    return roots;
  }

  /** What programs may only read is looked through once; what they share and change, before each of them. */
  private masksFor({ isFresh, work }: ProgramInput['own']): readonly Mask[] {
    const { ownFolder } = this.parts.isolation;
    if (!isFresh) return findMasks([...this.shared, work], ownFolder);
    return (this.sharedMasks ??= findMasks(this.shared, ownFolder));
  }
}
