import { constants } from 'node:os';
import { PyexecError } from '../../errors.js';

/** Why a program could not be started, from what the supervisor says. */
export function launchError(fields: ReadonlyMap<string, string>): PyexecError {
  const errno = Number(fields.get('errno'));
  const name = Object.entries(constants.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
  const isAccess = name === 'EACCES' || name === 'EPERM';
  return new PyexecError(isAccess ? 'python-unreachable' : 'execution-failed', {
    message: `the program could not be started: ${fields.get('text') ?? name}`,
    hint: isAccess
      ? 'The user that runs the code must be able to execute the interpreter and enter the working directory; as root the code runs as an unprivileged user.'
      : 'Check that the interpreter and the working directory still exist.',
  });
}

/** What did not become a supervisor, and what it said last on standard error. */
export function brokenPython(what: string, last: string): PyexecError {
  return new PyexecError('python-broken', {
    message: `${what} in place of answering like Python 3.6 or newer${last === '' ? '' : `: ${last}`}`,
    hint: 'Set `python-path` or `python-version` to a working interpreter; try `PYTHON -I -c "import sys; print(sys.version)"`.',
  });
}
