import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ReportedRun } from '../../../src/report/run-report.js';
import { IDENTITIES } from '../../support/identities.js';
import { makeFolder } from '../../support/run-cli.js';
import { describeSandbox } from './attack.js';

type Outcome = ReportedRun['outcome'];

const exited = (exitCode: number): Outcome => ({ kind: 'exited', exitCode });
const TIMED_OUT: Outcome = { kind: 'timed-out' };

/** However a program ends, and whatever it does to whoever watches it, this is what is said of it. */
const ENDS: readonly {
  readonly what: string;
  readonly program: string;
  readonly outcome: Outcome;
  readonly orKilled?: true;
}[] = [
  {
    what: 'stops itself and everything else',
    program: `
for _ in range(10):
    if os.fork() == 0: os.setsid(); os.kill(os.getpid(), signal.SIGSTOP)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for target in (-1, os.getpid()): os.kill(target, signal.SIGSTOP)`,
    outcome: TIMED_OUT,
  },
  {
    what: 'says at the deadline that it has passed',
    program: `
signal.signal(signal.SIGTERM, lambda *_: os._exit(0)); time.sleep(60)`,
    outcome: TIMED_OUT,
  },
  {
    what: 'ignores what it is told at the deadline',
    program: `
for n in range(1, 65):
    try: signal.signal(n, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: time.sleep(60)`,
    outcome: TIMED_OUT,
  },
  {
    what: 'forks without end',
    program: `
while True:
    try: os.fork()
    except OSError: pass`,
    outcome: TIMED_OUT,
  },
  {
    what: 'forks on without end after it has failed',
    program: `
if os.fork() == 0:
    while True:
        try: os.fork()
        except OSError: pass
time.sleep(.1); os._exit(3)`,
    outcome: exited(3),
  },
  {
    what: 'opens all files that it may, and starts all processes',
    program: `
kept = []
try:
    while True: kept.append(os.open("/dev/null", 0))
except OSError: pass
pid = os.getpid()
try:
    while os.getpid() == pid: os.fork()
except OSError: pass
if os.getpid() != pid: time.sleep(30)
os._exit(4)`,
    outcome: exited(4),
  },
  {
    what: 'ends its main thread before another one',
    program: `
threading.Thread(target=lambda: (time.sleep(.3), os._exit(9))).start()
ctypes.CDLL(None).syscall(60 if x86_64 else 93, 0)`,
    outcome: exited(9),
  },
  {
    what: 'kills itself while a child goes on writing',
    program: `
if os.fork() == 0:
    while True: os.write(1, b"x" * 10)
time.sleep(.05); os.kill(os.getpid(), signal.SIGKILL)`,
    outcome: { kind: 'signalled', signal: 'SIGKILL' },
  },
  {
    what: 'leaves a child that holds its output',
    program: `
if os.fork() == 0: os.setsid(); time.sleep(60)
os._exit(6)`,
    outcome: exited(6),
  },
  {
    what: 'replaces itself by a program that fails',
    program: `
os.execv("/bin/sh", ["sh", "-c", "exit 11"])`,
    outcome: exited(11),
  },
  {
    what: 'ends as the tool does after a time-out',
    program: `
os._exit(124)`,
    outcome: exited(124),
  },
  {
    what: 'sends every signal to the process that watches it, by every call',
    program: `
for n in range(1, 65):
    for act in (lambda: os.kill(1, n), lambda: call(234 if x86_64 else 131, 1, 1, n)):
        try: act()
        except OSError: pass
    for code in (0, -1, -6, 1, 0x80):
        information = struct.pack("iiiiii", n, 0, code, 0, 0, 0) + b"\\0" * 104
        for number, target in ((129 if x86_64 else 138, (1, n)), (297 if x86_64 else 240, (1, 1, n))):
            try: call(number, *target, information)
            except OSError: pass
time.sleep(.2); os._exit(23)`,
    outcome: exited(23),
  },
  {
    what: 'floods the process that watches it with signals',
    program: `
for _ in range(6):
    if os.fork() == 0:
        while True: os.kill(1, signal.SIGCHLD); os.kill(1, signal.SIGTERM)
time.sleep(.4); os._exit(8)`,
    outcome: exited(8),
  },
  {
    what: 'writes a verdict to every descriptor that it can find',
    program: `
frame = b"X" + (37).to_bytes(4, "big") + b"exit=0\\0peak=1\\0micros=1\\0left=0\\0\\0\\0\\0\\0\\0\\0"
for text in (b"0 1 1", frame):
    for fd in range(64):
        for place in (None, "/proc/1/fd/%d", "/proc/self/fd/%d"):
            try: os.write(fd if place is None else os.open(place % fd, os.O_WRONLY | os.O_NONBLOCK), text)
            except OSError: pass
os._exit(10)`,
    outcome: exited(10),
  },
  {
    what: 'takes every limit from the process that watches it',
    program: `
for n in range(16):
    try: resource.prlimit(1, n, (0, 0))
    except (OSError, ValueError): pass
for act in (lambda: os.setpriority(os.PRIO_PROCESS, 1, 19), lambda: os.sched_setscheduler(1, 5, os.sched_param(0)), lambda: os.sched_setaffinity(1, {0})):
    try: act()
    except OSError: pass
time.sleep(.1); os._exit(12)`,
    outcome: exited(12),
    // A process may set the limits of another one of its user: process 1 may lose, and with it the program.
    orKilled: true,
  },
  {
    what: 'takes the processor’s time from the process that watches it',
    program: `
import resource
try: resource.prlimit(1, resource.RLIMIT_CPU, (0, 0))
except OSError: pass
end = time.monotonic() + 2
while time.monotonic() < end: os.kill(1, signal.SIGCHLD); os.kill(1, signal.SIGTERM)
os._exit(13)`,
    outcome: exited(13),
    orKilled: true,
  },
];

const PRELUDE = `import ctypes, os, resource, signal, struct, sys, threading, time
x86_64 = os.uname().machine == "x86_64"
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *args):
    if libc.syscall(ctypes.c_long(number), *args) < 0: raise OSError(ctypes.get_errno(), "")
`;

describeSandbox('the verdict', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test.each(ENDS)(
      'is right for a program that $what, and for the one after it',
      async ({ program, outcome, orKilled }) => {
        const folder = await makeFolder(identity);
        const files = ['attack.py', 'next.py'].map((name) => path.join(folder, name));
        const [attack = '', next = ''] = files;
        await writeFile(attack, PRELUDE + program, { mode: 0o644 });
        await writeFile(next, 'raise SystemExit(21)', { mode: 0o644 });
        const { report } = await arena.run(identity, ['--timeout', '3s', '--jobs', '1', ...files]);
        const [first, second] = report?.runs.map((run) => run.outcome) ?? [];
        const allowed = orKilled ? [outcome, { kind: 'signalled', signal: 'SIGKILL' }] : [outcome];
        expect(allowed).toContainEqual(first);
        expect(second).toEqual(exited(21));
      },
    );

    test('says of a program that was ended by order nothing but that', async () => {
      const code = 'import os\nwhile True: os.write(1, b"x" * 65536)';
      const { report } = await arena.run(identity, ['--max-output', '1000', '--code', code]);
      expect([report?.runs[0]?.outcome.kind, report?.runs[0]?.notes]).toEqual(['output-limit', []]);
    });

    test.each(['1ms', '5ms', '10ms', '20ms'])(
      'is a time-out when %s are over while the sandbox is made, or not much later',
      async (timeout) => {
        const { report } = await arena.run(identity, ['--timeout', timeout, '--code', 'import time\ntime.sleep(5)']);
        expect(report?.runs[0]?.outcome).toEqual(TIMED_OUT);
      },
    );

    test('comes after everything has ended, however long the kernel needs to take memory back', async () => {
      const code = `
import mmap, os, time
fd = os.memfd_create("shared"); os.ftruncate(fd, 256 << 20)
first = mmap.mmap(fd, 256 << 20, flags=mmap.MAP_SHARED | 0x8000)
r, w = os.pipe()
for _ in range(30):
    if os.fork() == 0:
        kept = [mmap.mmap(fd, 256 << 20, flags=mmap.MAP_SHARED | 0x8000) for _ in range(8)]
        os.write(w, b"x"); time.sleep(60)
got = 0
while got < 30: got += len(os.read(r, 60))
os.write(1, b"x" * 200); time.sleep(60)`;
      const { report } = await arena.run(identity, ['--timeout', '60s', '--max-output', '10', '--code', code]);
      expect(report?.runs[0]?.outcome.kind).toBe('output-limit');
    });
  });
});
