// Runs an example with the committed bundle, as a job would: what the sandbox needs is installed where that may be done.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const isolation = process.platform === 'linux' ? 'sandbox' : 'none';
const args = ['run', '--isolation', isolation, 'examples/programs/primes.py'];
const { status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
  cwd: root,
  env: { ...process.env, CI: 'true' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
