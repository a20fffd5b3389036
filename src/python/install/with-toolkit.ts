import { AsyncLocalStorage } from 'node:async_hooks';

/** What the toolkit's test hook is called that says how long it waits before it tries again. */
const RETRY = ['TEST_DOWNLOAD_TOOL_RETRY_MIN_SECONDS', 'TEST_DOWNLOAD_TOOL_RETRY_MAX_SECONDS'] as const;
/** In place of 10 to 20 s, twice, in which nobody knows what is going on. */
const RETRY_SECONDS = [1, 2] as const;

/** Undoes what was done. */
type Undo = () => void;

function lend(variables: Readonly<Record<string, string>>): Undo {
  // eslint-disable-next-line no-restricted-properties -- the toolkit reads proxies here and takes them in no other way
  const environment = process.env;
  const before = Object.keys(variables).map((name) => [name, environment[name]] as const);
  Object.assign(environment, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(environment, name);
      else environment[name] = value;
    }
  };
}

/** Set in everything that the toolkit does, however much later. */
const inToolkit = new AsyncLocalStorage<true>();

/** Standard output belongs to the report, and the toolkit writes there what it does, asked or not. */
function silence(): Undo {
  const { stdout } = process;
  const original = Object.getOwnPropertyDescriptor(stdout, 'write');
  const write = stdout.write.bind(stdout);
  const quiet: typeof stdout.write = (
    chunk: string | Uint8Array,
    second?: BufferEncoding | ((error?: Error | null) => void),
    third?: (error?: Error | null) => void,
  ) => {
    if (inToolkit.getStore() === true) return true;
    if (typeof second !== 'string') return write(chunk, second);
    return write(typeof chunk === 'string' ? Buffer.from(chunk, second) : chunk, third);
  };
  stdout.write = quiet;
  return () => {
    if (original === undefined) Reflect.deleteProperty(stdout, 'write');
    else Object.defineProperty(stdout, 'write', original);
  };
}

function shortenRetries(): Undo {
  RETRY.forEach((name, index) => Reflect.set(globalThis, name, RETRY_SECONDS[index]));
  return () => {
    for (const name of RETRY) Reflect.deleteProperty(globalThis, name);
  };
}

/** Ends when nobody uses the toolkit any more: it works on things that there are once in a process. */
let previous: Promise<unknown> = Promise.resolve();

/**
 * Lets the toolkit work: with these variables in the environment of this process, with no lines of its own on standard
 * output, and nobody else at the same time. No process that inherits the environment may be started meanwhile.
 */
export function withToolkit<T>(variables: Readonly<Record<string, string>>, act: () => Promise<T>): Promise<T> {
  const work = async (): Promise<T> => {
    const undo = [lend(variables), silence(), shortenRetries()];
    try {
      return await inToolkit.run(true, act);
    } finally {
      for (const one of undo) one();
    }
  };
  const mine = previous.then(work, work);
  previous = mine;
  return mine;
}
