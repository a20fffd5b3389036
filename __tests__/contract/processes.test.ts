import { setTimeout as sleep } from 'node:timers/promises';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeInOneSandbox, signalWhenReady } from './each-environment.js';

/** Leaves a child behind that would live for a minute; `before` runs in the child. */
const daemon = (before = ''): string => `
import os, signal, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        ${before}
        time.sleep(60)
    os._exit(0)
os.wait()
`;

// Each run also checks that nothing of it is left: see Pyexec.cli.
describeInOneSandbox('what a program leaves behind', (pyexec) => {
  test.each([
    ['a child', 'import subprocess\nsubprocess.Popen(["/bin/sleep", "60"])'],
    ['a daemon in a session of its own', daemon()],
    ['a daemon that closed its streams', daemon('[os.close(fd) for fd in (0, 1, 2)]')],
    ['a daemon without environment', daemon('os.execve("/bin/sleep", ["sleep", "60"], {})')],
    [
      'a daemon without environment in another folder',
      daemon('os.chdir("/"); os.execve("/bin/sleep", ["sleep", "60"], {})'),
    ],
    ['a daemon that ignores signals', daemon('signal.signal(15, signal.SIG_IGN); signal.signal(1, signal.SIG_IGN)')],
    ['a stopped daemon', daemon('os.kill(os.getpid(), 19)')],
    [
      'a daemon that is its own subreaper',
      daemon('__import__("ctypes").CDLL(None).prctl(36, 1, 0, 0, 0); os.fork(); os.fork()'),
    ],
    [
      'a daemon with threads',
      daemon('import threading; [threading.Thread(target=time.sleep, args=(60,)).start() for _ in range(8)]'),
    ],
  ])('is ended with it: %s', async (_, text) => {
    const { run } = await pyexec.code(`${text}\nprint("done")`);
    expect([run.status, run.stdout]).toEqual(['passed', 'done\n']);
    expect(run.notes).toEqual([]);
  });

  test('is ended while it multiplies: processes that fork and end, again and again', async () => {
    const text = `
import os, time
for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        while True:
            try:
                if os.fork(): os._exit(0)
            except OSError: pass
time.sleep(.3)
print("done")`;
    const { run } = await pyexec.code(text);
    expect([run.status, run.stdout]).toEqual(['passed', 'done\n']);
  });

  test('is ended while each that is killed is replaced by another', async () => {
    const text = `
import os, time
end = time.time() + 8
def keep(depth):
    while time.time() < end:
        pids = []
        for _ in range(3 if depth else 0):
            try: pid = os.fork()
            except OSError: break
            if pid == 0: keep(depth - 1)
            pids.append(pid)
        for pid in pids: os.waitpid(pid, 0)
        time.sleep(.001)
    os._exit(0)
for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        keep(2)
time.sleep(.3)
print("done")`;
    const { run } = await pyexec.code(text);
    expect([run.status, run.stdout, run.notes]).toEqual(['passed', 'done\n', []]);
  });

  test('is ended when it is many', async () => {
    const text = `
import os, time
made = 0
try:
    for _ in range(100):
        if os.fork() == 0:
            os.setsid()
            time.sleep(60)
        made += 1
except OSError: pass
print(made)`;
    const { run } = await pyexec.code(text);
    expect([run.status, run.stdout]).toEqual(['passed', '100\n']);
  });

  test('cannot hold the result up, nor add to it, by keeping the streams open', async () => {
    const { run, elapsedMs } = await pyexec.code(
      `${daemon('print("late", flush=True) if time.sleep(3) else 0')}\nprint("done")`,
    );
    expect([run.status, run.stdout]).toEqual(['passed', 'done\n']);
    expect(run.durationMs).toBeLessThan(3000);
    expect(elapsedMs).toBeLessThan(30_000);
  });

  test('writes nothing any more once the result is there', async () => {
    const folder = await pyexec.folder();
    const file = path.join(folder, 'beat');
    const beating = `while True: open(${JSON.stringify(file)}, "a").write("x"); time.sleep(.01)`;
    const { run } = await pyexec.code(
      `${daemon(beating.replace('while True: ', '[(').replace(/; time.*$/, ', time.sleep(.01)) for _ in iter(int, 1)]'))}\ntime.sleep(.3)`,
      ['--working-directory', folder],
    );
    expect(run.status).toBe('passed');
    const { size } = await stat(file);
    expect(size).toBeGreaterThan(0);
    await sleep(300);
    expect((await stat(file)).size).toBe(size);
  });
});

describeInOneSandbox('a program that turns on the tool', (pyexec) => {
  test.each([
    ['SIGTERM to its parent', 'os.kill(os.getppid(), 15)'],
    ['SIGINT to its parent', 'os.kill(os.getppid(), 2)'],
    ['SIGUSR1 to its parent', 'os.kill(os.getppid(), 10)'],
    ['SIGQUIT to its parent', 'os.kill(os.getppid(), 3)'],
    ['SIGCHLD to its parent, many times', '[os.kill(os.getppid(), 17) for _ in range(100000)]'],
    ['SIGCONT to its parent', 'os.kill(os.getppid(), 18)'],
    [
      'every signal that can be caught to its parent',
      '[os.kill(os.getppid(), n) for n in range(1, 65) if n not in (9, 19, 32, 33)]',
    ],
    ['SIGTERM to its own group', 'signal.signal(15, signal.SIG_IGN); os.killpg(0, 15); os.kill(0, 15)'],
    ['SIGHUP to its own session', 'signal.signal(1, signal.SIG_IGN); os.kill(0, 1)'],
    ['the end of its own group', 'os.setpgid(0, 0) if os.getpid() != os.getpgrp() else 0'],
  ])('reaches no one by %s', async (_, act) => {
    const text = `import os, signal\ntry:\n    ${act}\nexcept PermissionError: pass\nprint("alive")\nraise SystemExit(7)`;
    const { run } = await pyexec.code(text);
    expect([run.status, run.outcome, run.stdout]).toEqual(['failed', { kind: 'exited', exitCode: 7 }, 'alive\n']);
  });

  test('does not pass by killing its parent: nobody saw how it ended', async () => {
    const text = `${daemon()}\ntry: os.kill(os.getppid(), 9)\nexcept PermissionError: sys.exit(3)\ntime.sleep(.2)`;
    const { exitCode, run } = await pyexec.code(text);
    if (pyexec.isolation !== 'none') {
      // Its parent is process 1 of its namespace, which it cannot kill.
      expect([exitCode, run.status]).toEqual([0, 'passed']);
      return;
    }
    expect([exitCode, run.status]).toEqual([1, 'failed']);
    // As root the code runs as another user, who may not do that.
    if (pyexec.identity.user !== undefined || process.getuid?.() !== 0) {
      expect(run.outcome.kind).toBe('signalled');
      expect(run.notes.join('\n')).toContain('supervisor was killed');
    } else {
      expect(run.outcome).toEqual({ kind: 'exited', exitCode: 3 });
    }
  });

  test('leaves nothing behind by killing its parent, even without a mark', async () => {
    const unmarked = daemon('os.chdir("/"); os.execve("/bin/sleep", ["sleep", "60"], {})');
    const text = `${unmarked}\ntime.sleep(.2)\ntry: os.kill(os.getppid(), 9)\nexcept PermissionError: sys.exit(3)\ntime.sleep(.2)`;
    const { exitCode, run } = await pyexec.code(text);
    expect([exitCode, run.status]).toEqual(pyexec.isolation !== 'none' ? [0, 'passed'] : [1, 'failed']);
  });

  test('does not pass by stopping its parent: it is out of time', async () => {
    const text = 'import os, sys\ntry: os.kill(os.getppid(), 19)\nexcept PermissionError: sys.exit(3)';
    const { exitCode, run, elapsedMs } = await pyexec.run(['--timeout', '2s', '--code', text]);
    expect(exitCode).toBe(pyexec.isolation !== 'none' ? 0 : 1);
    expect(pyexec.isolation !== 'none' ? ['passed'] : ['timed-out', 'failed']).toContain(run.status);
    expect(elapsedMs).toBeLessThan(30_000);
  });

  test('is ended when it stops its parent and goes on', async () => {
    const text = `${daemon()}\ntry: os.kill(os.getppid(), 19)\nexcept PermissionError: pass\nwhile True: time.sleep(1)`;
    const { run } = await pyexec.run(['--timeout', '2s', '--code', text]);
    expect(run.status).toBe('timed-out');
  });

  test.each([9, 19])(
    'does not hold the run up by signal %d to supervisors that wait for their next program',
    async (signal) => {
      const folder = await pyexec.folder();
      // The tool's other children that run nothing at the moment, for as long as there are programs to come.
      const hostile = `
import os, time
mine = os.getppid()
tool = int(open(f"/proc/{mine}/stat").read().rpartition(")")[2].split()[1])
def children(pid): return [int(n) for n in open(f"/proc/{pid}/task/{pid}/children").read().split()]
end = time.monotonic() + 4
while time.monotonic() < end:
    try:
        for pid in children(tool):
            if pid != mine and not children(pid): os.kill(pid, ${signal})
    except OSError: pass
`;
      await writeFile(path.join(folder, 'a.py'), hostile, { mode: 0o644 });
      // Containers take their time without that many.
      const last = pyexec.environment === 'docker' ? 30 : 60;
      for (let n = 10; n < last; n++) await writeFile(path.join(folder, `b${n}.py`), 'pass', { mode: 0o644 });
      const { elapsedMs, report } = await pyexec.run(['--timeout', '6s', '--jobs', '2', '*.py'], { cwd: folder });
      expect(elapsedMs).toBeLessThan(50_000);
      // Each program has a verdict, or the tool says that it could not go on.
      expect(report.error !== null || report.runs.length === last - 9).toBe(true);
    },
  );
});

describeInOneSandbox('the end of the tool itself', (pyexec) => {
  test.each([
    ['is idle', 'while True: time.sleep(1)'],
    ['is busy', 'while True: pass'],
    ['prints all the time', 'while True: os.write(1, b"x" * 4096)'],
    [
      'has a child that prints all the time',
      'if os.fork() == 0:\n    while True: os.write(2, b"x\\n")\nwhile True: time.sleep(1)',
    ],
  ])('ends a program that %s, with its daemons, when the tool is killed', async (_, act) => {
    const folder = await pyexec.folder();
    const ready = `open(${JSON.stringify(path.join(folder, 'ready'))}, "w").close()`;
    const unmarked = daemon('os.chdir("/"); os.execve("/bin/sleep", ["sleep", "60"], {})');
    const result = await pyexec.killed(
      [
        '--working-directory',
        folder,
        '--timeout',
        '30s',
        '--max-output',
        '10GiB',
        '--code',
        `${unmarked}\ntime.sleep(.2)\n${ready}\n${act}`,
      ],
      signalWhenReady(folder, 'SIGKILL'),
    );
    expect(result.left).toEqual([]);
  });
});
