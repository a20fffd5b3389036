import { parseArgs } from 'node:util';
import { boolean } from '../inputs/grammar.js';
import { describeUnknown, type InputTable, type RawInputs } from '../inputs/parse-table.js';
import { INPUTS } from '../inputs/spec.js';

/** What was asked for on the command line. */
export interface RunArguments {
  readonly inputs: RawInputs;
  readonly json: boolean;
  readonly help: boolean;
}

const SWITCHES = ['json', 'help'] as const;

/** Whether an input of the table is a switch. */
function isSwitch(table: InputTable, name: string): boolean {
  return Object.hasOwn(table, name) && table[name]?.grammar === boolean;
}

function options(table: InputTable): Record<string, { type: 'boolean' | 'string'; short?: string }> {
  const all: Record<string, { type: 'boolean' | 'string'; short?: string }> = {};
  for (const name of Object.keys(table)) {
    if (!isSwitch(table, name)) all[name] = { type: 'string' };
    else all[name] = all[`no-${name}`] = { type: 'boolean' };
  }
  for (const name of SWITCHES) all[name] = { type: 'boolean' };
  return { ...all, help: { type: 'boolean', short: 'h' } };
}

class Collector {
  readonly values = new Map<string, string>();
  readonly switches = new Set<string>();
  readonly problems: string[] = [];

  constructor(private readonly table: InputTable) {}

  option(name: string, rawName: string, value: string | undefined): void {
    const isNegation = name.startsWith('no-') && isSwitch(this.table, name.slice('no-'.length));
    const positive = isNegation ? name.slice('no-'.length) : name;
    const spec = Object.hasOwn(this.table, positive) ? this.table[positive] : undefined;
    if ((SWITCHES as readonly string[]).includes(name) || (isNegation && value !== undefined)) {
      if (value === undefined) this.switches.add(name);
      else this.problems.push(`\`${rawName}\` takes no value`);
    } else if (spec === undefined) {
      const unknown = describeUnknown(name, Object.keys(this.table));
      this.problems.push(rawName.startsWith('--') ? `\`${rawName}\`: ${unknown}` : `\`${rawName}\` is not a flag`);
    } else if (isSwitch(this.table, positive)) {
      this.set(positive, value ?? String(!isNegation));
    } else if (spec.variable !== undefined) {
      this.problems.push(`\`--${name}\` could be read by every user of the machine; set the variable ${spec.variable}`);
    } else if (value === undefined) {
      this.problems.push(`\`--${name}\` needs a value`);
    } else {
      this.set(positive, value);
    }
  }

  positional(value: string): void {
    // What a shell makes of `*.md` may have names in it that would become several paths.
    if (/[\r\n]/.test(value))
      this.problems.push(
        `${JSON.stringify(value)} has a line end in it, which separates files; a quoted glob finds it`,
      );
    else if (Object.hasOwn(this.table, 'files')) this.set('files', value);
    else this.problems.push(`${JSON.stringify(value)} is not a flag, and nothing else is expected`);
  }

  private set(name: string, value: string): void {
    const before = this.values.get(name);
    if (before !== undefined && !this.table[name]?.repeatable)
      this.problems.push(`\`--${name}\` is given more than once`);
    this.values.set(name, before === undefined ? value : `${before}\n${value}`);
  }
}

/**
 * The arguments behind `pyexec run`, or behind a command with another table of inputs. Positional arguments are `files`; `--name value`, `--name=value`, `--no-name`. What
 * is wrong with them is told together with what is wrong with the inputs.
 */
export function parseRunArguments(args: readonly string[], table: InputTable = INPUTS): RunArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: options(table),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const collector = new Collector(table);
  for (const token of tokens) {
    if (token.kind === 'positional') collector.positional(token.value);
    if (token.kind === 'option') collector.option(token.name, token.rawName, token.value);
  }
  const { values, switches, problems } = collector;
  return { inputs: { values, problems }, json: switches.has('json'), help: switches.has('help') };
}
