import { validRange } from '@renovatebot/pep440';
import { PyexecError } from '../errors.js';

import { MalformedToml, parseToml } from './parse-toml.js';
import { findScriptBlocks, type ScriptBlock } from './script-blocks.js';

/** What a program says of itself (PEP 723). It is as trustworthy as the program. */
export interface InlineMetadata {
  /** A specifier set of PEP 440; undefined when any Python will do. */
  readonly requiresPython: string | undefined;
  /** As they are written; whoever installs them checks them. */
  readonly dependencies: readonly string[];
}

/** Larger metadata is none; it is parsed before anything limits the program. */
const MAX_CHARACTERS = 100_000;
/** Longer version specifiers take long to understand. */
const MAX_SPECIFIER = 300;

function failure(program: string, line: number, what: string): PyexecError {
  return new PyexecError('invalid-program', {
    message: `${program}:${line} inline script metadata: ${what}`,
    hint: 'Correct the block that begins with `# /// script`; see https://peps.python.org/pep-0723/.',
  });
}

function readRequiresPython(value: unknown, fail: (what: string) => PyexecError): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > MAX_SPECIFIER || !validRange(value)) {
    throw fail('requires-python must be a version specifier such as ">=3.11"');
  }
  const range = value.trim();
  return range === '' ? undefined : range;
}

function readDependencies(value: unknown, fail: (what: string) => PyexecError): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw fail('dependencies must be a list of texts such as ["requests<3"]');
}

async function parseBlock({ content, line }: ScriptBlock, program: string): Promise<Record<string, unknown>> {
  if (content.length > MAX_CHARACTERS) throw failure(program, line, `it has more than ${MAX_CHARACTERS} characters`);
  try {
    return await parseToml(content);
  } catch (thrown) {
    if (!(thrown instanceof MalformedToml)) throw thrown;
    throw failure(program, line + thrown.line, thrown.message);
  }
}

/**
 * Reads the `script` block in the comments of a program; undefined when it has none. `program` is what messages call it.
 *
 * @throws PyexecError `invalid-program` for metadata that is malformed, or that is there twice.
 */
export async function readInlineMetadata(text: string, program: string): Promise<InlineMetadata | undefined> {
  const [block, second] = findScriptBlocks(text);
  if (block === undefined) return undefined;
  if (second !== undefined) throw failure(program, second.line, `another block begins at line ${block.line}`);
  const table = await parseBlock(block, program);
  const fail = (what: string): PyexecError => failure(program, block.line, what);
  return {
    requiresPython: readRequiresPython(table['requires-python'], fail),
    dependencies: readDependencies(table['dependencies'], fail),
  };
}
