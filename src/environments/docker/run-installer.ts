import { randomBytes } from 'node:crypto';
import type { ContainerCreateOptions } from 'dockerode';
import { PyexecError } from '../../errors.js';
import { HeadTailCapture } from '../../execution/capture.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import { explainInstall } from '../venv/explain-install.js';
import { Demultiplexer } from './demultiplex.js';
import type { Engine } from './engine.js';
import type { ChosenImage } from './find-image.js';

/** What is installed into which image. */
export interface InstallRequest {
  readonly base: ChosenImage;
  readonly labels: Readonly<Record<string, string>>;
  /** Of `pip install`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Absolute; at the same place in the container. */
  readonly readOnlyPaths: readonly string[];
  /** Copies of local projects, which are built where they lie. Absolute. */
  readonly projects: string | undefined;
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

/** Runs pip, and then says behind the token what is there that was not before. */
const INSTALL = `import json, subprocess, sys
def there():
    try:
        from importlib.metadata import distributions
    except ImportError:
        return []
    import re
    return sorted({re.sub('[-_.]+', '-', d.metadata['Name']).lower() + '==' + d.version for d in distributions() if d.metadata['Name']})
token, before = sys.argv[1], there()
done = subprocess.run([sys.executable, '-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--no-cache-dir',
                       '--progress-bar', 'off', '--root-user-action', 'ignore'] + sys.argv[2:])
if done.returncode:
    sys.exit(done.returncode)
import importlib
importlib.invalidate_caches()
print('\\n' + token + json.dumps([one for one in there() if one not in before]), flush=True)
`;

/** As pip needs it: root in the container, with the network, and no program, working directory or secret in sight. Pure. */
function buildOptions(request: InstallRequest, token: string): ContainerCreateOptions {
  const { base, labels, args, env, readOnlyPaths, projects } = request;
  const mounts = readOnlyPaths.map((one) => ({ Type: 'bind' as const, Source: one, Target: one, ReadOnly: true }));
  const own = projects === undefined ? [] : [{ Type: 'bind' as const, Source: projects, Target: projects }];
  return {
    Image: base.id,
    Entrypoint: ['python3', '-c', INSTALL, token, ...args],
    Cmd: [],
    Labels: { ...labels },
    User: '0:0',
    WorkingDir: '/',
    Tty: false,
    AttachStdout: true,
    AttachStderr: true,
    Env: [
      ...Object.entries({
        ...env,
        PIP_BREAK_SYSTEM_PACKAGES: '1',
        PIP_CONFIG_FILE: '/dev/null',
        HOME: '/root',
        LANG: 'C.UTF-8',
      }),
    ].map(([name, value]) => `${name}=${value}`),
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      NetworkMode: 'bridge',
      CapDrop: ['ALL'],
      CapAdd: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
      SecurityOpt: ['no-new-privileges'],
      IpcMode: 'private',
      Init: true,
      PidsLimit: 4096,
      Mounts: [...mounts, ...own],
      LogConfig: { Type: 'none', Config: {} },
      AutoRemove: false,
    },
  };
}

/**
 * Installs packages in a container of the image, which the caller removes.
 *
 * @throws PyexecError `install-failed` with pip's own last lines; the container is removed then
 */
export async function runInstaller(engine: Engine, request: InstallRequest): Promise<Installed> {
  const token = randomBytes(16).toString('hex');
  const container = await engine.create(buildOptions(request, token));
  try {
    const { stdout, exitCode, isLate, stderr } = await runToEnd(engine, container, request);
    if (request.signal.aborted) throw cancelled();
    const said = stdout.text.slice(stdout.text.lastIndexOf(token) + token.length);
    const isDone = exitCode === 0 && stdout.text.includes(token);
    if (isDone) return { container, packages: JSON.parse(said) as string[] };
    const outcome = isLate ? ({ kind: 'timed-out' } as const) : ({ kind: 'exited', exitCode } as const);
    throw explainInstall({ outcome, stdout, stderr }, { kind: 'pip', version: 'of the image' }, TIMEOUT_MS);
  } catch (thrown) {
    await engine.remove(container);
    throw thrown;
  }
}

interface Ran extends Pick<ExecutionResult, 'stdout' | 'stderr'> {
  readonly exitCode: number;
  readonly isLate: boolean;
}

async function runToEnd(engine: Engine, container: string, { onOutput, signal }: InstallRequest): Promise<Ran> {
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
