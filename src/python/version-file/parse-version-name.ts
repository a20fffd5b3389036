import { Malformed, versionRequest } from '../../inputs/grammar.js';

/** What a file says, and cannot be used; the message continues a sentence about the file. */
export class MalformedVersion extends Error {
  constructor(
    message: string,
    /** From 1; undefined when it is about the whole file. */
    readonly line: number | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A version by what it must satisfy. */
export interface NamedVersion {
  /** PEP 440 specifiers. */
  readonly request: string;
  readonly freeThreaded: boolean;
}

/** Longer texts are not repeated: the file may be a link to something that is nobody's business. */
const LONGEST_QUOTE = 32;

/** A text of the file for a message. */
export function quote(text: string): string {
  return text.length <= LONGEST_QUOTE && /^[\w.+*<>=!~^,|@ /:-]*$/.test(text) ? JSON.stringify(text) : 'something else';
}

/**
 * A version as pyenv, uv and asdf name it: `3.12`, `3.12.4`, `3.13t`, `3.13+freethreaded`, `cpython-3.12`,
 * `>=3.10,<3.13`.
 *
 * @throws MalformedVersion for other implementations, distributions, aliases and names of venvs
 */
export function parseVersionName(name: string, line: number | undefined): NamedVersion {
  const other = /^(pypy|graalpy|jython|ironpython|stackless|micropython|cinder|pyston)/i.exec(name)?.[1];
  if (other !== undefined)
    throw new MalformedVersion(`asks for ${other}, and only CPython is chosen by its version`, line);
  const [, version = '', variant] = /^(?:c?python[@-]?)?(.*?)(t|\+freethreaded)?$/i.exec(name) ?? [];
  try {
    // By PEP 440 it is one development release, and pyenv means the branch.
    if (version.endsWith('-dev')) throw new Malformed('a released version such as 3.12');
    return { request: versionRequest(version), freeThreaded: variant !== undefined };
  } catch (cause) {
    if (!(cause instanceof Malformed)) throw cause;
    throw new MalformedVersion(`says ${quote(name)}, and what is needed is ${cause.message}`, line, { cause });
  }
}
