import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { valid } from '@renovatebot/pep440';
import { isError, systemCode } from '../errors.js';
import { architectureOf } from './architecture-of.js';

const run = promisify(execFile);
/** Without `os`, `platform` and `sysconfig`: importing these takes longer than starting. */
const QUESTION = `import sys
from importlib.machinery import PathFinder
i = sys.version_info
machine = getattr(sys.implementation, '_multiarch', '')
if '-' not in machine:
    try:
        from posix import uname
        machine = uname().machine
    except ImportError:
        machine = sys.version.split('(')[-1]
print('%d.%d.%d%s' % (i[0], i[1], i[2], '' if i[3] == 'final' else {'a': 'a', 'b': 'b', 'c': 'rc'}[i[3][0]] + str(i[4])))
print(sys.implementation.name)
print(sys.executable)
print(sys.prefix)
print(sys.base_prefix)
print(machine)
print(64 if sys.maxsize > 2 ** 32 else 32)
print('free-threading' in sys.version)
print(all(PathFinder.find_spec(name) for name in ('venv', 'ensurepip')))`;
const TIMEOUT_MS = 10_000;
const LONGEST_REASON = 200;

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
  /** What it was built for, as Node.js names it (`x64`, `arm64`, `ia32`, …), or as it names it itself. */
  readonly arch: string;
  readonly pointerBits: 32 | 64;
  /** Built without the global lock, as 3.13t is. */
  readonly freeThreaded: boolean;
  /** Both `venv` and `ensurepip` are there, which distributions like to leave out. */
  readonly canMakeVenvs: boolean;
}

const TEXTS = ['version', 'implementation', 'executable', 'prefix', 'basePrefix', 'arch'];
const FLAGS = ['freeThreaded', 'canMakeVenvs'];

/** Whether something that was read from a file is what an interpreter once said. */
export function isAskedInterpreter(value: unknown): value is AskedInterpreter {
  const facts = new Map(Object.entries(value ?? {}) as [string, unknown][]);
  return (
    TEXTS.every((name) => typeof facts.get(name) === 'string') &&
    FLAGS.every((name) => typeof facts.get(name) === 'boolean') &&
    (facts.get('pointerBits') === 32 || facts.get('pointerBits') === 64)
  );
}

/** What came of asking; the reason continues a sentence about the interpreter. */
export type Answer =
  | { readonly kind: 'answered'; readonly asked: AskedInterpreter }
  | { readonly kind: 'broken'; readonly reason: string };

const NO_PYTHON = { kind: 'broken', reason: 'does not answer like Python 3' } as const;

function read(stdout: string): Answer {
  const [version = '', implementation = '', executable = '', prefix = '', basePrefix = '', ...more] =
    stdout.split(/\r?\n/);
  if (valid(version) === null) return NO_PYTHON;
  const [machine = '', bits, freeThreaded, canMakeVenvs] = more;
  const pointerBits = bits === '32' ? 32 : 64;
  return {
    kind: 'answered',
    asked: {
      ...{ version, implementation, executable, prefix, basePrefix, pointerBits },
      arch: architectureOf(machine, pointerBits),
      freeThreaded: freeThreaded === 'True',
      canMakeVenvs: canMakeVenvs === 'True',
    },
  };
}

/** A property of a failed call that may or may not be there. */
function property(thrown: Error, name: string): unknown {
  return Object.getOwnPropertyDescriptor(thrown, name)?.value;
}

/** The last line that it wrote says most: Python's and the dynamic linker's errors end with what is wrong. */
function explain(thrown: Error): string {
  if (systemCode(thrown) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return NO_PYTHON.reason;
  if (property(thrown, 'killed') === true) return `does not answer within ${TIMEOUT_MS / 1000} s`;
  const stderr = property(thrown, 'stderr');
  const said = typeof stderr === 'string' ? stderr.trim() : '';
  // What Python 2 says to `-I`.
  if (said.startsWith('Unknown option: -I')) return NO_PYTHON.reason;
  const last = said.split(/[\r\n]+/).at(-1) ?? '';
  if (last !== '') return `does not start: ${last.slice(0, LONGEST_REASON)}`;
  const signal = property(thrown, 'signal');
  const code = property(thrown, 'code');
  if (typeof signal === 'string') return `does not start: it was ended by ${signal}`;
  return `does not start: ${typeof code === 'number' ? `exit status ${code}` : (systemCode(thrown) ?? thrown.message)}`;
}

/** Starts an interpreter to ask what it is; one that does not answer like Python 3 within 10 s is broken. */
export async function questionInterpreter(python: string, env: Readonly<Record<string, string>>): Promise<Answer> {
  try {
    const options = { timeout: TIMEOUT_MS, env, cwd: '/', maxBuffer: 65_536 };
    const { stdout } = await run(python, ['-I', '-S', '-c', QUESTION], options);
    return read(stdout);
  } catch (thrown) {
    // It does not start, dies, hangs or floods: whatever it is, it is no Python for us.
    if (isError(thrown)) return { kind: 'broken', reason: explain(thrown) };
    throw thrown;
  }
}

/** What an interpreter says of itself, or undefined when it does not answer like Python 3 within 10 s. */
export async function askInterpreter(
  python: string,
  env: Readonly<Record<string, string>>,
): Promise<AskedInterpreter | undefined> {
  const answer = await questionInterpreter(python, env);
  return answer.kind === 'answered' ? answer.asked : undefined;
}
