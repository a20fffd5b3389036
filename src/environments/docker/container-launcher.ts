import { setTimeout as pause } from 'node:timers/promises';
import type { ContainerCreateOptions } from 'dockerode';
import { messageOf, PyexecError, toPyexecError } from '../../errors.js';
import { Deferred } from '../../execution/deferred.js';
import type { Ended, Launcher, LaunchSpec, Running } from '../../execution/launcher.js';
import type { StreamName } from '../../execution/outcome.js';
import type { InterpreterFacts } from '../../execution/supervisor/messages.js';
import type { Conversation } from '../../execution/supervisor/talk.js';
import { supervisorCommand } from '../../execution/supervisor/spawn-supervisor.js';
import { Supervisor } from '../../execution/supervisor/supervisor.js';
import { ContainerProcess } from './container-process.js';
import { buildContainer, type ContainerRequest } from './container-options.js';
import type { Engine } from './engine.js';
import { explainRefusal } from './sharing.js';

/** What the image calls its Python, the first that is there. */
const NAMES = ['python3', 'python'];
/** That memory ran out may come to the engine after that the container ended. */
const LATE_LOOKS = 4;
const LATE_LOOK_MS = 100;
const NO_SUCH_PROGRAM = /executable file .{0,80}not found|no such file or directory/i;

interface ContainerLaunch extends Omit<ContainerRequest, 'command'> {
  /** For messages. */
  readonly described: string;
  readonly keep: 'never' | 'stopped' | 'running';
  /** Paths in the container that the supervisor looks for and tells which file they are. */
  readonly looksAt?: readonly string[];
  /** Files of the program are in it alone: it goes on after the program until they were taken. */
  readonly holdsFiles?: boolean;
}

interface Parts {
  readonly engine: Engine;
  readonly id: string;
  readonly supervisor: Supervisor;
  /** Rejects when the engine is gone or does not answer any more. */
  readonly ended: Promise<unknown>;
  /** Looks whether the engine is still there; when it is not, the container counts as lost. */
  readonly checkEngine: () => void;
  readonly keep: ContainerLaunch['keep'];
  readonly holdsFiles: boolean;
}

/** A container whose first process waits for a program to run. */
export class ContainerLauncher implements Launcher {
  /** What the engine failed at while the program ran. */
  failure: unknown;
  private isClosed = false;

  private constructor(private readonly parts: Parts) {}

  /**
   * Starts one. Nothing is left when it cannot be had.
   *
   * @throws PyexecError `image-unavailable` for one without a usable Python, `engine-failed`, `invalid-input`
   */
  static async start(
    engine: Engine,
    launch: ContainerLaunch,
  ): Promise<{ launcher: ContainerLauncher; interpreter: InterpreterFacts }> {
    // Podman closes the input of a container once nobody is attached, whatever it is told.
    const mode = ['container', ...(launch.keep === 'running' ? ['stay'] : [])];
    for (const python of NAMES) {
      const { looksAt = [], holdsFiles = false } = launch;
      const copies = holdsFiles ? ['copies'] : [];
      const modes = [...mode, ...copies, ...(looksAt.length === 0 ? [] : ['look', ...looksAt])];
      const request = { ...launch, command: supervisorCommand(python, modes) };
      const options = { ...buildContainer(request), StdinOnce: launch.keep !== 'running' };
      const id = await create(engine, options);
      try {
        return await startIn(engine, id, { python, launch });
      } catch (thrown) {
        await engine.remove(id).catch(() => undefined);
        if (explainRefusal(thrown) !== thrown) throw explainRefusal(thrown);
        if (!NO_SUCH_PROGRAM.test(messageOf(thrown))) throw thrown;
      }
    }
    throw new PyexecError('image-unavailable', {
      message: `the image ${launch.described} has no Python: neither ${NAMES.join(' nor ')} can be started in it`,
      hint: 'Take an image with Python 3.6 or newer on its PATH, for example python:3.12-slim.',
    });
  }

  static over(parts: Parts): ContainerLauncher {
    return new ContainerLauncher(parts);
  }

  get id(): string {
    return this.parts.id;
  }

  get isUsable(): boolean {
    return this.parts.supervisor.isUsable && !this.isClosed;
  }

  launch(spec: LaunchSpec, onOutput: (stream: StreamName, chunk: Buffer) => void): Running {
    const running = this.parts.supervisor.launch(spec, onOutput);
    return {
      ended: this.parts.holdsFiles ? running.ended : running.ended.then((ended) => this.withEngineFacts(ended)),
      terminate: () => {
        running.terminate();
        this.parts.checkEngine();
      },
      kill: () => {
        running.kill();
        this.parts.checkEngine();
      },
    };
  }

  /** Speaks of files with the supervisor. @throws Error when it is gone */
  readonly converse = (conversation: Conversation): Promise<void> => this.parts.supervisor.converse(conversation);

  /**
   * After a program whose files are in the container alone: takes them, and then what the engine knows of its end.
   *
   * @throws PyexecError when there is no room for them
   */
  async settle(ended: Ended, take: () => Promise<Partial<Ended>>): Promise<Ended> {
    if (ended.ending.kind === 'lost') {
      const notes = ['What the program wrote is lost with its container.'];
      return { ...(await this.withEngineFacts(ended)), notes };
    }
    try {
      const taken = await take();
      return { ...(await this.withEngineFacts(ended)), ...taken };
    } catch (thrown) {
      if (thrown instanceof PyexecError) throw thrown;
      this.failure = new PyexecError('engine-failed', {
        message: `what the program wrote could not be copied out of its container: ${messageOf(thrown)}`,
        hint: 'See whether the connection to the engine is good (`docker info`).',
        cause: thrown,
      });
      return ended;
    }
  }

  /** What only the engine knows, once everything in the container has ended. Without it what came until then is kept. */
  private async withEngineFacts(ended: Ended): Promise<Ended> {
    const { keep, supervisor } = this.parts;
    if (keep !== 'running' || ended.ending.kind === 'lost') await supervisor.close();
    try {
      if (keep !== 'running') await this.parts.ended;
      const isLost = ended.ending.kind === 'lost';
      // Podman before 5.0 never says so.
      if (!isLost && ended.isMemoryCounted === true) return ended;
      return {
        ...ended,
        ranOutOfMemory: ended.ranOutOfMemory || (await this.saysOutOfMemory(isLost ? LATE_LOOKS : 0)),
      };
    } catch (thrown) {
      this.failure = thrown;
      return ended;
    }
  }

  /** Whether the engine does; where there is no other way to tell, it is asked again. */
  private async saysOutOfMemory(looks: number): Promise<boolean> {
    const { engine, id } = this.parts;
    const { ranOutOfMemory } = await engine.state(id);
    if (ranOutOfMemory || looks === 0) return ranOutOfMemory;
    await pause(LATE_LOOK_MS);
    return this.saysOutOfMemory(looks - 1);
  }

  /** Removes one that ran nothing, which is nothing to look into. */
  async discard(): Promise<void> {
    this.isClosed = true;
    await this.parts.engine.remove(this.parts.id);
  }

  /** Removes the container, unless it is to be kept. May be called twice. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    const { engine, id, keep } = this.parts;
    if (keep === 'never') await engine.remove(id);
  }
}

async function create(engine: Engine, options: ContainerCreateOptions): Promise<string> {
  try {
    return await engine.create(options);
  } catch (thrown) {
    const said = messageOf(thrown);
    if (/unknown or invalid runtime name|runtime .*not (found|supported)/i.test(said)) {
      throw new PyexecError('environment-unavailable', {
        message: `the engine has no runtime ${options.HostConfig?.Runtime ?? ''}`,
        hint: '`docker info` lists those that it has.',
        cause: thrown,
      });
    }
    throw explainRefusal(thrown);
  }
}

interface Starting {
  readonly python: string;
  readonly launch: ContainerLaunch;
}

async function startIn(
  engine: Engine,
  id: string,
  { python, launch }: Starting,
): Promise<{ launcher: ContainerLauncher; interpreter: InterpreterFacts }> {
  const attached = await engine.attach(id);
  const lost = new Deferred<never>();
  const ended = Promise.race([engine.end(id), lost.promise]);
  ended.catch(() => undefined);
  const giveUp = (cause: unknown): void => {
    lost.reject(toPyexecError(cause));
  };
  // Both go on when nobody waits for them: the result is seen in how it ended.
  const kill = (): void => void engine.kill(id).catch(giveUp);
  const checkEngine = (): void => void engine.requireAlive().catch(giveUp);
  const child = new ContainerProcess({ attached, ended, kill });
  await engine.start(id);
  const { supervisor, interpreter } = await Supervisor.over(child, {
    python,
    // A program may take its processor away, since they are the same user: the engine ends what does not answer soon.
    isOutOfReach: false,
    // With the first process the kernel ends all others of the container.
    sweep: () => Promise.resolve(0),
    explain: (said) => explainPython(launch.described, said),
  });
  if (!interpreter.isGuarded) throw explainPython(launch.described, 'it has no module ctypes');
  const { keep, holdsFiles = false } = launch;
  const parts = { engine, id, supervisor, ended, checkEngine, keep, holdsFiles };
  return { launcher: ContainerLauncher.over(parts), interpreter };
}

function explainPython(described: string, said: string): PyexecError {
  return new PyexecError('image-unavailable', {
    message: `the Python in the image ${described} does not start, or is not Python 3.6 or newer with its standard library${said === '' ? '' : `: ${said}`}`,
    hint: 'Take another image, for example python:3.12-slim.',
  });
}
