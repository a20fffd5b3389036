import type { Proposal } from './conversation.js';

/** The name that AG2's tool has. */
export const TOOL_NAME = 'python_execute_code';

/** The tool as models see it: the names and fields of AG2's `PythonCodeExecutionTool`. JSON Schema. */
export const TOOL = {
  type: 'function',
  function: {
    name: TOOL_NAME,
    description:
      'Runs a Python program and returns what it printed and how it ended. Files in the working directory stay for the next program; nothing else does.',
    parameters: {
      type: 'object',
      properties: {
        code_execution_request: {
          type: 'object',
          properties: {
            code: { type: 'string', description: 'The whole program.' },
            libraries: {
              type: 'array',
              items: { type: 'string' },
              description: 'Packages that the program needs and that are not there yet, by their names on the index.',
            },
          },
          required: ['code', 'libraries'],
        },
      },
      required: ['code_execution_request'],
    },
  },
} as const;

/** What a call asks for, or what is wrong with it in words that a model can act on. */
export type ReadCall = Proposal | { readonly wrong: string };

const FORM = 'The arguments are a JSON object {"code_execution_request": {"code": "…", "libraries": []}}.';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return thrown;
  }
}

/** Reads the arguments of a call; what models leave out or leave unwrapped is forgiven. Pure. */
export function readArguments(value: unknown): ReadCall {
  const outer = (value ?? {}) as { readonly code_execution_request?: unknown };
  const { code, libraries = [] } = (outer.code_execution_request ?? outer) as Partial<Record<keyof Proposal, unknown>>;
  if (typeof code !== 'string' || code.trim() === '') return { wrong: `Error: there is no code. ${FORM}` };
  const isList = Array.isArray(libraries) && libraries.every((one) => typeof one === 'string');
  if (!isList) return { wrong: `Error: libraries must be a list of names. ${FORM}` };
  return { code, libraries };
}

/** Reads a call of the tool. Pure. */
export function readCall(name: string, text: string): ReadCall {
  if (name !== TOOL_NAME) return { wrong: `Error: Function ${name.slice(0, 100)} not found.` };
  const value = parse(text);
  if (value instanceof SyntaxError) return { wrong: `Error: ${value.message}. ${FORM}` };
  return readArguments(value);
}
