import { boolean, text } from '../inputs/grammar.js';
import { input } from '../inputs/input.js';

/** The inputs of `pyexec merge` and of the action in merge/. */
export const MERGE_INPUTS = {
  'plan-file': input(text, {
    group: 'What to run',
    description: 'the plan that the shards are of, as `pyexec plan` wrote it',
    placeholder: 'PATH',
  }),
  results: input(text, {
    group: 'What to run',
    description:
      'the folder with the result.json of each shard: in a folder for each artifact, as actions/download-artifact makes them, or as *.json beside each other',
    placeholder: 'FOLDER',
  }),
  'result-file': input(text, {
    group: 'Files and results',
    description: 'where to write the merged result.json',
    placeholder: 'PATH',
    defaultNote: 'the action: a temporary file; the command line: nowhere',
  }),
  'durations-file': input(text, {
    group: 'Files and results',
    description: 'where to write what each program took, for the `durations` of later plans',
    placeholder: 'PATH',
    defaultNote: 'as for `result-file`',
  }),
  'junit-file': input(text, {
    group: 'Files and results',
    description: 'where to write the results as JUnit XML, a suite for each Python',
    placeholder: 'PATH',
  }),
  'sarif-file': input(text, {
    group: 'Files and results',
    description: 'where to write what did not pass as SARIF 2.1.0',
    placeholder: 'PATH',
  }),
  'html-file': input(text, {
    group: 'Files and results',
    description: 'where to write one self-contained page of all programs with all Pythons',
    placeholder: 'PATH',
  }),
  'fail-on-error': input(boolean, {
    group: 'Files and results',
    description: 'a program that does not pass fails the step; a shard without a usable result always does',
    default: 'true',
  }),
  summary: input(boolean, { group: 'Files and results', description: 'write the step summary', default: 'true' }),
  annotations: input(boolean, {
    group: 'Files and results',
    description: 'annotate the failing lines',
    default: 'true',
  }),
};

/** The outputs of the action in merge/. */
export const MERGE_OUTPUTS = {
  status:
    'the worst of all programs with all Pythons, as of the action itself; `error` when a shard has no result that can be used',
  'result-file': 'path of result.json, all shards together',
  'durations-file': 'path of durations.json: what each program took, for the `durations` of later plans',
  'junit-file': 'path of the JUnit XML, when it was asked for',
  'sarif-file': 'path of the SARIF file, when it was asked for',
  'html-file': 'path of the page, when it was asked for',
} as const;
