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
} as const;
