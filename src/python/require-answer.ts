import { PyexecError } from '../errors.js';
import { questionInterpreter, type AskedInterpreter } from './ask-interpreter.js';

/**
 * What an interpreter says of itself.
 *
 * @throws PyexecError `python-broken`
 */
export async function requireAnswer(python: string, env: Readonly<Record<string, string>>): Promise<AskedInterpreter> {
  const answer = await questionInterpreter(python, env);
  if (answer.kind === 'answered') return answer.asked;
  throw new PyexecError('python-broken', {
    message: `${python} ${answer.reason}`,
    hint: 'Set `python-path` or `python-version` to a working interpreter, Python 3.6 or newer.',
  });
}
