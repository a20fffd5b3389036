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
import { buildBubblewrapArguments, INNER_ID, withoutNested } from './build-arguments.js';
import { buildRoot, type Mask } from './build-root.js';
import { explainBubblewrap } from './explain-failure.js';
import { isBinary } from '../../python/interpreter-layout.js';
import { guessPlaces, isWithin, rootsOf, type InterpreterPlaces } from './find-python-roots.js';
import { findMasks, findPrefixMasks } from './find-masks.js';
import { placeSettings } from './place-settings.js';
import { requireHarmless } from './shared-paths.js';
import { buildSeccompFilter } from './seccomp/build-filter.js';
import { readSystemTree, type SystemTree } from './system-tree.js';

interface SandboxParts {
  readonly plan: HostPlan;
  readonly isolation: SandboxPlan;
  readonly folders: RunFolders;
  readonly venv: Venv | undefined;
  /** The absolute path of bwrap. */
  readonly bubblewrap: string;
  /** The ways to have control groups, the best first. */
  readonly cgroups: readonly CgroupWay[];
}

/** What of an interpreter is bound, and the links on the way to it. */
interface Roots {
  readonly paths: readonly string[];
  readonly links: SystemTree['links'];
  readonly masks: readonly Mask[];
}

/** Two levels: bubblewrap's sandbox around each supervisor, and in it one for each program, which is made in a millisecond. */
export class Sandbox implements Containment {
  private readonly tree: SystemTree;
  private readonly filter: Buffer;
  /** What of each interpreter programs see, by its path. */
  private readonly roots = new Map<string, Roots>();
  private readonly settings: string;
  private readonly venvRoots: Roots;
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
    this.filter = buildSeccompFilter(isolation.architecture);
    this.shared = isolation.readOnlyPaths.map((one) => requireHarmless('read-only-paths', one, isolation));
    if (!folders.isFresh) requireHarmless('working-directory', folders.work, isolation);
    this.settings = placeSettings(folders, isolation.network, this.tree);
    this.venvRoots =
      parts.venv === undefined ? { paths: [], links: [], masks: [] } : this.rootsFor(guessPlaces(parts.venv.python));
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

  readonly specify = (input: ProgramInput): LaunchSpec => {
    const { plan, own, interpreter, program, scriptPath, stdinPath } = input;
    const roots = this.roots.get(interpreter.executable);
    const readOnly = [...(roots?.paths ?? []), ...this.venvRoots.paths, ...this.shared];
    const links = this.linksWith(roots);
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
          tree: { ...this.tree, links },
          readOnly: this.notInSystem(readOnly),
          work: own.work,
          masks: [...(roots?.masks ?? []), ...this.venvRoots.masks, ...this.masksFor(own)],
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
    const { plan, isolation, folders, bubblewrap } = this.parts;
    const cgroup = way?.make(`pyexec-${randomUUID()}`, cgroupLimits(plan.limits));
    const through = [
      ...(cgroup?.through ?? []),
      bubblewrap,
      ...buildBubblewrapArguments({
        user: isolation.identity === 'unprivileged' ? 'root' : 'caller',
        network: isolation.network,
        tree: { ...this.tree, links: this.linksWith(roots) },
        // The run's own folder, but for what programs write.
        readOnly: this.notInSystem([...roots.paths, ...this.venvRoots.paths, ...this.shared, folders.base]),
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
    const roots = this.rootsFor(places);
    try {
      const started = await this.startWith(python, roots);
      const { executable, prefix, basePrefix } = started.interpreter;
      const all = this.learn(executable, { prefixes: [...prefixes, prefix, basePrefix], links });
      if (all.paths.every((root) => this.isVisible(root, roots.paths))) return started;
      await started.launcher.close();
    } catch (thrown) {
      if (!(thrown instanceof PyexecError) || thrown.code !== 'python-broken') throw thrown;
    }
    return undefined;
  }

  /** Remembers what of an interpreter programs see. */
  private learn(executable: string, places: InterpreterPlaces): Roots {
    const roots = this.rootsFor(places);
    this.roots.set(executable, roots);
    return roots;
  }

  /** @throws PyexecError `invalid-input` when a program could replace the interpreter of the next one */
  private rootsFor({ prefixes, links }: InterpreterPlaces): Roots {
    const { isolation, folders } = this.parts;
    const paths = rootsOf(prefixes, isolation.secretPaths);
    const around = paths.find((one) => isWithin(folders.work, one) && !folders.isFresh);
    if (around !== undefined) {
      throw new PyexecError('invalid-input', {
        message: `\`working-directory\`: ${folders.work} is or lies in ${around}, where the interpreter is, which programs could change there`,
        hint: 'Give another folder, or an interpreter that lies elsewhere.',
      });
    }
    const elsewhere = links.filter(({ to }) => !this.isVisible(to, paths));
    return { paths, links: elsewhere, masks: this.notInSystem(paths).flatMap(findPrefixMasks) };
  }

  /** What programs may only read is looked through once; what they share and change, before each of them. */
  private masksFor({ isFresh, work }: ProgramInput['own']): readonly Mask[] {
    return isFresh ? (this.sharedMasks ??= findMasks(this.shared)) : findMasks([...this.shared, work]);
  }

  /** Each once, though the interpreter and its venv may share some. */
  private linksWith(roots: Roots | undefined): SystemTree['links'] {
    const all = [...this.tree.links, ...(roots?.links ?? []), ...this.venvRoots.links];
    return [...new Map(all.map((link) => [link.to, link])).values()];
  }

  private isVisible(file: string, roots: readonly string[]): boolean {
    return [...this.tree.paths, ...roots].some((root) => isWithin(file, root));
  }

  /** What is bound with the system already need not be bound again. */
  private notInSystem(roots: readonly string[]): string[] {
    return withoutNested(roots).filter((root) => !this.tree.paths.some((path) => isWithin(root, path)));
  }
}
