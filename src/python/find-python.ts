import type { MachineFacts } from '../machine-facts.js';
import { chooseByPath } from './choose-by-path.js';
import { chooseByVersion, chooseByVersionFile } from './choose-by-version.js';
import { chooseDefault } from './choose-default.js';
import type { Chooser, ChosenPython, FindOptions, PythonRequest } from './chosen-python.js';

export type { ChosenPython, PythonRequest } from './chosen-python.js';
export { OLDEST_PYTHON } from './rank-candidates.js';
export { surveyPythons } from './survey-pythons.js';

/** The order decides: the first way that was used to ask chooses, and fails when what it names cannot be had. */
const CHOOSERS: readonly Chooser[] = [chooseByPath, chooseByVersion, chooseByVersionFile];

/**
 * Chooses the interpreter: a given path wins over a version, that over a file with one, and without any it is `python3` on
 * PATH. A version that the machine does not have is installed where the options let it.
 *
 * @throws PyexecError `python-not-found`, with the versions that are there; `python-broken` when what was installed does
 *   not start; `invalid-input` for a version file that says nothing
 */
export async function findPython(
  request: PythonRequest,
  facts: MachineFacts,
  options: FindOptions = {},
): Promise<ChosenPython> {
  for (const choose of CHOOSERS) {
    const chosen = await choose(request, facts, options);
    if (chosen !== undefined) return chosen;
  }
  return chooseDefault(facts, options);
}
