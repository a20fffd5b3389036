import { PyexecError } from '../errors.js';
import type { MachineFacts } from '../machine-facts.js';
import type { KnownPython } from './candidate.js';
import type { Chooser, ChosenPython } from './chosen-python.js';
import { describePythons } from './describe-pythons.js';
import { NotInstallable, ownToolCache, type InstallOptions } from './install/install-options.js';
import { OLDEST_PYTHON, rankCandidates } from './rank-candidates.js';
import { surveyPythons, verifySurvey, type Survey } from './survey-pythons.js';

/** A version that somebody asked for. */
interface VersionWish {
  readonly request: string;
  readonly freeThreaded: boolean;
  /** The input that names it. */
  readonly input: string;
  /** Who says so, when it is not the input itself. */
  readonly because: string | undefined;
}

interface Search {
  readonly wish: VersionWish;
  readonly facts: MachineFacts;
  readonly install: InstallOptions | undefined;
}

function wanted({ request, freeThreaded, because }: VersionWish): string {
  return `${request}${freeThreaded ? ' (free-threaded)' : ''}${because === undefined ? '' : `, as ${because}`}`;
}

/** What was installed here by us is found like what the runner's image brings. */
function withOwnPlace(facts: MachineFacts, install: InstallOptions | undefined): MachineFacts {
  if (install === undefined || facts.toolCache !== undefined) return facts;
  return { ...facts, toolCache: ownToolCache(install) };
}

async function notFound({ wish, facts }: Search, survey: Survey, failed?: NotInstallable): Promise<PyexecError> {
  const here = describePythons(await verifySurvey(survey, facts));
  const none = `no Python on this machine satisfies ${wanted(wish)}`;
  const remedy =
    failed === undefined
      ? 'Install that version, or set `python-path`; `pyexec doctor` shows what is here. Missing versions are installed unasked in CI only.'
      : failed.hint;
  return new PyexecError('python-not-found', {
    message: failed === undefined ? none : `${none}, and none could be installed: ${failed.message}`,
    hint: `${wish.input} must match one of: ${here} ${remedy}`.trim(),
    cause: failed,
  });
}

async function installOne(search: Search, survey: Survey): Promise<ChosenPython> {
  const { wish, facts, install } = search;
  if (install === undefined || !(install.mayInstall ?? facts.mayInstall)) throw await notFound(search, survey);
  const { installPython } = await import('./install/install-python.js');
  try {
    const { path: file, version } = await installPython(wish, facts, install);
    return { path: file, because: `installed for ${wanted(wish)}`, version, request: wish.request };
  } catch (thrown) {
    if (thrown instanceof NotInstallable) throw await notFound(search, survey, thrown);
    throw thrown;
  }
}

function choose(best: KnownPython, wish: VersionWish): ChosenPython {
  const other = best.implementation === 'cpython' ? '' : best.implementation;
  const source = other === undefined || other === '' ? best.source : `${best.source}, ${other}: no CPython does`;
  return {
    path: best.path,
    because: `best match of ${wanted(wish)} (${source})`,
    version: best.version,
    request: wish.request,
  };
}

async function find(search: Search): Promise<ChosenPython> {
  const { wish, facts, install } = search;
  const survey = await surveyPythons(withOwnPlace(facts, install));
  const [best] = rankCandidates(survey.known, { ...wish, arch: facts.arch });
  return best === undefined ? installOne(search, survey) : choose(best, wish);
}

/** The best match on the machine; where there is none and it may be, one is installed. */
export const chooseByVersion: Chooser = async ({ version, freeThreaded = false }, facts, { install }) => {
  if (version === undefined) return undefined;
  const wish = { request: version, freeThreaded, input: '`python-version`', because: undefined };
  return find({ wish, facts, install });
};

/** The same for the version that a file names. */
export const chooseByVersionFile: Chooser = async ({ versionFile, freeThreaded }, facts, { install }) => {
  if (versionFile === undefined) return undefined;
  const { readVersionFile } = await import('./read-version-file.js');
  const read = await readVersionFile(versionFile, facts.currentFolder);
  const wish = { ...read, freeThreaded: freeThreaded ?? read.freeThreaded, input: '`python-version-file`' };
  return find({ wish, facts, install });
};

/** Any version, the newest first; for machines that have no Python on PATH. */
export async function chooseNewest(
  facts: MachineFacts,
  install: InstallOptions | undefined,
): Promise<ChosenPython | undefined> {
  const wish = { request: `>=${OLDEST_PYTHON}`, freeThreaded: false, input: '`python-version`', because: undefined };
  const survey = await surveyPythons(withOwnPlace(facts, install));
  const [any] = rankCandidates(survey.known, { ...wish, arch: facts.arch });
  if (any !== undefined)
    return { path: any.path, because: `newest of the machine (${any.source})`, version: any.version };
  if (install === undefined || !(install.mayInstall ?? facts.mayInstall)) return undefined;
  return installOne({ wish, facts, install }, survey);
}
