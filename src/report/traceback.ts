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

/** No path is longer; hostile lines take long to match. */
const MAX_FRAME = 8192;

/** A frame. */
const FRAME = /^ *File "(.+)", line (\d+)(?:, in .*)?$/;
/** `ValueError: text`, `package.Error`, `KeyboardInterrupt`; not indented. */
const EXCEPTION = /^((?:[\p{ID_Start}_][\p{ID_Continue}]*\.)*[\p{ID_Start}_][\p{ID_Continue}]*)(?:: ?(.*))?$/u;

/** The header of an exception group; its lines stand behind `  | ` up to the members, which start with `  +-+---`. */
const GROUP_HEADER = /^ {2}\+ Exception Group Traceback \(most recent call last\):$/;
const GROUP_MEMBERS = /^ {2}\+-\+-/;

/** The lines of the outermost group as if they were no group, or all lines where there is none. */
function withoutGroup(lines: readonly string[]): readonly string[] {
  const header = lines.findLastIndex((line) => GROUP_HEADER.test(line));
  if (header === -1) return lines;
  const end = lines.findIndex((line, index) => index > header && GROUP_MEMBERS.test(line));
  return lines.slice(header + 1, end === -1 ? undefined : end).map((line) => line.replace(/^ {2}\| ?/, ''));
}

function findException(
  lines: readonly string[],
  from: number,
): { index: number; type: string; message: string } | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^\s/.test(line)) continue;
    const [, type, message] = EXCEPTION.exec(line.slice(0, MAX_FRAME)) ?? [];
    if (type !== undefined) return { index, type, message: message ?? '' };
  }
  return undefined;
}

function parsePart(text: string, file: string | undefined): Traceback | undefined {
  const lines = withoutGroup(text.split(/\r?\n/));
  const frames = lines.flatMap((line, index) => {
    const [, path, number] = (line.length <= MAX_FRAME && FRAME.exec(line)) || [];
    return path === undefined ? [] : [{ index, path, line: Number(number) }];
  });
  const last = frames.at(-1);
  const exception = last === undefined ? undefined : findException(lines, last.index + 1);
  if (exception === undefined) return undefined;
  const message = [exception.message, ...lines.slice(exception.index + 1)].join('\n').trimEnd();
  const own = frames.filter(({ path }) => path === file).at(-1);
  return { type: exception.type, message: message.slice(0, MAX_MESSAGE), line: own?.line };
}

/** A path with line ends in it takes several lines. */
function onOneLine(text: string, file: string | undefined): [string, string | undefined] {
  const shown = file?.replaceAll(/[\r\n]/g, ' ');
  return file === undefined || shown === file
    ? [text, file]
    : [text.replaceAll(`"${file}"`, () => `"${shown}"`), shown];
}

/**
 * The last traceback in what a program wrote to standard error, or undefined when there is none. `file` is the path that
 * Python was given. What it says is the program's word. When the end holds none, its message may be longer than that,
 * and the start is searched.
 */
export function parseTraceback(stderr: string, file: string | undefined): Traceback | undefined {
  const parse = (text: string): Traceback | undefined => parsePart(...onOneLine(text, file));
  return parse(stderr.slice(-MAX_SEARCHED)) ?? parse(stderr.slice(0, MAX_SEARCHED));
}
