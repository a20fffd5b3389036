import { lines, Malformed, type Grammar } from './grammar.js';

/** Names that change how programs are loaded, or that belong to the runner and to this tool. */
const REFUSED =
  /^(LD_.*|DYLD_.*|PYTHON(PATH|HOME|STARTUP|USERBASE|EXECUTABLE|PLATLIBDIR|INSPECT)|NODE_OPTIONS|BASH_ENV|GLIBC_TUNABLES|GCONV_PATH|GITHUB_.*|RUNNER_.*|ACTIONS_.*|INPUT_.*|DOCKER_.*|PYEXEC_.*)$/i;

/** Lines of `KEY=VALUE` as a record. The value may be empty and may hold further `=`. */
export const envLines: Grammar<Record<string, string>> = (raw) => {
  const variables = new Map<string, string>();
  for (const line of lines(raw)) {
    const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      throw new Malformed('lines of KEY=VALUE, where KEY consists of letters, digits and underscores');
    }
    if (REFUSED.test(name)) {
      throw new Malformed(
        `lines of KEY=VALUE without ${name}, which would change how programs load or belongs to the runner`,
      );
    }
    if (variables.has(name)) throw new Malformed(`lines of KEY=VALUE with ${name} only once`);
    variables.set(name, value);
  }
  return Object.fromEntries(variables);
};
