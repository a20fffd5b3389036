import { INPUT_GROUPS, INPUT_NAMES, inputSpec, isBooleanInput } from '../inputs/spec.js';

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

function flagLines(group: string): string[] {
  return INPUT_NAMES.filter((name) => inputSpec(name).group === group).flatMap((name) => {
    const spec = inputSpec(name);
    const flag = isBooleanInput(name)
      ? `--[no-]${name}`
      : (spec.variable ?? `--${name} ${spec.placeholder ?? 'VALUE'}`);
    const fallback = spec.default ?? spec.defaultNote;
    return [`  ${flag}`, `      ${spec.description}${fallback === undefined ? '' : ` (default: ${fallback})`}`];
  });
}

/** `pyexec run --help`, from the table of inputs. */
export function runHelp(): string {
  const groups = INPUT_GROUPS.map((group) => `${group}:\n${flagLines(group).join('\n')}`);
  const output = 'Output:\n  --json\n      print result.json on standard output';
  return `Usage: pyexec run [flags] [FILE ...]\n\n${[...groups, output, EXAMPLES].join('\n\n')}\n`;
}
