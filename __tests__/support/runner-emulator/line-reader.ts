/**
 * Reads lines from chunks of bytes as the runner does: `StreamReader.ReadLine` over UTF-8 with `detectEncodingFromByteOrderMarks`.
 * A line ends at LF, CR or CRLF, also when CR and LF come in different chunks. Bytes that are not UTF-8 become U+FFFD. A
 * byte order mark that starts the stream is dropped, or switches to UTF-16; UTF-32 is not emulated.
 */
export class LineReader {
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #detecting = true;
  #partial = '';
  #carriageReturnSeen = false;

  /** The lines that this chunk completes, without their ends. */
  push(chunk: Buffer): string[] {
    const bytes = this.#withoutMark(chunk); // First: it may change the decoder.
    return this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** What is left at the end of the stream: at most one line, none when the last one was complete. */
  end(): string[] {
    const lines = this.#split(this.#decoder.decode());
    const rest = this.#partial;
    this.#partial = '';
    return rest === '' ? lines : [...lines, rest];
  }

  #split(text: string): string[] {
    const lines: string[] = [];
    for (const piece of text.split(/([\r\n])/)) {
      if (piece === '') continue;
      const completesCrlf = piece === '\n' && this.#carriageReturnSeen;
      this.#carriageReturnSeen = piece === '\r';
      if (piece !== '\r' && piece !== '\n') {
        this.#partial += piece;
      } else if (!completesCrlf) {
        lines.push(this.#partial);
        this.#partial = '';
      }
    }
    return lines;
  }

  // StreamReader looks at the first read of two bytes or more, and again when that had just two.
  #withoutMark(chunk: Buffer): Buffer {
    if (!this.#detecting || chunk.length < 2) return chunk;
    const found = encodingOf(chunk);
    this.#detecting = found === undefined && chunk.length === 2;
    if (found === undefined) return chunk;
    this.#decoder = new TextDecoder(found.encoding, { ignoreBOM: true });
    return chunk.subarray(found.markBytes);
  }
}

function encodingOf(bytes: Buffer): { encoding: string; markBytes: number } | undefined {
  const head = bytes.subarray(0, 3).toString('hex');
  if (head.startsWith('efbbbf')) return { encoding: 'utf-8', markBytes: 3 };
  if (head.startsWith('feff')) return { encoding: 'utf-16be', markBytes: 2 };
  if (head.startsWith('fffe')) return { encoding: 'utf-16le', markBytes: 2 };
  return undefined;
}

/** `File.ReadAllLines`. */
export function readAllLines(bytes: Buffer): string[] {
  const reader = new LineReader();
  return [...reader.push(bytes), ...reader.end()];
}

/** `File.ReadAllText`. */
export function readAllText(bytes: Buffer): string {
  const found = encodingOf(bytes);
  const decoder = new TextDecoder(found?.encoding ?? 'utf-8', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(found?.markBytes ?? 0));
}
