import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { ReportedRun } from '../../../src/report/run-report.js';
import { UNPRIVILEGED } from '../../support/identities.js';
import { makeFolder } from '../../support/run-cli.js';
import { describeContainers } from './attack.js';

type Outcome = ReportedRun['outcome'];

const exited = (exitCode: number): Outcome => ({ kind: 'exited', exitCode });
const KILLED: Outcome = { kind: 'signalled', signal: 'SIGKILL' };
const TIMED_OUT: Outcome = { kind: 'timed-out' };

const PRELUDE = `import os, resource, signal, struct, sys, time
def attempt(act, *args):
    try: return act(*args)
    except (OSError, ValueError, OverflowError): return None
`;

/** What a program does to its supervisor, which is the first process of its container and of its own user. */
const ENDS: readonly { readonly what: string; readonly program: string; readonly outcomes: readonly Outcome[] }[] = [
  {
    what: 'does nothing to it (the control)',
    program: 'os._exit(23)',
    outcomes: [exited(23)],
  },
  {
    what: 'sends it every signal, many times',
    program: `
for _ in range(200):
    for n in range(1, 65): attempt(os.kill, 1, n)
time.sleep(.1); os._exit(23)`,
    outcomes: [exited(23)],
  },
  {
    what: 'writes the frames of a success to all that it can open',
    program: `
fields = b"exit=0\\0peak=1\\0micros=1\\0left=0"
frame = b"X" + len(fields).to_bytes(4, "big") + fields
docker = b"\\1\\0\\0\\0" + len(frame).to_bytes(4, "big") + frame
for text in (frame, docker):
    for fd in range(16):
        attempt(os.write, fd, text)
        for place in ("/proc/1/fd/%d", "/proc/self/fd/%d"):
            opened = attempt(os.open, place % fd, os.O_WRONLY | os.O_NONBLOCK)
            if opened is not None: attempt(os.write, opened, text)
for place in ("/dev/console", "/dev/pts/0", "/dev/tty"): attempt(os.open, place, os.O_WRONLY)
os._exit(23)`,
    outcomes: [exited(23)],
  },
  {
    what: 'leaves it no open files',
    program: 'attempt(resource.prlimit, 1, resource.RLIMIT_NOFILE, (0, 0)); os._exit(23)',
    outcomes: [exited(23), KILLED],
  },
  {
    what: 'leaves it no memory',
    program: `
for limit in (resource.RLIMIT_DATA, resource.RLIMIT_AS): attempt(resource.prlimit, 1, limit, (0, 0))
for _ in range(2000): os.write(1, b"x" * 100); attempt(os.kill, 1, signal.SIGCHLD)
os._exit(23)`,
    outcomes: [exited(23), KILLED],
  },
  {
    what: 'leaves it no time of the processor',
    program: `
attempt(resource.prlimit, 1, resource.RLIMIT_CPU, (0, 0))
end = time.monotonic() + 1
while time.monotonic() < end: os.kill(1, signal.SIGCHLD)
os._exit(23)`,
    outcomes: [exited(23), KILLED],
  },
  {
    what: 'takes all memory, with processes that would be the last to be ended',
    program: `
for folder in ("/tmp", "/dev/shm"):
    with open(folder + "/big", "wb", 0) as f:
        for _ in range(64): attempt(f.write, b"x" * (1 << 20))
while True:
    try:
        if os.fork() == 0:
            attempt(lambda: open("/proc/self/oom_score_adj", "w").write("0"))
            kept = bytearray(b"y" * (8 << 20)); time.sleep(60)
    except (OSError, MemoryError): pass`,
    outcomes: [{ kind: 'out-of-memory' }, TIMED_OUT],
  },
  {
    what: 'leaves no process to be started, and everything stopped',
    program: `
for n in range(1, 65): attempt(signal.signal, n, signal.SIG_IGN)
while True:
    try:
        if os.fork() == 0: os.setsid(); os.kill(os.getpid(), signal.SIGSTOP)
    except OSError: break
for target in (-1, 1, os.getpid()): attempt(os.kill, target, signal.SIGSTOP)
while True: time.sleep(60)`,
    outcomes: [TIMED_OUT],
  },
  {
    what: 'leaves a child that goes on writing and holds the output',
    program: `
if os.fork() == 0:
    os.setsid()
    for n in range(1, 65): attempt(signal.signal, n, signal.SIG_IGN)
    while True: attempt(os.write, 1, b"still here\\n")
time.sleep(.05); os._exit(23)`,
    outcomes: [exited(23)],
  },
];

describeContainers('the verdict on a program in a container', (arena) => {
  test.each(ENDS)('is not its own when it $what, nor is that of the next one', async ({ program, outcomes }) => {
    const folder = await makeFolder(UNPRIVILEGED);
    const files = ['attack.py', 'next.py'].map((name) => path.join(folder, name));
    const [attack = '', next = ''] = files;
    await writeFile(attack, PRELUDE + program, { mode: 0o644 });
    await writeFile(next, 'raise SystemExit(21)', { mode: 0o644 });
    const { report } = await arena.run(UNPRIVILEGED, ['--timeout', '2s', '--memory', '300MiB', ...files]);
    const [first, second] = report?.runs.map((run) => run.outcome) ?? [];
    expect(outcomes).toContainEqual(first);
    expect(second).toEqual(exited(21));
  });

  test.each([
    ['as the image does by itself', 'import sys; sys.exit(137)', exited(137)],
    ['as the tool does after a time-out', 'import sys; sys.exit(124)', exited(124)],
    ['by the signal of the out-of-memory killer', 'import os; os.kill(os.getpid(), 9)', KILLED],
  ])('is the exit code or the signal, and no more, when it ends %s', async (_, code, outcome) => {
    const { report } = await arena.run(UNPRIVILEGED, ['--code', code]);
    expect(report?.runs[0]?.outcome).toEqual(outcome);
  });
});
