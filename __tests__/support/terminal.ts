import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Terminal } from '@xterm/headless';
import type { Bundle } from './bundle.js';
import { makeFolder, SYSTEM_PATH } from './run-cli.js';
import type { TestIdentity } from './identities.js';

/** By its text, since other users cannot read this folder. */
const RUNNER = readFileSync(path.join(import.meta.dirname, 'terminal.py'), 'utf8');
const ROWS = 50;

interface TerminalOptions {
  readonly bundle: Bundle;
  readonly identity: TestIdentity;
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Typed once the screen shows it. */
  readonly type?: { readonly when: RegExp; readonly keys: string };
}

interface Shown {
  readonly exitCode: number | null;
  /** What is to be seen at the end, with what was scrolled away. */
  readonly lines: readonly string[];
  /** The line of the cursor each time that something was written. */
  readonly atCursor: readonly string[];
}

function linesOf({ buffer: { active } }: Terminal): string[] {
  return Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
}

/** Runs `dist/cli.js` in a terminal, as a person sees it. */
export async function runInTerminal(args: readonly string[], options: TerminalOptions): Promise<Shown> {
  const { bundle, identity, columns, type } = options;
  const screen = new Terminal({ cols: columns, rows: ROWS, allowProposedApi: true });
  const folder = await makeFolder(identity);
  const child = spawn('python3', ['-c', RUNNER, String(columns), String(ROWS), bundle.node, bundle.cli, ...args], {
    cwd: folder,
    env: { PATH: SYSTEM_PATH, HOME: folder, TMPDIR: folder, TERM: 'xterm', ...options.env },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...identity.user,
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const atCursor: string[] = [];
  let isTyped = false;
  for await (const chunk of child.stdout) {
    await new Promise<void>((resolve) => {
      screen.write(chunk as Buffer, resolve);
    });
    const { active } = screen.buffer;
    atCursor.push(active.getLine(active.baseY + active.cursorY)?.translateToString(true) ?? '');
    if (type === undefined || isTyped || !linesOf(screen).some((line) => type.when.test(line))) continue;
    isTyped = true;
    child.stdin.write(type.keys);
  }
  return { exitCode: await exited, lines: linesOf(screen), atCursor };
}
