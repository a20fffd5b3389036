import { parseArgs } from 'node:util';
import { describeUnknown, type RawInputs } from '../inputs/parse-settings.js';
import { INPUT_NAMES, inputSpec, isBooleanInput, type InputName } from '../inputs/spec.js';

/** What was asked for on the command line of `pyexec run`. */
export interface RunArguments {
  readonly inputs: RawInputs;
  readonly json: boolean;
  readonly help: boolean;
}

const SWITCHES = ['json', 'help'] as const;

function isInputName(name: string): name is InputName {
  return (INPUT_NAMES as readonly string[]).includes(name);
}

function options(): Record<string, { type: 'boolean' | 'string'; short?: string }> {
  const all: Record<string, { type: 'boolean' | 'string'; short?: string }> = {};
  for (const name of INPUT_NAMES) {
    if (!isBooleanInput(name)) all[name] = { type: 'string' };
    else all[name] = all[`no-${name}`] = { type: 'boolean' };
  }
  for (const name of SWITCHES) all[name] = { type: 'boolean' };
  return { ...all, help: { type: 'boolean', short: 'h' } };
}

function isNegation(name: string): boolean {
  const positive = name.slice('no-'.length);
  return name.startsWith('no-') && isInputName(positive) && isBooleanInput(positive);
}

class Collector {
  readonly values = new Map<string, string>();
  readonly switches = new Set<string>();
  readonly problems: string[] = [];

  option(name: string, rawName: string, value: string | undefined): void {
    const positive = isNegation(name) ? name.slice('no-'.length) : name;
    if ((SWITCHES as readonly string[]).includes(name) || (positive !== name && value !== undefined)) {
      if (value === undefined) this.switches.add(name);
      else this.problems.push(`\`${rawName}\` takes no value`);
    } else if (!isInputName(positive)) {
      this.problems.push(
        rawName.startsWith('--') ? `\`${rawName}\`: ${describeUnknown(name)}` : `\`${rawName}\` is not a flag`,
      );
    } else if (isBooleanInput(positive)) {
      this.set(positive, value ?? String(positive === name));
    } else if (inputSpec(positive).variable !== undefined) {
      this.problems.push(
        `\`--${name}\` could be read by every user of the machine; set the variable ${inputSpec(positive).variable ?? ''}`,
      );
    } else if (value === undefined) {
      this.problems.push(`\`--${name}\` needs a value`);
    } else {
      this.set(positive, value);
    }
  }

  set(name: InputName, value: string): void {
    const before = this.values.get(name);
    if (before !== undefined && !inputSpec(name).repeatable)
      this.problems.push(`\`--${name}\` is given more than once`);
    this.values.set(name, before === undefined ? value : `${before}\n${value}`);
  }
}

/**
 * The arguments behind `pyexec run`. Positional arguments are `files`; `--name value`, `--name=value`, `--no-name`. What
 * is wrong with them is told together with what is wrong with the inputs.
 */
export function parseRunArguments(args: readonly string[]): RunArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: options(),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const collector = new Collector();
  for (const token of tokens) {
    if (token.kind === 'positional') collector.set('files', token.value);
    if (token.kind === 'option') collector.option(token.name, token.rawName, token.value);
  }
  const { values, switches, problems } = collector;
  return { inputs: { values, problems }, json: switches.has('json'), help: switches.has('help') };
}
