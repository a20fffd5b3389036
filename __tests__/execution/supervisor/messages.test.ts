import { describe, expect, test } from '@jest/globals';
import type { LaunchSpec } from '../../../src/execution/launcher.js';
import { decodeEnded, decodeHello, encodeRun } from '../../../src/execution/supervisor/messages.js';

const fields = (record: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(record));

describe('decodeHello', () => {
  test('takes over what the interpreter says', () => {
    const hello = fields({
      version: '3.12.4',
      implementation: 'cpython',
      executable: '/usr/bin/python3',
      prefix: '/venv',
      'base-prefix': '/usr',
      features: 'subreaper no-new-privileges guarded',
    });
    expect(decodeHello(hello)).toEqual({
      version: '3.12.4',
      implementation: 'cpython',
      executable: '/usr/bin/python3',
      prefix: '/venv',
      basePrefix: '/usr',
      subreaper: true,
      noNewPrivileges: true,
      isGuarded: true,
    });
  });

  test.each(['', 'subreaper', 'xno-new-privileges', 'no-new-privileges-not'])(
    'claims no protection by %j',
    (features) => {
      expect(decodeHello(fields({ features })).isGuarded).toBe(false);
      expect(decodeHello(fields({ features })).noNewPrivileges).toBe(false);
    },
  );
});

describe('decodeEnded', () => {
  const rest = { peak: '2048', micros: '1500', cpu: '9', left: '0' };
  test.each([
    [{ exit: '0' }, { kind: 'exited', exitCode: 0 }],
    [{ exit: '255' }, { kind: 'exited', exitCode: 255 }],
    [{ signal: '9' }, { kind: 'signalled', signal: 'SIGKILL' }],
    [{ signal: '11' }, { kind: 'signalled', signal: 'SIGSEGV' }],
    [{ signal: '63' }, { kind: 'signalled', signal: 'signal 63' }],
    [{ lost: '0' }, { kind: 'lost', signal: 'SIGKILL' }],
    [{}, { kind: 'lost', signal: 'SIGKILL' }],
  ])('takes %j for %j', (how, ending) => {
    expect(decodeEnded(fields({ ...how, ...rest }))).toEqual({
      ending,
      durationMs: 1.5,
      peakMemoryBytes: 2048,
      ranOutOfMemory: false,
      isMemoryCounted: false,
      survivors: 0,
    });
  });

  test.each([
    ['0', false],
    ['2', true],
    ['', false],
  ])('takes %j processes that the kernel ended for %j', (oom, expected) => {
    const { ranOutOfMemory, isMemoryCounted } = decodeEnded(fields({ exit: '0', oom, ...rest }));
    expect([ranOutOfMemory, isMemoryCounted]).toEqual([expected, true]);
  });
});

describe('encodeRun', () => {
  const spec: LaunchSpec = {
    argv: ['/usr/bin/python3', 'a.py', ''],
    env: { A: '1', B: '' },
    cwd: '/w',
    stdinPath: '/dev/null',
    identity: undefined,
    rlimits: { CORE: 0, DATA: 5 },
    exposure: undefined,
    sandbox: undefined,
    belonging: { marker: 'm', folders: ['/w'] },
  };

  test('says everything in the words of the supervisor', () => {
    const exposure = {
      covers: ['/root', '/home/u'],
      binds: [
        { source: '/root/a', target: '/root/a' },
        { source: '/t/copy', target: '/home/u/p.py' },
      ],
    };
    expect(encodeRun({ ...spec, identity: { uid: 61_234, gid: 61_235 }, exposure })).toEqual([
      ['cwd', '/w'],
      ['stdin', '/dev/null'],
      ['uid', '61234'],
      ['gid', '61235'],
      ['rlimit', 'CORE=0'],
      ['rlimit', 'DATA=5'],
      ['arg', '/usr/bin/python3'],
      ['arg', 'a.py'],
      ['arg', ''],
      ['env', 'A=1'],
      ['env', 'B='],
      ['cover', '/root'],
      ['cover', '/home/u'],
      ['from', '/root/a'],
      ['to', '/root/a'],
      ['from', '/t/copy'],
      ['to', '/home/u/p.py'],
    ]);
  });

  test('leaves out what is not wanted: no user, no folders to cover', () => {
    const keys = encodeRun({ ...spec, rlimits: {} }).map(([key]) => key);
    expect([...new Set(keys)]).toEqual(['cwd', 'stdin', 'arg', 'env']);
  });
});
