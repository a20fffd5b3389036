import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HostPlan } from '../../src/plan/run-plan.js';
import type { Program } from '../../src/programs/program.js';
import { planLines } from '../../src/report/plan-text.js';
import type { RunReport } from '../../src/report/run-report.js';
import { coloured, outcomeLine, plain } from '../../src/report/run-text.js';
import { buildText, runLines, verdictLines } from '../../src/report/text.js';
import { parseCommand, REGISTERED_COMMANDS } from '../support/runner-emulator/command-parser.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';

const ENVIRONMENT = [
  'Python 3.12.4 (/usr/bin/python3)',
  "isolation: none; network: not restricted; memory limit: rlimit; process limit: none; new privileges: refused; user: the caller's",
];

describe('buildText', () => {
  test('of one program shows everything', () => {
    const run = aFailure({
      stdout: 'out\n::error::x\n',
      stderr: 'err',
      notes: ['A note.'],
      peakMemoryBytes: 1024,
      files: [{ path: 'r\n.txt', bytes: 2, change: 'created' }],
    });
    const program: Program = { kind: 'file', id: 'a.py', path: '/repo/a.py', text: 'one\ntwo\nthree' };
    expect(buildText(aReport([run]), [program], plain)).toEqual([
      'failed a.py: exit code 1, 12 ms, 1 KiB',
      'A note.',
      'standard output',
      '│ out',
      '│ ::error::x',
      'standard error',
      '│ err',
      'ValueError: bad',
      'a.py:3',
      '  1 | one',
      '  2 | two',
      '> 3 | three',
      'files in /tmp/work',
      '  r\\x0a.txt (2 B, created)',
      ...ENVIRONMENT,
      'failed: 1 program: 1 failed',
    ]);
  });

  test('of several programs has one line for each that passed', () => {
    const runs = [aRun({ stdout: 'much' }), aFailure({ id: 'b.py', stdout: 'why', error: null })];
    expect(buildText(aReport(runs), [], plain)).toEqual([
      'passed a.py: exit code 0, 12 ms',
      'failed b.py: exit code 1, 12 ms',
      'standard output',
      '│ why',
      ...ENVIRONMENT,
      'failed: 2 programs: 1 passed, 1 failed',
    ]);
  });

  test('shortens long output and long lists of files', () => {
    const stdout = Array.from({ length: 1000 }, (_, index) => String(index)).join('\n');
    const files = Array.from({ length: 30 }, (_, index) => ({
      path: `f${index}`,
      bytes: 1,
      change: 'created' as const,
    }));
    const lines = runLines(aRun({ stdout, files }), undefined, { report: aReport([]), paint: plain });
    expect(lines.filter((line) => line.startsWith('│ '))).toHaveLength(400);
    expect(lines).toContain('… 600 lines left out …');
    expect(lines.slice(-2)).toEqual(['  f19 (1 B, created)', '  and more']);
  });

  test('colours only what is ours', () => {
    expect(outcomeLine(aFailure(), coloured)).toBe(
      '\u001b[31mfailed\u001b[0m \u001b[1ma.py\u001b[0m: exit code 1, 12 ms',
    );
    expect(outcomeLine(aRun({ id: '\u001b[31mx' }), plain)).toBe('passed \\x1b[31mx: exit code 0, 12 ms');
  });
});

/** Names and texts that would be commands at the start of a line, where the runner ignores white space. */
const COMMAND = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '\u0085', '\u3000', '\n', 'x\n', '\r'),
    fc.constantFrom(...REGISTERED_COMMANDS),
    fc.constantFrom('::%::v', '##[%]v', '::% a=b::v', 'x##[% a=b]v'),
  )
  .map(([before, name, form]) => before + form.replace('%', name));

const commandsIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split(/\r\n|\r|\n/)).filter((line) => parseCommand(line) !== undefined);

describe('no line for a log is a command of the runner', () => {
  const sound = (lines: (text: string) => string[]): void => {
    fc.assert(
      fc.property(COMMAND, (text) => {
        expect(commandsIn(lines(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  };
  const ofRun = (run: Parameters<typeof runLines>[0], source?: string): string[] =>
    runLines(run, source, { report: aReport([]), paint: plain });

  test('whatever the program prints', () => {
    sound((text) => ofRun(aFailure({ stdout: text, stderr: text })));
  });

  test('whatever its error says', () => {
    sound((text) => ofRun(aFailure({ error: { type: 'E', message: text, path: 'a.py', line: 1 } }), text));
  });

  test('whatever its name is', () => {
    sound((id) => buildText(aReport([aRun({ id }), aFailure({ id })]), [], plain));
  });

  test('whatever the name of the file is that failed', () => {
    sound((id) => ofRun(aFailure({ id, error: { type: 'E', message: '', path: id, line: 1 } }), 'x = 1'));
  });

  test('whatever the names of the files are that it made', () => {
    sound((path) => ofRun(aRun({ files: [{ path, bytes: 1, change: 'created' }], workingDirectory: path })));
  });

  test('whatever an error of ours quotes', () => {
    sound((text) => {
      const error: RunReport['error'] = { code: 'python-broken', message: `it said: ${text}`, hint: text };
      return verdictLines(aReport([], { status: 'error', error }), plain);
    });
  });

  test('whatever the names of the programs are in a plan', () => {
    sound((id) => planLines(aPlan({ programs: [{ kind: 'file', id, path: '/x', text: '' }] })));
  });
});

function aPlan(different: Partial<HostPlan> = {}): HostPlan {
  return {
    environment: {
      kind: 'system',
      python: { path: '/p/python3', because: 'python3 on PATH', version: undefined },
      pythonVersion: undefined,
    },
    isolation: { kind: 'none', network: 'full', memory: 'rlimit', processes: 'none', identity: 'caller' },
    programs: [{ kind: 'code', id: 'script.py', text: 'pass' }],
    args: [],
    stdin: undefined,
    env: {},
    limits: {
      timeoutMs: 30_000,
      memoryBytes: 2 ** 30,
      maxProcesses: 128,
      maxOutputBytes: 2 ** 20,
      maxDiskBytes: 2 ** 29,
      cpus: undefined,
    },
    workingDirectory: undefined,
    tempFolder: '/tmp',
    platform: 'linux',
    platformEnv: {},
    jobs: 1,
    ...different,
  };
}

describe('planLines', () => {
  test('says what was decided', () => {
    expect(planLines(aPlan())).toEqual([
      'environment: system',
      '  python: /p/python3 (python3 on PATH)',
      'isolation: none',
      '  network: not restricted',
      "  user: the caller's",
      'limits:',
      '  timeout: 30.0 s',
      '  memory: 1 GiB (rlimit)',
      '  processes: not limited',
      '  output: 1 MiB kept per stream, stopped at 10 MiB',
      '  disk: 512 MiB',
      'working directory: a fresh one in /tmp',
      'variables: none',
      'arguments: none',
      'standard input: empty',
      'programs (1, 1 at the same time):',
      '  script.py',
    ]);
  });

  test('never shows the values of variables or the text of standard input', () => {
    const text = planLines(
      aPlan({ env: { TOKEN: 'hunter2' }, stdin: 'hunter2', args: ['-v', 'a b'], workingDirectory: '/w' }),
    ).join('\n');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('variables: TOKEN\narguments: "-v" "a b"\nstandard input: 7 characters');
    expect(text).toContain('working directory: /w\n');
  });
});
