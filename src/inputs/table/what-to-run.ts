import { lines, names, text } from '../grammar.js';
import { input } from '../input.js';
import { shardNumber } from '../shard-number.js';

/** What runs. */
export const WHAT_TO_RUN = {
  code: input(text, {
    group: 'What to run',
    description: 'Python source text; it runs as script.py in the working directory',
    placeholder: 'TEXT',
  }),
  files: input(names, {
    group: 'What to run',
    description:
      'newline-separated paths or globs of .py files, Markdown documents and notebooks; on the command line: positional arguments',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  module: input(text, {
    group: 'What to run',
    description: 'run `python -m` this module, with `args`',
    placeholder: 'NAME',
  }),
  prompt: input(text, {
    group: 'What to run',
    description: 'a task for the model, which writes programs that are run until the task is done',
    placeholder: 'TEXT',
  }),
  'prompt-file': input(text, {
    group: 'What to run',
    description: 'the same, from a file',
    placeholder: 'PATH',
  }),
  'plan-file': input(text, {
    group: 'What to run',
    description:
      'a plan that `pyexec plan` made: the programs of one of its shards, which `shard` and `python-version` name',
    placeholder: 'PATH',
  }),
  shard: input(shardNumber, {
    group: 'What to run',
    description: 'which shard of `plan-file`: its number, or `2/5`, which is held against the plan',
    placeholder: 'NUMBER',
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
};
