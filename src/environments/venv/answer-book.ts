import { realpathSync, statSync } from 'node:fs';
import { systemCode } from '../../errors.js';
import { isBinary } from '../../python/interpreter-layout.js';
import { readOwnFile } from '../../read-own-file.js';
import { writeAtOnce } from '../../write-at-once.js';

const MAX_BYTES = 2 ** 20;
const MAX_ANSWERS = 64;

/** What is asked of a program. */
export interface Question<T> {
  readonly topic: string;
  readonly ask: () => Promise<T>;
  /** Whether what was remembered is such an answer. */
  readonly isAnswer: (value: unknown) => value is T;
}

interface Entry {
  readonly topic: string;
  readonly program: string;
  readonly mark: string;
  readonly answer: unknown;
}

function isEntry(value: unknown): value is Entry {
  const { topic, program, mark } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return [topic, program, mark].every((one) => typeof one === 'string');
}

/** Another text once the file has changed in any way; undefined for scripts, which say what others say. */
function markOf(program: string): string | undefined {
  try {
    const real = realpathSync(program);
    if (!isBinary(real)) return undefined;
    const { dev, ino, size, ctimeNs } = statSync(real, { bigint: true });
    return [real, dev, ino, size, ctimeNs].join(' ');
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

/** What programs of this machine said of themselves, remembered as long as their files stay as they are. */
export class AnswerBook {
  /** The file (absolute) is in a folder that nobody else can write. */
  constructor(private readonly file: string) {}

  /** What is remembered of a program (absolute), or else what it says now. */
  async ask<T>(program: string, { topic, ask, isAnswer }: Question<T>): Promise<T> {
    const mark = markOf(program);
    if (mark === undefined) return ask();
    const isSame = (one: Entry): boolean => one.topic === topic && one.program === program;
    const known = this.read().find(isSame);
    if (known?.mark === mark && isAnswer(known.answer)) return known.answer;
    const answer = await ask();
    const others = this.read().filter((one) => !isSame(one));
    this.write([...others, { topic, program, mark, answer }].slice(-MAX_ANSWERS));
    return answer;
  }

  private read(): readonly Entry[] {
    try {
      const entries: unknown = JSON.parse(readOwnFile(this.file, MAX_BYTES)?.toString('utf8') ?? '[]');
      return Array.isArray(entries) ? entries.filter(isEntry) : [];
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
      return [];
    }
  }

  /** On a disk that is full or cannot be written nothing is remembered. */
  private write(entries: readonly Entry[]): void {
    try {
      writeAtOnce(this.file, JSON.stringify(entries));
    } catch (thrown) {
      if (systemCode(thrown) === undefined) throw thrown;
    }
  }
}
