import path from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { buildConversation, checkConversation } from './parse-conversation.js';
import { buildPullRequest, checkPullRequest } from './parse-pull-request.js';
import { checkRepair } from './parse-repair.js';
import { parseSource } from './parse-source.js';
import { parseValues, requireNoProblems, type RawInputs } from './parse-table.js';
import type { DockerSettings, Limits, ReportSettings, Settings, Source } from './settings.js';
import { INPUT_NAMES, INPUTS, type InputName, type InputValues } from './spec.js';

function isInputName(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

function buildLimits(values: InputValues): Limits {
  return {
    timeoutMs: values.timeout,
    totalTimeoutMs: values['total-timeout'],
    memoryBytes: values.memory,
    maxProcesses: values['max-processes'],
    maxOutputBytes: values['max-output'],
    maxDiskBytes: values['max-disk'],
    cpus: values.cpus,
  };
}

function buildPython(
  values: InputValues,
): Pick<Settings, 'pythonVersion' | 'pythonPath' | 'pythonVersionFile' | 'pythonManifest' | 'venvPath' | 'packages'> {
  return {
    pythonVersion: values['python-version'],
    pythonPath: values['python-path'],
    pythonVersionFile: values['python-version-file'],
    pythonManifest: values['python-manifest'],
    venvPath: values['venv-path'],
    packages: {
      packages: values.packages ?? [],
      requirements: values.requirements ?? [],
      groups: values['dependency-groups'] ?? [],
    },
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

const REPORTS = ['junit-file', 'sarif-file', 'html-file', 'patch-file'] as const;

/** Two of them in one place would be one. */
function checkReports(values: InputValues, problems: string[]): void {
  const given = REPORTS.filter((name) => values[name] !== undefined);
  const places = new Set(given.map((name) => path.normalize(values[name] ?? '')));
  if (places.size === given.length) return;
  problems.push(`${given.map((name) => `\`${name}\``).join(' and ')} must be different files`);
}

/** Each job would leave containers that nobody looks for. */
function checkKept(values: InputValues, problems: string[]): void {
  const jobs = values['matrix-jobs'] ?? 1;
  if (values['keep-container'] === 'never' || jobs === 1) return;
  problems.push(
    `\`keep-container\` is given in a matrix of ${jobs} jobs; look into one of them, in a workflow of its own`,
  );
}

function buildReports(values: InputValues): ReportSettings {
  return {
    junit: values['junit-file'],
    sarif: values['sarif-file'],
    html: values['html-file'],
    patch: values['patch-file'],
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
    ...buildPython(values),
    conversation: buildConversation(values),
    repair: values.repair,
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
    reports: buildReports(values),
    failFast: values['fail-fast'],
    failOnError: values['fail-on-error'],
    summary: values.summary,
    annotations: values.annotations,
    jobs: values.jobs,
    update: values.update,
    dryRun: values['dry-run'],
  };
}

export type { RawInputs };

/**
 * Parses all inputs. An empty text counts as not given, since that is how GitHub passes inputs that are not set.
 *
 * @throws PyexecError `invalid-input` that lists every problem, each with the input's name, what is accepted and what
 * was received.
 */
export function parseSettings(raw: RawInputs): Settings {
  const problems: string[] = [];
  const values: InputValues = parseValues(INPUTS, raw, problems);
  const source = parseSource(values, raw, problems);
  checkConversation(values, source, problems);
  checkRepair(values, source, problems);
  checkPullRequest(values, source, problems);
  checkReports(values, problems);
  checkKept(values, problems);
  requireNoProblems(problems, 'pyexec run');
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
