import { boolean, type Grammar } from './grammar.js';
import type { InputSpec } from './input.js';
import { CONVERSATION } from './table/conversation.js';
import { DOCKER } from './table/docker.js';
import { FILES_AND_RESULTS } from './table/files-and-results.js';
import { HOW_IT_IS_CONTAINED } from './table/how-it-is-contained.js';
import { PULL_REQUESTS } from './table/pull-requests.js';
import { WHAT_TO_RUN } from './table/what-to-run.js';
import { WHERE_IT_RUNS } from './table/where-it-runs.js';

export { INPUT_GROUPS } from './input.js';

/** The only table of inputs: action inputs, command-line flags and the README's tables come from here. */
export const INPUTS = {
  ...WHAT_TO_RUN,
  ...PULL_REQUESTS,
  ...WHERE_IT_RUNS,
  ...DOCKER,
  ...HOW_IT_IS_CONTAINED,
  ...FILES_AND_RESULTS,
  ...CONVERSATION,
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

/** The type of an input's value; undefined is part of it when there is no default. */
export type Parsed<S> = S extends { grammar: Grammar<infer T> }
  ? S extends { default: string }
    ? T
    : T | undefined
  : never;

/** The parsed values of all inputs; undefined means not given and without a default. */
export type InputValues = { readonly [Name in InputName]: Parsed<(typeof INPUTS)[Name]> };
