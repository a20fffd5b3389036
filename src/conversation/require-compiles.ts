import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExecutionResult } from '../execution/execution-result.js';
import { PyexecError } from '../errors.js';
import type { Program } from '../programs/program.js';
import type { Check } from './check.js';

/** Not one that Python ends with by itself. */
const IS_NONE = 93;

/** As a literal of bytes. */
function literal(text: string): string {
  const quoted = Array.from(Buffer.from(text), (byte) => {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `b"${quoted.join('')}"`;
}

/** A program that compiles a text and does not run it. Pure. */
export function compilingProgram(text: string): string {
  return [
    'import sys',
    'try:',
    `    compile(${literal(text)}, "check", "exec", dont_inherit=True)`,
    'except (SyntaxError, ValueError, RecursionError, MemoryError) as error:',
    '    sys.stdout.write("%s: %s" % (type(error).__name__, error))',
    `    sys.exit(${IS_NONE})`,
    '',
  ].join('\n');
}

interface Compiling {
  /** Where no program writes. Absolute. */
  readonly folder: string;
  /** Runs it as programs are run. Undefined when that was cancelled. */
  readonly run: (program: Program) => Promise<ExecutionResult | undefined>;
}

/**
 * Sees to it that the check is a program of the Python that will run it: a model could not mend it.
 *
 * @throws PyexecError `invalid-input` with what Python says of it
 */
export async function requireCompiles({ text, file }: Check, { folder, run }: Compiling): Promise<void> {
  const at = path.join(folder, 'compile-check.py');
  const program = compilingProgram(text);
  writeFileSync(at, program, { mode: 0o444, flag: 'wx' });
  try {
    const result = await run({ kind: 'file', id: 'compile-check', path: at, text: program });
    const { outcome, stdout } = result ?? {};
    // Whatever else may have happened will happen to the programs, too.
    if (outcome?.kind !== 'exited' || outcome.exitCode !== IS_NONE) return;
    throw new PyexecError('invalid-input', {
      message: `\`check\`: ${file ?? 'it'} is no Python program: ${stdout?.text ?? ''}`,
      hint: 'Correct it: it is the Python source, or the path of a file with it.',
    });
  } finally {
    rmSync(at, { force: true });
  }
}
