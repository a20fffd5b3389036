import { randomUUID } from 'node:crypto';

type Write = (text: string) => void;

/**
 * While it is closed, the runner obeys no command in the log: `stop-commands` with a random token. It is closed for as
 * long as anything untrusted lives, since a program of the same user can write to the log by itself
 * (`/proc/<pid>/fd/1`), and around every line that quotes what a program wrote.
 */
export class CommandFence {
  private token: string | undefined;

  constructor(private readonly write: Write) {}

  close(): void {
    if (this.token !== undefined) return;
    this.token = `pyexec-${randomUUID()}`;
    // An unfinished line may stand before it, and would swallow the command.
    this.write(`\n::stop-commands::${this.token}\n`);
  }

  open(): void {
    if (this.token === undefined) return;
    this.write(`\n::${this.token}::\n`);
    this.token = undefined;
  }

  /** Writes lines that must not be obeyed. */
  lines(lines: readonly string[]): void {
    const wasOpen = this.token === undefined;
    if (wasOpen) this.close();
    this.write(lines.map((line) => `${line}\n`).join(''));
    if (wasOpen) this.open();
  }
}
