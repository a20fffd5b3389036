import { boolean, text } from '../grammar.js';
import { input } from '../input.js';

/** A model that writes the code. */
export const CONVERSATION = {
  'api-key': input(text, {
    group: 'Conversation with a model',
    description: 'key of the model’s service; nothing asks a model in this version, and no program ever gets it',
    placeholder: 'KEY',
    secret: true,
  }),
  'allow-key-exposure': input(boolean, {
    group: 'Conversation with a model',
    description: 'permit `api-key` together with `isolation: none`, where the code could find the key in memory',
    default: 'false',
  }),
};
