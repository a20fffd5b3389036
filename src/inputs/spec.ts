import { artifactName, retentionDays } from './artifact-name.js';
import { artifactPatterns } from './artifact-patterns.js';
import { envLines } from './env-lines.js';
import {
  boolean,
  choice,
  count,
  duration,
  lines,
  names,
  processors,
  size,
  sizeOrNone,
  text,
  versionRequest,
  type Grammar,
} from './grammar.js';

/** The headings of help and README, in their order. */
export const INPUT_GROUPS = ['What to run', 'Where it runs', 'How it is contained', 'Files and results'] as const;

interface InputSpec<T> {
  readonly grammar: Grammar<T>;
  readonly group: (typeof INPUT_GROUPS)[number];
  /** One line for help, README and action.yml. */
  readonly description: string;
  /** What stands for the value in help; booleans have none. */
  readonly placeholder?: string;
  /** Text that is parsed when the input is not given; without it the value is undefined then. */
  readonly default?: string;
  /** What README says in the column of defaults when there is no fixed text. */
  readonly defaultNote?: string;
  /** Secret values are never repeated in messages. */
  readonly secret?: true;
  /** Given several times on the command line, the values are joined as lines. */
  readonly repeatable?: true;
}

function input<T, const S extends Omit<InputSpec<T>, 'grammar'>>(
  grammar: Grammar<T>,
  spec: S,
): S & { grammar: Grammar<T> } {
  return { ...spec, grammar };
}

/** The only table of inputs: action inputs, command-line flags and the README's tables come from here. */
export const INPUTS = {
  code: input(text, {
    group: 'What to run',
    description: 'Python source text; it runs as script.py in the working directory',
    placeholder: 'TEXT',
  }),
  files: input(names, {
    group: 'What to run',
    description: 'newline-separated paths or globs of .py files; on the command line: positional arguments',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  module: input(text, {
    group: 'What to run',
    description: 'run `python -m` this module, with `args`',
    placeholder: 'NAME',
  }),
  args: input(lines, {
    group: 'What to run',
    description: 'newline-separated arguments for the program',
    placeholder: 'ARGUMENTS',
    repeatable: true,
  }),
  stdin: input(text, {
    group: 'What to run',
    description: 'text for standard input; without it standard input is empty',
    placeholder: 'TEXT',
  }),
  environment: input(choice('system', 'venv', 'docker'), {
    group: 'Where it runs',
    description: 'where Python comes from: `system`, `venv` or `docker` (this version has `system`)',
    placeholder: 'KIND',
    default: 'venv',
  }),
  'python-version': input(versionRequest, {
    group: 'Where it runs',
    description: 'version request: `3.12`, `3.12.4`, `3.x`, `>=3.10,<3.13`; the best match on the machine is taken',
    placeholder: 'VERSION',
  }),
  'python-path': input(text, {
    group: 'Where it runs',
    description: 'an interpreter, as a path or a name on PATH; takes precedence over `python-version`',
    placeholder: 'PATH',
  }),
  isolation: input(choice('sandbox', 'none'), {
    group: 'How it is contained',
    description: 'for system and venv: `sandbox` (Linux, needs bubblewrap) or `none`',
    placeholder: 'KIND',
    default: 'sandbox',
  }),
  network: input(choice('none', 'full'), {
    group: 'How it is contained',
    description: 'network of the program: `none` or `full`; not restricted with `isolation: none`',
    placeholder: 'KIND',
    default: 'none',
  }),
  timeout: input(duration, {
    group: 'How it is contained',
    description: 'wall-clock limit for each program: seconds, or `500ms`, `90s`, `5m`',
    placeholder: 'DURATION',
    default: '30s',
  }),
  memory: input(sizeOrNone, {
    group: 'How it is contained',
    description:
      'memory of the program: bytes, or `512MiB`, `2GiB`, `none`; of each process by itself where there are no control groups',
    placeholder: 'SIZE',
    default: '1GiB',
  }),
  cpus: input(processors, {
    group: 'How it is contained',
    description: 'processors for the program, for example `1.5`; takes control groups, so not with `isolation: none`',
    placeholder: 'NUMBER',
    defaultNote: 'all',
  }),
  'max-processes': input(count, {
    group: 'How it is contained',
    description: 'processes and threads of the code; with `isolation: none` enforced only when the tool runs as root',
    placeholder: 'COUNT',
    default: '128',
  }),
  'max-output': input(size, {
    group: 'How it is contained',
    description: 'captured output per stream: head and tail are kept; ten times as much stops the program',
    placeholder: 'SIZE',
    default: '1MiB',
  }),
  'max-disk': input(size, {
    group: 'How it is contained',
    description:
      'what the code may write in its working directory; home and temporary folder are held in memory in the sandbox and hold at most 64 MiB each',
    placeholder: 'SIZE',
    default: '512MiB',
  }),
  'read-only-paths': input(names, {
    group: 'How it is contained',
    description:
      'newline-separated paths that the code may read in the sandbox, for example the workspace; what is named `.git` in them stays hidden',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  env: input(envLines, {
    group: 'How it is contained',
    description: "newline-separated KEY=VALUE for the code; nothing else of the job's environment reaches it",
    placeholder: 'VARIABLES',
    secret: true,
    repeatable: true,
  }),
  'working-directory': input(text, {
    group: 'Files and results',
    description: 'where the program runs and writes',
    placeholder: 'PATH',
    defaultNote: 'fresh temporary directory',
  }),
  artifacts: input(artifactPatterns, {
    group: 'Files and results',
    description:
      'newline-separated globs below the working directory; the action uploads what matches, the command line copies it to a folder',
    placeholder: 'GLOBS',
    repeatable: true,
  }),
  'artifact-name': input(artifactName, {
    group: 'Files and results',
    description: 'name of the uploaded artifact, unique in the workflow run',
    placeholder: 'NAME',
    defaultNote: 'unique per job and step',
  }),
  'artifact-retention-days': input(retentionDays, {
    group: 'Files and results',
    description: 'days after which the artifact is deleted',
    placeholder: 'DAYS',
    defaultNote: 'repository default',
  }),
  'fail-on-error': input(boolean, {
    group: 'Files and results',
    description: 'a program that does not pass fails the step',
    default: 'true',
  }),
  summary: input(boolean, { group: 'Files and results', description: 'write the step summary', default: 'true' }),
  annotations: input(boolean, {
    group: 'Files and results',
    description: 'annotate the failing line',
    default: 'true',
  }),
  jobs: input(count, {
    group: 'Files and results',
    description: 'programs run at the same time',
    placeholder: 'COUNT',
    defaultNote: 'number of cores',
  }),
  'dry-run': input(boolean, { group: 'Files and results', description: 'print the plan and stop', default: 'false' }),
};

export type InputName = keyof typeof INPUTS;

/** What every consumer of the table may rely on, whatever the input's type. */
export type AnyInputSpec = Omit<InputSpec<unknown>, 'grammar'> & { readonly grammar: Grammar<unknown> };

export const INPUT_NAMES = Object.keys(INPUTS) as InputName[];

export function inputSpec(name: InputName): AnyInputSpec {
  return INPUTS[name];
}

export function isBooleanInput(name: InputName): boolean {
  return inputSpec(name).grammar === boolean;
}

type Parsed<S> = S extends { grammar: Grammar<infer T> } ? (S extends { default: string } ? T : T | undefined) : never;

/** The parsed values of all inputs; undefined means not given and without a default. */
export type InputValues = { readonly [Name in InputName]: Parsed<(typeof INPUTS)[Name]> };
