import { randomBytes } from 'node:crypto';
import type { ContainerCreateOptions } from 'dockerode';
import { PyexecError } from '../../errors.js';
import { HeadTailCapture } from '../../execution/capture.js';
import type { Identity } from '../../execution/launcher.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import { explainInstall } from '../venv/explain-install.js';
import { Demultiplexer } from './demultiplex.js';
import { INSTALL, NOT_SEEN, PLACE } from './install-script.js';
import { bindMounts, type Mount } from './bind-mounts.js';
import { usersOf } from './container-options.js';
import type { Engine, EngineKind } from './engine.js';
import type { ChosenImage } from './find-image.js';
import { explainRefusal, markOf, NotSeen } from './sharing.js';

/** What is installed into which image. */
export interface InstallRequest {
  readonly base: ChosenImage;
  readonly labels: Readonly<Record<string, string>>;
  /** Who installs. */
  readonly user: Identity;
  /** Of `pip install`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What pip reads. */
  readonly mounts: readonly Mount[];
  /** Those of them of which the container is to make sure that they are what is here. */
  readonly toCompare: readonly Mount[];
  readonly onOutput: (chunk: Buffer) => void;
  readonly signal: AbortSignal;
}

/** A container in which everything was installed. */
export interface Installed {
  readonly container: string;
  /** `name==version`, sorted. */
  readonly packages: readonly string[];
}

const TIMEOUT_MS = 30 * 60_000;
const MAX_OUTPUT_BYTES = 4 * 2 ** 20;

/** With the network, and no program, working directory or secret in sight. Pure. */
function buildOptions(engine: EngineKind, request: InstallRequest, token: string): ContainerCreateOptions {
  const { base, labels, user, args, mounts, toCompare } = request;
  const compared = toCompare.flatMap((mount) => [mount.target, markOf(mount)]);
  const words = [PLACE, token, user.uid, user.gid, toCompare.length, ...compared, ...args].map(String);
  return {
    Image: base.id,
    Entrypoint: ['python3', '-c', INSTALL, ...words],
    Cmd: [],
    Labels: { ...labels },
    User: '0:0',
    WorkingDir: '/',
    Tty: false,
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      NetworkMode: 'bridge',
      CapDrop: ['ALL'],
      CapAdd: ['CHOWN', 'SETGID', 'SETUID'],
      SecurityOpt: ['no-new-privileges'],
      IpcMode: 'private',
      ...usersOf(engine),
      PidsLimit: 4096,
      ...bindMounts(engine, mounts),
      LogConfig: { Type: 'none', Config: {} },
      AutoRemove: false,
    },
  };
}

const MAX_PACKAGES = 5000;
const PACKAGE = /^[a-z0-9]+(-[a-z0-9]+)*==[\w.+!-]{1,100}$/;

/** `name==version` of each, from what was said behind the token; what is no such thing is left out. Pure. */
export function listInstalled(said: string): string[] {
  let found: unknown;
  try {
    found = JSON.parse(said);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  const pairs: unknown[] = Array.isArray(found) ? found.slice(0, MAX_PACKAGES) : [];
  const named = pairs.flatMap((pair) => {
    const [name, version] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return typeof name === 'string' && typeof version === 'string'
      ? `${name.toLowerCase().replace(/[-_.]+/g, '-')}==${version}`
      : [];
  });
  return [...new Set(named.filter((one) => PACKAGE.test(one)))].sort();
}

/**
 * Installs packages in a container of the image, which the caller removes.
 *
 * @throws NotSeen, PyexecError `install-failed` with pip's own last lines; the container is removed then
 */
export async function runInstaller(engine: Engine, request: InstallRequest): Promise<Installed> {
  const token = randomBytes(16).toString('hex');
  const container = await engine.create(buildOptions(engine.kind, request, token)).catch((thrown: unknown) => {
    throw explainRefusal(thrown);
  });
  try {
    const { stdout, exitCode, isLate, stderr } = await runToEnd(engine, container, request);
    if (request.signal.aborted) throw cancelled();
    const said = stdout.text.slice(stdout.text.lastIndexOf(token) + token.length);
    const isDone = exitCode === 0 && stdout.text.includes(token);
    if (exitCode === NOT_SEEN && request.toCompare.length > 0) throw new NotSeen('what is mounted is not what is here');
    if (isDone) return { container, packages: listInstalled(said) };
    const outcome = isLate ? ({ kind: 'timed-out' } as const) : ({ kind: 'exited', exitCode } as const);
    throw explainInstall(
      { outcome, stdout, stderr },
      {
        installer: { kind: 'pip', version: 'of the image' },
        timeoutMs: TIMEOUT_MS,
      },
    );
  } catch (thrown) {
    await engine.remove(container);
    throw thrown;
  }
}

interface Ran extends Pick<ExecutionResult, 'stdout' | 'stderr'> {
  readonly exitCode: number;
  readonly isLate: boolean;
}

async function runToEnd(engine: Engine, container: string, { env, onOutput, signal }: InstallRequest): Promise<Ran> {
  const captures = { stdout: new HeadTailCapture(MAX_OUTPUT_BYTES), stderr: new HeadTailCapture(MAX_OUTPUT_BYTES) };
  const attached = await engine.attach(container);
  const demultiplexer = new Demultiplexer((stream, chunk) => {
    captures[stream].write(chunk);
    onOutput(chunk);
  });
  attached.on('error', () => undefined);
  attached.on('data', (chunk: Buffer) => {
    demultiplexer.push(chunk);
  });
  const drained = new Promise((resolve) => attached.once('close', resolve).once('end', resolve));
  const ended = engine.end(container);
  let isLate = false;
  const kill = (): void => void engine.kill(container).catch(() => undefined);
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, TIMEOUT_MS);
  signal.addEventListener('abort', kill);
  try {
    await engine.start(container);
    attached.write(`${JSON.stringify({ ...env, PIP_CONFIG_FILE: '/dev/null', LANG: 'C.UTF-8' })}\n`);
    if (signal.aborted) kill();
    const { exitCode } = await ended;
    await drained;
    return { exitCode, isLate, stdout: captures.stdout.finish(), stderr: captures.stderr.finish() };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
    attached.destroy();
  }
}

function cancelled(): PyexecError {
  return new PyexecError('install-failed', {
    message: 'the installation of the packages was cancelled',
    hint: 'Nothing was run.',
  });
}
