import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BENCH = path.resolve(import.meta.dirname, '..');
const VENV = path.resolve(BENCH, '..', '.cache', 'bench-venv');

/** The interpreter of a venv with what we compare with; made once, and again when the requirements change. */
export function prepareVenv(python) {
  const requirements = path.join(BENCH, 'requirements.txt');
  const stamp = path.join(VENV, 'requirements.installed');
  const wanted = readFileSync(requirements, 'utf8') + python;
  const interpreter = path.join(VENV, 'bin', 'python');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return interpreter;
  rmSync(VENV, { recursive: true, force: true });
  // Standard error is shown with the error when one of them fails.
  const options = { stdio: ['ignore', 'ignore', 'pipe'] };
  execFileSync(python, ['-m', 'venv', VENV], options);
  execFileSync(interpreter, ['-m', 'pip', 'install', '--quiet', '-r', requirements], options);
  writeFileSync(stamp, wanted);
  return interpreter;
}
