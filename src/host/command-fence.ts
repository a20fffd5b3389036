import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** The runner reads the two streams by themselves: what stands in one gets this long before the other goes on. */
const SETTLE_MS = 20;

/**
 * While it is closed, the runner obeys no command in the log: `stop-commands` with a random token. It is closed for as
 * long as anything untrusted lives, since a program of the same user can write to the log by itself
 * (`/proc/<pid>/fd/1`), and around every line that quotes what a program wrote.
 */
export class CommandFence {
  private token: string | undefined;

  constructor(private readonly streams: Streams) {}

  close(): void {
    if (this.token !== undefined) return;
    this.token = `pyexec-${randomUUID()}`;
    // An unfinished line may stand before it, and would swallow the command.
    this.streams.stdout.write(`\n::stop-commands::${this.token}\n`);
  }

  /** Opens it after a program may have written to both streams: unfinished lines are ended while nothing is obeyed. */
  async open(): Promise<void> {
    if (this.token === undefined) return;
    this.streams.stderr.write('\n');
    await sleep(SETTLE_MS);
    this.resume();
  }

  private resume(): void {
    if (this.token !== undefined) this.streams.stdout.write(`\n::${this.token}::\n`);
    this.token = undefined;
  }

  /** Writes lines that must not be obeyed. */
  lines(lines: readonly string[]): void {
    const wasOpen = this.token === undefined;
    if (wasOpen) this.close();
    this.streams.stdout.write(lines.map((line) => `${line}\n`).join(''));
    if (wasOpen) this.resume();
  }
}
