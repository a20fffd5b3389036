import type { WriteStream } from 'node:tty';

/** What the standard error stream of a terminal offers. */
type Terminal = Pick<WriteStream, 'write' | 'columns' | 'isTTY'>;

const ERASE = '\r\u001b[2K';
const COLUMNS = 80;

/** A line at the end of a terminal that changes while something takes long. Where there is no terminal it is nothing. */
export class StatusLine {
  private text: (() => string) | undefined;
  private ticker: NodeJS.Timeout | undefined;

  constructor(private readonly terminal: Terminal) {}

  /** Shows one line, which is made anew each second, until it is cleared. */
  show(text: () => string): void {
    if (!this.terminal.isTTY) return;
    this.text = text;
    this.draw();
    this.ticker ??= setInterval(() => {
      this.draw();
    }, 1000).unref();
  }

  /** Writes lines that stay; the status follows them. */
  above(lines: string): void {
    const isShown = this.text !== undefined;
    this.terminal.write(`${isShown ? ERASE : ''}${lines}\n`);
    this.draw();
  }

  clear(): void {
    clearInterval(this.ticker);
    if (this.text !== undefined) this.terminal.write(ERASE);
    this.text = this.ticker = undefined;
  }

  private draw(): void {
    if (this.text === undefined) return;
    // In the last column many terminals begin a new line, which would not be erased.
    this.terminal.write(ERASE + this.text().slice(0, (this.terminal.columns || COLUMNS) - 1));
  }
}
