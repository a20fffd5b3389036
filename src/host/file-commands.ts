import { FILE_COMMANDS } from './file-command-guard.js';
import type { Environment } from './harden.js';

/** The toolkit reads the names of the command files from `process.env`; they are there only while it is called. */
export function withFileCommands<T>(env: Environment, act: () => T): T {
  const clear = (): void => {
    for (const name of FILE_COMMANDS) Reflect.deleteProperty(process.env, name);
  };
  for (const name of FILE_COMMANDS) if (env[name] !== undefined) process.env[name] = env[name];
  const result = act();
  if (result instanceof Promise) void result.then(clear, clear);
  else clear();
  return result;
}
