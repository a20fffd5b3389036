import type http from 'node:http';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import Docker from 'dockerode';
import { PyexecError } from '../../errors.js';
import { dial, makeAgent } from './dial.js';
import {
  engineMessage,
  unlessEnded,
  unlessMissing,
  type Commit,
  type ContainerState,
  type Image,
} from './engine-answers.js';

export type { Image } from './engine-answers.js';

/** What answers to Docker's API. */
export interface EngineKind {
  readonly name: 'Docker' | 'Podman';
  readonly isRootless: boolean;
}

/** For calls that take no time by nature. */
const ANSWER_MS = 10_000;
/** Making a container on a busy machine, or one with a slow disk. */
const START_MS = 60_000;
/** For looking whether there is an engine at all. */
const ALIVE_MS = 7000;
/** For everything, once an answer did not come. */
const IMPATIENT_MS = 1000;

/** A container engine with Docker's API: the only one who speaks to its client. Answers that do not come are errors. */
export class Engine {
  private readonly docker: Docker;
  private readonly agent: http.Agent;
  /** The last answer did not come. */
  private isSilent = false;
  /** What was made here and not removed: containers by id, images as a whole. */
  private readonly left = new Set<string>();

  constructor(
    options: Docker.DockerOptions,
    readonly kind: EngineKind,
  ) {
    this.agent = makeAgent(options.protocol === 'https');
    const known = { ...options, agent: this.agent };
    this.docker = new Docker(known);
  }

  /** Its own command line program. */
  get command(): 'docker' | 'podman' {
    return this.kind.name === 'Docker' ? 'docker' : 'podman';
  }

  private failure(what: string, cause: unknown): PyexecError {
    const looking = this.kind.name === 'Docker' ? 'docker info' : 'systemctl status podman.socket';
    return new PyexecError('engine-failed', {
      message: `the container engine could not ${what}: ${engineMessage(cause)}`,
      hint: `See what the engine’s own log says, and whether it still runs (\`${looking}\`).`,
      cause,
    });
  }

  /** @throws PyexecError `engine-failed` when it refuses, is gone, or does not answer in time */
  private async ask<T>(what: string, call: Promise<T>, timeoutMs = ANSWER_MS): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const patience = this.isSilent ? Math.min(timeoutMs, IMPATIENT_MS) : timeoutMs;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.isSilent = true;
        reject(new Error(`no answer within ${patience / 1000} s`));
      }, patience);
    });
    const answered = (): void => {
      this.isSilent = false;
    };
    void call.then(answered, answered);
    try {
      return await Promise.race([call, late]);
    } catch (cause) {
      throw this.failure(what, cause);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whether something of what was made here may still be there. */
  get mayHaveLeft(): boolean {
    return this.left.size > 0;
  }

  /** Gives up what was not answered, which would keep this process alive. */
  close(): void {
    this.agent.destroy();
  }

  /** Undefined when the engine does not have it. */
  async findImage(reference: string): Promise<Image | undefined> {
    const found = await this.ask('look at an image', unlessMissing(this.docker.getImage(reference).inspect()));
    if (found === undefined) return undefined;
    const config = (found as Partial<Docker.ImageInspectInfo>).Config;
    return {
      id: found.Id,
      architecture: found.Architecture,
      os: found.Os,
      env: config?.Env ?? [],
      volumes: Object.keys(config?.Volumes ?? {}),
      labels: config?.Labels ?? {},
      repoDigests: (found as Partial<Docker.ImageInspectInfo>).RepoDigests ?? [],
      config: config ?? found.Config,
    };
  }

  /** What the registry sends, line by line. What it refuses is thrown as it is. */
  async pull(
    reference: string,
    auth: Docker.AuthConfig | undefined,
    abortSignal: AbortSignal,
  ): Promise<NodeJS.ReadableStream> {
    return this.docker.pull(reference, { abortSignal, ...(auth === undefined ? {} : { authconfig: auth }) });
  }

  /** What the build says, line by line. */
  async build(context: Docker.ImageBuildContext, options: Docker.ImageBuildOptions): Promise<NodeJS.ReadableStream> {
    this.left.add('images');
    return this.docker.buildImage(context, options);
  }

  /** Ends when the stream does; each item is one message of the engine. */
  follow<T>(stream: NodeJS.ReadableStream, onItem: (item: T) => void): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, items: unknown[] | null): void => {
        if (error === null) resolve((items ?? []) as T[]);
        else reject(error);
      };
      this.docker.modem.followProgress(stream, done, onItem);
    });
  }

  /** @throws Error as the engine says it, when it will not have such a container */
  async create(options: Docker.ContainerCreateOptions): Promise<string> {
    // The client would send the options a second time, as the query.
    const call = this.docker.createContainer({ _query: {}, _body: options } as Docker.ContainerCreateOptions);
    const { id } = await this.ask('make a container', call, START_MS).catch((thrown: unknown) => {
      // It may have made one all the same.
      this.left.add('a container');
      throw thrown;
    });
    this.left.add(id);
    return id;
  }

  async attach(id: string): Promise<Duplex> {
    const request = {
      method: 'POST',
      path: `/containers/${id}/attach?`,
      options: { _query: { stream: true, stdin: true, stdout: true, stderr: true } },
      hijack: true,
      // The client's own `attach` sends a body, which Podman takes for the container's input.
      file: Buffer.alloc(0),
      statusCodes: { 101: true, 200: true, 404: 'no such container' },
    };
    // Podman makes the container ready only now.
    const patience = this.kind.name === 'Podman' ? START_MS : ANSWER_MS;
    const stream: unknown = await this.ask('attach to a container', dial(this.docker, request), patience);
    // With `hijack` it is the socket itself, whatever the client's types say.
    return stream as Duplex;
  }

  async start(id: string): Promise<void> {
    await this.ask('start a container', this.docker.getContainer(id).start(), START_MS);
  }

  /**
   * Resolves when it has ended, however long that takes; to be called before it is started.
   *
   * @throws PyexecError `engine-failed` also when the engine ends before
   */
  async end(id: string): Promise<{ exitCode: number }> {
    try {
      // The client's own `wait` never settles when the answer breaks off.
      const answer = await this.openWait(id);
      const { StatusCode } = JSON.parse(await text(answer)) as { StatusCode: number };
      return { exitCode: StatusCode };
    } catch (cause) {
      throw this.failure('wait for the end of a container', cause);
    }
  }

  private openWait(id: string): Promise<NodeJS.ReadableStream> {
    // Podman looks every 250 ms unless it is told otherwise.
    const options = { condition: 'next-exit', ...(this.kind.name === 'Podman' ? { interval: '20ms' } : {}) };
    return dial(this.docker, {
      method: 'POST',
      path: `/containers/${id}/wait?`,
      options,
      statusCodes: { 200: true, 404: 'no such container' },
    });
  }

  /** @throws PyexecError `engine-failed` soon when there is nobody who answers */
  async requireAlive(): Promise<void> {
    await this.ask('answer', this.docker.ping(), ALIVE_MS);
  }

  async state(id: string): Promise<ContainerState> {
    const { State } = await this.ask('say how a container ended', this.docker.getContainer(id).inspect());
    return { exitCode: State.ExitCode, ranOutOfMemory: State.OOMKilled };
  }

  /** Unpacks an archive in a folder of a container. */
  async putArchive(id: string, path: string, archive: NodeJS.ReadableStream): Promise<void> {
    const call = this.docker.getContainer(id).putArchive(archive, { path });
    await this.ask('copy into a container', call, 10 * START_MS);
  }

  /** Where the engine has what is mounted at a place in a container. */
  async mountSource(id: string, place: string): Promise<string> {
    const { Mounts } = await this.ask('look at a container', this.docker.getContainer(id).inspect());
    const source = Mounts.find(({ Destination }) => Destination === place)?.Source;
    if (source === undefined || source === '') throw this.failure('make a volume', new Error('there is none'));
    return source;
  }

  /** One that has ended meanwhile is as good as killed. */
  async kill(id: string): Promise<void> {
    await this.ask('kill a container', unlessEnded(this.docker.getContainer(id).kill()));
  }

  /** With its volumes, whether it runs or not. */
  async remove(id: string): Promise<void> {
    const call = this.docker.getContainer(id).remove({ force: true, v: true });
    await this.ask('remove a container', unlessMissing(call), START_MS);
    this.left.delete(id);
  }

  /** The image has this configuration with these labels besides, as far as the engine takes it. */
  async commit(id: string, { repo, tag, config, labels }: Commit): Promise<void> {
    this.left.add('images');
    const all = { ...config, Labels: { ...config.Labels, ...labels } };
    // Podman keeps the container's configuration, which may be changed.
    const changes = Object.entries(labels).map(([name, value]) => `LABEL ${name}=${value}`);
    const query = { container: id, repo, tag, pause: false, ...(this.kind.name === 'Podman' ? { changes } : {}) };
    const call = this.docker.getContainer(id).commit({ _query: query, _body: all });
    await this.ask('keep what was installed', call, 10 * START_MS);
  }

  /** Also one that is in use only loses its name. */
  async removeImage(reference: string): Promise<void> {
    const call = this.docker.getImage(reference).remove({ noprune: false });
    await this.ask('remove an image', unlessMissing(call, [404, 409]), START_MS);
  }

  /** Those with the label, running or not. */
  containersWith(label: string): Promise<Docker.ContainerInfo[]> {
    const options = { all: true, filters: { label: [label] } };
    return this.ask('list containers', this.docker.listContainers(options));
  }

  imagesWith(label: string): Promise<Docker.ImageInfo[]> {
    return this.ask('list images', this.docker.listImages({ filters: { label: [label] } }));
  }
}
