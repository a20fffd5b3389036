import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { useBundle, type Bundle } from '../../support/bundle.js';
import { EngineSocket } from '../../support/engine-socket.js';
import { IDENTITIES, type TestIdentity } from '../../support/identities.js';
import { makeFolder, removeFolders, runCli, type CliOptions, type CliResult } from '../../support/run-cli.js';

/** The image that tests run programs in, see scripts/test-images.sh. */
export const PYTHON = 'pyexec-test/python';

type Options = Partial<Omit<CliOptions, 'bundle'>>;

/** Docker's own client; what it prints. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', args, { timeout: 60_000, maxBuffer: 2 ** 24 });
  return stdout.trim();
}

/** What a shell's command prints. */
export async function shell(command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-ec', command], { timeout: 60_000 });
  return stdout.trim();
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function firstIdentity(): TestIdentity {
  const [identity] = IDENTITIES;
  if (identity === undefined) throw new Error('nobody');
  return identity;
}

/** The tool in containers of the machine's engine. */
export class DockerStage {
  socket!: EngineSocket; // There from `beforeAll` on.

  constructor(readonly bundle: Bundle) {}

  /** As the user who runs the tests unless another one is named; nothing may be left behind. */
  readonly run = async (flags: readonly string[], options: Options = {}): Promise<CliResult> => {
    const env = { DOCKER_HOST: this.socket.host, ...options.env };
    const timeout = flags.includes('--timeout') ? [] : ['--timeout', '20s'];
    const args = ['run', '--json', '--environment', 'docker', ...timeout, ...flags];
    const result = await runCli(args, { identity: firstIdentity(), ...options, env, bundle: this.bundle });
    expect({ left: result.left, strays: result.strays }).toEqual({ left: [], strays: [] });
    return result;
  };

  /** A folder of the user with these files. */
  readonly project = async (files: Record<string, string>, identity = firstIdentity()): Promise<string> => {
    const folder = await makeFolder(identity);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text, { mode: 0o644 });
    }
    return folder;
  };
}

/** Registers all that the tests around need. */
export function useDocker(): DockerStage {
  const stage = new DockerStage(useBundle());
  beforeAll(async () => {
    stage.socket = await EngineSocket.open();
  });
  afterAll(() => stage.socket.close());
  afterEach(removeFolders);
  return stage;
}

/** Exit status, code, message and hint of an error that came before any program ran. */
export function refusal({ exitCode, report }: CliResult): {
  exitCode: number | null;
  code: string | undefined;
  message: string;
  hint: string;
} {
  expect(report?.runs).toEqual([]);
  const { code, message = '', hint = '' } = report?.error ?? {};
  return { exitCode, code, message, hint };
}
