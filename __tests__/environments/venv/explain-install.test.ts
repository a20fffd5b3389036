import { describe, expect, test } from '@jest/globals';
import { explainInstall } from '../../../src/environments/venv/explain-install.js';
import type { ExecutionResult } from '../../../src/execution/execution-result.js';

const PIP = { kind: 'pip', version: '25.0', source: '/p' } as const;

function failed(
  stderr: string,
  outcome: ExecutionResult['outcome'] = { kind: 'exited', exitCode: 1 },
): ExecutionResult {
  const stream = (text: string) => ({ text, bytes: text.length, truncated: false });
  return {
    program: { kind: 'module', id: 'm', module: 'm' },
    outcome,
    stdout: stream('Collecting x\n'),
    stderr: stream(stderr),
    durationMs: 1,
    peakMemoryBytes: undefined,
    files: [],
    filesTruncated: false,
    workingDirectory: '/v',
    scriptPath: undefined,
    notes: [],
  };
}

describe('why installing failed', () => {
  test('is told in the installer’s own last words, without what advertises', () => {
    const { code, message } = explainInstall(failed('ERROR: no\n\n[notice] a new release\n'), {
      installer: PIP,
      timeoutMs: 60_000,
    });
    expect([code, message]).toEqual([
      'install-failed',
      'the packages could not be installed (pip 25.0, exit code 1):\nCollecting x\nERROR: no',
    ]);
  });

  test('is cut to its end, which says most', () => {
    const { message } = explainInstall(failed(`${'x\n'.repeat(5000)}the end`), { installer: PIP, timeoutMs: 60_000 });
    expect(message.length).toBeLessThan(2200);
    expect(message.endsWith('the end')).toBe(true);
  });

  test.each([
    ['ERROR: No matching distribution found for nunpy', 'spelling'],
    [
      '  × No solution found when resolving dependencies:\n  ╰─▶ Because nunpy was not found in the package registry',
      'spelling',
    ],
    ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.', 'hash'],
    ['error: Failed to download `a`\n  Caused by: Hash mismatch for `a==1`', 'hash'],
    ['ERROR: ResolutionImpossible: for help visit', 'exclude each other'],
    [
      'And because you require a and b, we can conclude that your requirements are unsatisfiable.',
      'exclude each other',
    ],
    ['ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device', 'Free space'],
    ["error: command 'gcc' failed: No such file or directory", 'built from source'],
    [
      'WARNING: Retrying (Retry(total=0)) after connection broken by NewConnectionError: Connection refused',
      'could not be reached',
    ],
    ['error: Failed to fetch: `http://127.0.0.1:9/simple/a/`', 'could not be reached'],
    ['LookupError: setuptools-scm was unable to detect version for /x/src', 'SETUPTOOLS_SCM_PRETEND_VERSION'],
    ['something new', 'See what the installer said'],
  ])('comes with what to do about it: %s', (said, hint) => {
    expect(explainInstall(failed(said), { installer: PIP, timeoutMs: 60_000 }).hint).toContain(hint);
  });

  test('says that the disk is full when that is why it was stopped', () => {
    const outcome = { kind: 'disk-limit', bytes: 1, entries: 0 } as const;
    const { message, hint } = explainInstall(failed('Downloading x', outcome), { installer: PIP, timeoutMs: 60_000 });
    expect([message, hint]).toEqual([expect.stringContaining('nearly full'), expect.stringContaining('Free space')]);
  });

  test('says when it took too long', () => {
    expect(
      explainInstall(failed('', { kind: 'timed-out' }), { installer: PIP, timeoutMs: 1_800_000 }).message,
    ).toContain('not done after 30 minutes');
  });
});
