import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PyexecError, systemCode } from '../../errors.js';
import type { Venv } from '../../isolation/program-input.js';
import type { Background } from '../host/prepare-host.js';
import type { Making } from './making.js';
import { runInVenv } from './run-in-venv.js';

/** Where it is noted, out of reach of what is installed, that all modules of a venv are compiled. */
export interface CompiledNote {
  readonly isThere: () => boolean;
  readonly put: () => void;
}

/** A module of this size is data, or there to use up memory. */
const MAX_MODULE_BYTES = 8 * 2 ** 20;
const MAX_MEMORY_BYTES = 2 ** 30;

/**
 * With all processors, but behind everything else; what lies higher is needed more often. The tests that packages bring
 * are half of all modules, and hardly ever imported. What does not compile is told to whoever imports it.
 */
const COMPILE = `import compileall, os, sys
from concurrent.futures import ProcessPoolExecutor

def compile_one(path):
    compileall.compile_file(path, quiet=2)

def modules(root):
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in ('tests', '__pycache__')]
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith('.py') and os.path.isfile(path) and os.path.getsize(path) < ${MAX_MODULE_BYTES}:
                yield path

if __name__ == '__main__':
    if hasattr(os, 'nice'):
        os.nice(19)
    with ProcessPoolExecutor() as pool:
        for done in pool.map(compile_one, sorted(modules(sys.argv[1]), key=lambda path: path.count(os.sep)), chunksize=4):
            pass
`;

/**
 * Compiles all modules of a venv, which programs cannot do for themselves, since they may not write there. Only reads the
 * packages and runs nothing of them. Resolves to false when it was cancelled; what is done until then stays done.
 *
 * @throws PyexecError when it could not be started
 */
async function compile(making: Making, venv: Venv, signal: AbortSignal): Promise<boolean> {
  const { preparing } = making;
  const result = await runInVenv(
    {
      ...making,
      venv,
      name: 'compile',
      text: COMPILE,
      args: [path.join(venv.folder, making.plan.platform === 'win32' ? 'Lib' : 'lib')],
      env: {},
      network: 'none',
      readOnlyPaths: [],
      memoryBytes: MAX_MEMORY_BYTES,
    },
    { ...preparing, signal },
  );
  return result?.outcome.kind === 'exited';
}

/** Never fails: programs run without as well, only slower. */
async function compileOnce(making: Making, venv: Venv, { note, signal }: Once): Promise<void> {
  try {
    const isDone = await compile(making, venv, signal);
    if (isDone) note?.put();
  } catch (thrown) {
    if (!(thrown instanceof PyexecError) && systemCode(thrown) === undefined) throw thrown;
  }
}

interface Once {
  /** Undefined for a venv that is not kept. */
  readonly note: CompiledNote | undefined;
  readonly signal: AbortSignal;
}

/** Compiles before anything else goes on, for a venv that other machines will get as it is. */
export async function compileNow(making: Making, venv: Venv, note: CompiledNote): Promise<void> {
  if (!note.isThere()) await compileOnce(making, venv, { note, signal: making.preparing.signal });
}

/** A run that is over sooner is not disturbed. */
const PATIENCE_MS = 250;

/**
 * Compiles while programs run, once it is seen that they take their time, until it is stopped; the next run with the same
 * venv goes on.
 */
export function compileMeanwhile(making: Making, venv: Venv, note?: CompiledNote): Background | undefined {
  if (note?.isThere()) return undefined;
  const stopped = new AbortController();
  const { signal } = stopped;
  const work = pause(PATIENCE_MS, undefined, { signal }).then(
    () => compileOnce(making, venv, { note, signal }),
    () => undefined,
  );
  return {
    stop: async () => {
      stopped.abort();
      await work;
    },
  };
}
