import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ActionsHost } from '../../src/host/actions-host.js';
import { CommandFence } from '../../src/host/command-fence.js';
import { buildOutputs } from '../../src/report/outputs.js';
import type { ReportedRun } from '../../src/report/run-report.js';
import { plain } from '../../src/report/run-text.js';
import { buildText, runLines } from '../../src/report/text.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';
import { parsePairs } from '../support/runner-emulator/file-commands.js';
import { JobContext } from '../support/runner-emulator/job-context.js';
import { LineReader } from '../support/runner-emulator/line-reader.js';
import { LogInterpreter, type SeenCommand } from '../support/runner-emulator/log-interpreter.js';
import { StepLog } from '../support/runner-emulator/step-log.js';
import { cutAt, holds, holdsAsync, hostileBytes, hostileText, places } from './hostile.js';

interface Read {
  readonly commands: readonly SeenCommand[];
  readonly context: JobContext;
  readonly log: StepLog;
}

/** What a runner makes of these bytes, in chunks. */
function read(chunks: readonly Buffer[]): Read {
  const context = new JobContext({});
  const log = new StepLog(context.masker);
  const interpreter = new LogInterpreter({ context, log, workspace: '/w', readFile: () => '{}' });
  const reader = new LineReader();
  // A log never starts with our lines, so no byte order mark does.
  for (const chunk of [Buffer.from('start\n'), ...chunks])
    for (const line of reader.push(chunk)) interpreter.feed(line);
  for (const line of reader.end()) interpreter.feed(line);
  return { commands: interpreter.commands, context, log };
}

const isUntouched = ({ context }: Read): void => {
  expect([context.outputs.keys(), context.state.keys(), [...context.environment], context.path]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect(context.matchers.keys()).toEqual([]);
};

describe('lines about a program', () => {
  test('hold no command for the runner, whatever bytes the program wrote and however they arrive', () => {
    holds(
      fc.property(hostileBytes, hostileBytes, places, (out, err, cuts) => {
        const run = aFailure({ stdout: out.toString('utf8'), stderr: err.toString('utf8'), stdoutBytes: out.length });
        const lines = runLines(run, 'x = 1', { report: aReport([run]), paint: plain });
        const seen = read(cutAt(Buffer.from(`${lines.join('\n')}\n`), cuts));
        expect(seen.commands).toEqual([]);
        expect(seen.log.annotations).toEqual([]);
        isUntouched(seen);
      }),
      1600,
    );
  });

  test('are as many for the runner as they are for us: none is added and none swallowed', () => {
    holds(
      fc.property(hostileText, hostileText, hostileText, (text, name, source) => {
        const files = [{ path: name, bytes: 1, change: 'created' as const }];
        const run = aFailure({
          id: name,
          stdout: text,
          files,
          error: { type: text, message: text, path: name, line: 1 },
        });
        const lines = buildText(aReport([run]), [{ kind: 'file', id: name, path: '/r', text: source }], plain);
        const reader = new LineReader();
        const got = [...reader.push(Buffer.from(`start\n${lines.join('\n')}\n`)), ...reader.end()];
        expect(got).toEqual(['start', ...lines]);
      }),
      1600,
    );
  });

  test('control: the same bytes without a gutter do hold commands', () => {
    let found = 0;
    holds(
      fc.property(hostileBytes, (bytes) => {
        found += read([bytes]).commands.length;
      }),
      300,
    );
    expect(found).toBeGreaterThan(10);
  });
});

describe('the fence around a program that writes to the log by itself', () => {
  test('keeps everything inside from being a command, and is open afterwards', async () => {
    await holdsAsync(
      fc.asyncProperty(fc.array(hostileBytes, { maxLength: 5 }), async (attack) => {
        const chunks: Buffer[] = [];
        const stream = { write: (text: string): number => chunks.push(Buffer.from(text)) };
        const fence = new CommandFence({ stdout: stream, stderr: stream });
        fence.close();
        chunks.push(...attack);
        await fence.open();
        stream.write('::notice::ours\n');
        const seen = read(chunks);
        const obeyed = seen.commands.filter(({ honoured }) => honoured).map(({ command }) => command);
        expect(obeyed).toEqual(['stop-commands', expect.stringMatching(/^pyexec-[0-9a-f-]{36}$/), 'notice']);
        isUntouched(seen);
      }),
      100,
    );
  });
});

describe('the host of GitHub Actions', () => {
  let folder = '';
  let written: Buffer[] = [];
  const write = process.stdout.write.bind(process.stdout);
  // One for all tests: the toolkit remembers where the summary is.
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
  });
  afterEach(() => {
    process.stdout.write = write;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What one publication writes to log, outputs and summary. */
  async function publish(run: ReportedRun): Promise<{ log: Read; outputs: Map<string, string>; summary: string }> {
    const file = (name: string): string => path.join(folder, name);
    for (const name of ['output', 'summary']) writeFileSync(file(name), '');
    const host = new ActionsHost({
      RUNNER_TEMP: folder,
      GITHUB_WORKSPACE: '/repo',
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
    });
    written = [];
    process.stdout.write = (chunk: string | Uint8Array): boolean => {
      written.push(Buffer.from(chunk));
      return true;
    };
    try {
      await host.publish({ report: aReport([run]), settings: undefined, programs: [], reportFiles: {} });
    } finally {
      process.stdout.write = write;
    }
    const outputs = new Map(parsePairs(readFileSync(file('output'), 'utf8')));
    return { log: read(written), outputs, summary: readFileSync(file('summary'), 'utf8') };
  }

  test('gives only its own commands, and outputs that are what they are named for', async () => {
    await holdsAsync(
      fc.asyncProperty(hostileText, hostileText, async (text, name) => {
        const run = aFailure({
          id: name,
          stdout: text,
          stderr: text,
          source: { path: name, line: 1 },
          error: { type: name, message: text, path: name, line: 3 },
          files: [{ path: name, bytes: 3, change: 'created' }],
        });
        const { log, outputs } = await publish(run);
        isUntouched(log);
        const others = log.commands.filter(({ honoured, command, properties }) => {
          if (!honoured || ['group', 'endgroup', 'stop-commands'].includes(command)) return false;
          if (/^pyexec-[0-9a-f-]{36}$/.test(command)) return false;
          return !(command === 'error' && properties['title'] === 'pyexec: failed');
        });
        expect(others).toEqual([]);
        for (const { title, line } of log.log.annotations) expect([title, line ?? 3]).toEqual(['pyexec: failed', 3]);
        const expected = buildOutputs(aReport([run]), {
          result: outputs.get('result-file') ?? '',
          stdout: outputs.get('stdout-file') ?? '',
          stderr: outputs.get('stderr-file') ?? '',
        });
        // What is no character is U+FFFD in a file.
        const wellFormed = Object.entries(expected).map(([key, value]) => [key, value.toWellFormed()]);
        expect([...outputs]).toEqual(wellFormed);
      }),
      160,
    );
  });

  test('says a verdict that no text changes', async () => {
    await holdsAsync(
      fc.asyncProperty(hostileText, fc.boolean(), async (text, passes) => {
        const different = { stdout: text, stderr: text, id: text };
        const { outputs, summary } = await publish(passes ? aRun(different) : aFailure(different));
        expect(outputs.get('status')).toBe(passes ? 'passed' : 'failed');
        expect(outputs.get('exit-code')).toBe(passes ? '0' : '1');
        expect(summary.startsWith(passes ? '## ✅ pyexec: passed\n' : '## ❌ pyexec: failed\n')).toBe(true);
      }),
      100,
    );
  });
});
