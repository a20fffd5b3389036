import { boolean } from '../inputs/grammar.js';
import type { InputTable } from '../inputs/parse-table.js';
import { INPUT_GROUPS, INPUTS } from '../inputs/spec.js';

const EXAMPLES = `Examples:
  pyexec run script.py
  pyexec run --code 'print(6 * 7)'
  pyexec run --packages 'numpy>=1.26' --code 'import numpy; print(numpy.arange(5).sum())'
  pyexec run --python-version '>=3.10' --json 'examples/**/*.py'
  env OPENAI_API_KEY=… pyexec run --model gpt-5-mini --prompt 'Print the first 20 primes'
  pyexec run --working-directory . --module unittest --timeout 5m`;

/** `pyexec --help` */
export const MAIN_HELP = `Runs Python that nobody has reviewed yet, under limits, and says what happened.

Usage:
  pyexec run [flags] [FILE ...]   run programs and report; pyexec run --help lists the flags
  pyexec plan [flags] FILE ...    programs and Python versions to a matrix of shards
  pyexec merge [flags]            the results of the shards to one report and one verdict
  pyexec doctor [--install]       what this machine can do, why not, and the fix
  pyexec cache list|clear         what is kept on this machine for later runs
  pyexec --version | --help

Exit status: 0 all passed, 1 the code did not pass, 2 bad usage or input, 3 the tool could not do its work, 130 cancelled.

${EXAMPLES}
`;

/** `pyexec doctor --help` */
export const DOCTOR_HELP = `Usage: pyexec doctor [--install]

Lists what this machine can do (Pythons, bubblewrap, cgroups, Docker), why not, and the fix. Exit status 3 when something
that this version needs is missing. --install installs bubblewrap, the distribution's package, and loads a profile of
AppArmor for it where one is needed; it takes root's rights, or sudo without a password.
`;

/** `pyexec cache --help` */
export const CACHE_HELP = `Usage: pyexec cache list | clear

Lists the venvs with installed packages that are kept for later runs, the one used last first, or removes them all.
`;

/** What `pyexec plan --help` and `pyexec merge --help` say besides the flags. */
export const PLAN_USAGE = {
  usage: 'pyexec plan [flags] FILE ...',
  about: `Says which job runs what: programs × Python versions, in shards that take about the same time. Writes the plan, which
each job (pyexec run --plan-file FILE --shard NUMBER) and pyexec merge need, and prints the matrix with --json.`,
  json: 'print matrix, programs, shards, empty and planFile on standard output',
};
export const MERGE_USAGE = {
  usage: 'pyexec merge [flags] --plan-file FILE --results FOLDER',
  about: `Joins the result.json of all shards of a plan. A shard that has none, or one that cannot be used, is an error. Exit
status as of pyexec run.`,
  json: 'print the merged result.json on standard output',
};

function flagLines(table: InputTable, group?: string): string[] {
  return Object.entries(table)
    .filter(([, spec]) => group === undefined || spec.group === group)
    .flatMap(([name, spec]) => {
      const isSwitch = spec.grammar === boolean;
      const flag = isSwitch ? `--[no-]${name}` : (spec.variable ?? `--${name} ${spec.placeholder ?? 'VALUE'}`);
      const fallback = spec.default ?? spec.defaultNote;
      return [`  ${flag}`, `      ${spec.description}${fallback === undefined ? '' : ` (default: ${fallback})`}`];
    });
}

/** The help of a command with inputs of its own. */
export function commandHelp(table: InputTable, { usage, about, json }: typeof PLAN_USAGE): string {
  return `Usage: ${usage}\n\n${about}\n\nFlags:\n${flagLines(table).join('\n')}\n  --json\n      ${json}\n`;
}

/** `pyexec run --help`, from the table of inputs. */
export function runHelp(): string {
  const groups = INPUT_GROUPS.map((group) => `${group}:\n${flagLines(INPUTS, group).join('\n')}`);
  const output = 'Output:\n  --json\n      print result.json on standard output';
  return `Usage: pyexec run [flags] [FILE ...]\n\n${[...groups, output, EXAMPLES].join('\n\n')}\n`;
}
