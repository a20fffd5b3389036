import { closest, distance } from 'fastest-levenshtein';
import { listProblems, PyexecError } from '../errors.js';
import { Malformed } from './grammar.js';
import { buildConversation, checkConversation } from './parse-conversation.js';
import { buildPullRequest, checkPullRequest } from './parse-pull-request.js';
import { parseSource } from './parse-source.js';
import { shown } from './shown-value.js';
import type { DockerSettings, Limits, PackageSettings, Settings, Source } from './settings.js';
import { INPUT_NAMES, INPUTS, inputSpec, type InputName, type InputValues } from './spec.js';

/** What the host was given, before anything is understood of it. */
export interface RawInputs {
  /** Input names with the texts that were given for them; names need not be known. */
  readonly values: ReadonlyMap<string, string>;
  /** What the host found wrong with the way they were given. */
  readonly problems: readonly string[];
}

/** A name that is no input, with the nearest one that is. */
export function describeUnknown(name: string): string {
  return `\`${name}\` is not an input; did you mean \`${closest(name, INPUT_NAMES)}\`?`;
}

function isInputName(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

function parseOne(name: InputName, raw: string | undefined, problems: string[]): unknown {
  const given = raw ?? inputSpec(name).default;
  if (given === undefined) return undefined;
  if (given.includes('\0')) {
    problems.push(`\`${name}\` contains a NUL byte`);
    return undefined;
  }
  try {
    return inputSpec(name).grammar(given);
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    problems.push(`\`${name}\` must be ${thrown.message}; ${shown(name, given)}`);
    return undefined;
  }
}

function buildLimits(values: InputValues): Limits {
  return {
    timeoutMs: values.timeout,
    memoryBytes: values.memory,
    maxProcesses: values['max-processes'],
    maxOutputBytes: values['max-output'],
    maxDiskBytes: values['max-disk'],
    cpus: values.cpus,
  };
}

function buildDocker(values: InputValues): DockerSettings {
  return {
    image: values.image,
    pull: values.pull,
    dockerfile: values.dockerfile,
    buildArgs: values['build-args'] ?? {},
    volumes: values.volumes ?? [],
    runtime: values['docker-runtime'],
    keepContainer: values['keep-container'],
  };
}

function buildPackages(values: InputValues): PackageSettings {
  return {
    packages: values.packages ?? [],
    requirements: values.requirements ?? [],
    groups: values['dependency-groups'] ?? [],
  };
}

function build(values: InputValues, source: Source): Settings {
  return {
    source,
    pullRequest: buildPullRequest(values),
    allowEmpty: values['allow-empty'],
    args: values.args ?? [],
    stdin: values.stdin,
    environment: values.environment,
    pythonVersion: values['python-version'],
    pythonPath: values['python-path'],
    pythonVersionFile: values['python-version-file'],
    pythonManifest: values['python-manifest'],
    venvPath: values['venv-path'],
    packages: buildPackages(values),
    conversation: buildConversation(values),
    allowPackages: values['allow-packages'] ?? [],
    docker: buildDocker(values),
    installer: values.installer,
    cache: values.cache,
    isolation: values.isolation,
    network: values.network,
    limits: buildLimits(values),
    env: values.env ?? {},
    readOnlyPaths: values['read-only-paths'] ?? [],
    workingDirectory: values['working-directory'],
    artifacts: {
      patterns: values.artifacts ?? [],
      name: values['artifact-name'],
      retentionDays: values['artifact-retention-days'],
    },
    failOnError: values['fail-on-error'],
    summary: values.summary,
    annotations: values.annotations,
    jobs: values.jobs,
    update: values.update,
    dryRun: values['dry-run'],
  };
}

/**
 * Parses all inputs. An empty text counts as not given, since that is how GitHub passes inputs that are not set.
 *
 * @throws PyexecError `invalid-input` that lists every problem, each with the input's name, what is accepted and what
 * was received.
 */
export function parseSettings(raw: RawInputs): Settings {
  const unknown = [...raw.values.keys()].filter((name) => !isInputName(name));
  const problems = [...raw.problems, ...unknown.map(describeUnknown)];
  const entries = INPUT_NAMES.map((name) => {
    const value = raw.values.get(name);
    return [name, parseOne(name, value === '' ? undefined : value, problems)] as const;
  });
  // The table's grammars give each value the type that `InputValues` names; where one failed, a problem is noted and
  // the values are never used.
  const values = Object.fromEntries(entries) as unknown as InputValues;
  const source = parseSource(values, raw, problems);
  checkConversation(values, source, problems);
  checkPullRequest(values, source, problems);
  if (problems.length > 0) {
    throw new PyexecError('invalid-input', {
      message: listProblems(problems),
      hint: 'Correct the inputs; all of them with their accepted forms are in the README and in `pyexec run --help`.',
    });
  }
  return build(values, source);
}

/** Names that jobs give to secrets of their own, so that such a variable is no misspelt input. */
const OF_JOBS: readonly string[] = ['api_key'];

/**
 * Whether a variable `INPUT_<NAME>` was hardly meant for this action: no input has an underscore in its name, and this
 * one is not a misspelt one either. Jobs may have such variables of their own.
 */
export function isForeignInput(name: string): boolean {
  const isMisspelt = isInputName(name.replaceAll('_', '-')) || distance(name, closest(name, INPUT_NAMES)) <= 2;
  return OF_JOBS.includes(name) || (name.includes('_') && !isMisspelt);
}
