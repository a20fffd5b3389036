import { boolean, count, duration, httpAddress, text } from '../grammar.js';
import { input } from '../input.js';
import { modelOptions } from '../model-options.js';

const group = 'Conversation with a model';

/** A model that writes the code. */
export const CONVERSATION = {
  model: input(text, {
    group,
    description: 'name of the model, as its service has it; required with `prompt` and `repair`',
    placeholder: 'NAME',
  }),
  repair: input(boolean, {
    group,
    description:
      'have the model mend programs that do not pass: a suggestion in the reports and a patch, no change of the verdict',
    default: 'false',
  }),
  'api-key': input(text, {
    group,
    description:
      'key of the model’s service; no program ever gets it. On the command line it is the variable `OPENAI_API_KEY`',
    placeholder: 'KEY',
    secret: true,
    variable: 'OPENAI_API_KEY',
  }),
  'base-url': input(httpAddress, {
    group,
    description: 'address of an OpenAI-compatible API with its version, for example `http://localhost:11434/v1`',
    placeholder: 'URL',
    default: 'https://api.openai.com/v1',
  }),
  'system-prompt': input(text, {
    group,
    description: 'instructions for the model in place of the built-in ones',
    placeholder: 'TEXT',
  }),
  'max-turns': input(count, {
    group,
    description: 'replies of the model, each with the programs that it asks for; of all repairs together',
    placeholder: 'NUMBER',
    default: '5',
  }),
  'max-tokens': input(count, {
    group,
    description: 'tokens of the whole conversation or of all repairs, read and written; without it as many as it takes',
    placeholder: 'NUMBER',
  }),
  'max-time': input(duration, {
    group,
    description: 'time for the whole conversation, or for all repairs: `90s`, `10m`, `1h`',
    placeholder: 'TIME',
    default: '10m',
  }),
  check: input(text, {
    group,
    description:
      'Python source, or the path of a file with it, that must exit with 0 in the working directory for the task to count as done',
    placeholder: 'TEXT',
  }),
  'allow-key-exposure': input(boolean, {
    group,
    description: 'permit `api-key` together with `isolation: none`, where the code could find the key in memory',
    default: 'false',
  }),
  'model-options': input(modelOptions, {
    group,
    description: 'JSON object with more fields for the requests, for example `{"temperature": 0}`',
    placeholder: 'JSON',
  }),
  record: input(text, {
    group,
    description: 'a file to record the model’s side of the conversation in, written anew after each reply',
    placeholder: 'PATH',
  }),
  replay: input(text, {
    group,
    description: 'a recording to take the model’s replies from; the code runs all the same, and no key is needed',
    placeholder: 'PATH',
  }),
};
