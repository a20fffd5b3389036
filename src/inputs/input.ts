import type { Grammar } from './grammar.js';

/** The headings of help and README, in their order. */
export const INPUT_GROUPS = [
  'What to run',
  'Pull requests',
  'Where it runs',
  'How it is contained',
  'Files and results',
  'Conversation with a model',
] as const;

/** What is known of one input. */
export interface InputSpec<T> {
  readonly grammar: Grammar<T>;
  readonly group: (typeof INPUT_GROUPS)[number];
  /** One line for help, README and action.yml. */
  readonly description: string;
  /** What stands for the value in help; booleans have none. */
  readonly placeholder?: string;
  /** Text that is parsed when the input is not given; without it the value is undefined then. */
  readonly default?: string;
  /**
   * What GitHub evaluates when the input is not given, in place of a default: an expression for action.yml, see
   * `input-default-context` in https://github.com/actions/runner/blob/main/src/Runner.Worker/action_yaml.json.
   */
  readonly expression?: string;
  /** What README says in the column of defaults when there is no fixed text. */
  readonly defaultNote?: string;
  /** Secret values are never repeated in messages. */
  readonly secret?: true;
  /** What it is on the command line: flags could be read by every user of the machine. */
  readonly variable?: string;
  /** Given several times on the command line, the values are joined as lines. */
  readonly repeatable?: true;
}

/** An input of the table, with the type of its value. */
export function input<T, const S extends Omit<InputSpec<T>, 'grammar'>>(
  grammar: Grammar<T>,
  spec: S,
): S & { grammar: Grammar<T> } {
  return { ...spec, grammar };
}
