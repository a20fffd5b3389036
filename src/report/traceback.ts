/** The end of a traceback as CPython and PyPy print it, see "Traceback objects" and `traceback.print_exception`. */
export interface Traceback {
  readonly type: string;
  readonly message: string;
  /** The last line of the given file that the traceback names. */
  readonly line: number | undefined;
}

const MAX_MESSAGE = 4096;
/** Deep recursion prints the same frames again and again: the end is what counts. */
const MAX_SEARCHED = 256 * 1024;

/** A frame; in an exception group it stands behind `|`. */
const FRAME = /^[ |+]*File "(.+)", line (\d+)(?:, in .*)?$/;
/** `ValueError: text`, `package.Error`, `KeyboardInterrupt`; not indented. */
const EXCEPTION = /^(?:[ |]*)((?:[\p{ID_Start}_][\p{ID_Continue}]*\.)*[\p{ID_Start}_][\p{ID_Continue}]*)(?:: ?(.*))?$/u;

function findException(
  lines: readonly string[],
  from: number,
): { index: number; type: string; message: string } | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^\s/.test(line)) continue;
    const [, type, message] = EXCEPTION.exec(line) ?? [];
    if (type !== undefined) return { index, type, message: message ?? '' };
  }
  return undefined;
}

/**
 * The last traceback in what a program wrote to standard error, or undefined when there is none. `file` is the path that
 * Python was given. What it says is the program's word.
 */
export function parseTraceback(stderr: string, file: string | undefined): Traceback | undefined {
  const lines = stderr.slice(-MAX_SEARCHED).split(/\r?\n/);
  const frames = lines.flatMap((text, index) => {
    const [, path, line] = FRAME.exec(text) ?? [];
    return path === undefined ? [] : [{ index, path, line: Number(line) }];
  });
  const last = frames.at(-1);
  if (last === undefined) return undefined;
  const exception = findException(lines, last.index + 1);
  if (exception === undefined) return undefined;
  const message = [exception.message, ...lines.slice(exception.index + 1)].join('\n').trimEnd();
  const own = frames.filter(({ path }) => path === file).at(-1);
  return { type: exception.type, message: message.slice(0, MAX_MESSAGE), line: own?.line };
}
