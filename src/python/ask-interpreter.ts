import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { valid } from '@renovatebot/pep440';
import { isError } from '../errors.js';

const run = promisify(execFile);
const QUESTION = `import sys
i = sys.version_info
print('%d.%d.%d%s' % (i[0], i[1], i[2], '' if i[3] == 'final' else {'a': 'a', 'b': 'b', 'c': 'rc'}[i[3][0]] + str(i[4])))
print(sys.implementation.name)
print(sys.executable)
print(sys.prefix)
print(sys.base_prefix)`;
const TIMEOUT_MS = 10_000;

/** What an interpreter says of itself. */
export interface AskedInterpreter {
  /** By PEP 440, for example `3.12.4`. */
  readonly version: string;
  /** `cpython`, `pypy`, … */
  readonly implementation: string;
  /** Absolute path of the real interpreter. */
  readonly executable: string;
  readonly prefix: string;
  /** Differs from `prefix` inside a venv. */
  readonly basePrefix: string;
}

/** Starts an interpreter to ask what it is, or undefined when it does not answer like Python 3 within 10 s. */
export async function askInterpreter(
  python: string,
  env: Readonly<Record<string, string>>,
): Promise<AskedInterpreter | undefined> {
  try {
    const options = { timeout: TIMEOUT_MS, env, cwd: '/', maxBuffer: 65_536 };
    const { stdout } = await run(python, ['-I', '-S', '-c', QUESTION], options);
    const [version = '', implementation = '', executable = '', prefix = '', basePrefix = ''] = stdout.split(/\r?\n/);
    return valid(version) === null ? undefined : { version, implementation, executable, prefix, basePrefix };
  } catch (thrown) {
    // It does not start, dies, hangs or floods: whatever it is, it is no Python for us.
    if (isError(thrown)) return undefined;
    throw thrown;
  }
}
