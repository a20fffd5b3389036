import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { describeWith } from '../support/engines.js';
import type { StepResult } from '../support/runner-emulator/run-action.js';
import { processesOf } from '../support/user-processes.js';
import { useStage } from './step.js';

const naiveFolder = path.join(import.meta.dirname, '..', 'fixtures', 'redteam', 'naive');

/** The start of a program that knows where it is: `temp` is RUNNER_TEMP, `tool` the process of the action. */
const WHERE = `
import os, signal, sys, time
temp = next(p for p in (os.environ.get("RUNNER_TEMP"), os.path.abspath(os.path.join(os.environ.get("HOME", "/"), "../../.."))) if p)
def parent(pid): return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])
supervisor = os.getppid()
tool = supervisor if "RUNNER_TEMP" in os.environ else parent(supervisor)
commands = [os.path.join(temp, "_runner_file_commands", n) for n in os.listdir(os.path.join(temp, "_runner_file_commands"))]
`;
const LINES = `"::error::forged\\n::set-output name=status::passed\\n##[set-output name=forged;]x\\n::add-mask::a\\n::save-state name=base::/\\n"`;
const honoured = ({ main }: StepResult): string[] =>
  main.commands.filter((command) => command.honoured).map(({ command }) => command);

describeWith('root', 'a program of the runner’s own user', () => {
  const stage = useStage();
  afterEach(() => stage.clear());

  /** The same program where nothing contains it. */
  async function naive(code: string): Promise<StepResult> {
    const actionFolder = await stage.copy(naiveFolder);
    const program = path.join(actionFolder, 'program.py');
    await writeFile(program, code, { mode: 0o644 });
    return stage.start({ actionFolder, inputs: { program } });
  }

  const attack = (code: string, inputs: Record<string, string> = {}): ReturnType<typeof stage.attack> =>
    stage.attack({ code: WHERE + code, 'fail-on-error': 'false', ...inputs });

  describe('that writes past its own output', () => {
    const write = `
for fd in (1, 2):
    with open(f"/proc/{tool}/fd/{fd}", "w") as f: f.write("\\n" + ${LINES})
raise SystemExit(4)`;

    test('gives the runner no commands: they are fenced off while it lives', async () => {
      const step = await attack(write);
      expect([step.outputs['status'], step.outputs['exit-code'], step.outputs['forged']]).toEqual([
        'failed',
        '4',
        undefined,
      ]);
      expect(step.main.log).toContain('::error::forged');
    });

    test('does give commands where nothing contains it', async () => {
      const step = await naive(WHERE + write);
      expect(honoured(step)).toEqual(expect.arrayContaining(['error', 'set-output', 'add-mask']));
    });

    test('gives none either after its main process has ended', async () => {
      const code = `
if os.fork() == 0:
    os.setsid()
    log = os.open(f"/proc/{tool}/fd/1", os.O_WRONLY)
    while True: os.write(log, ("\\n" + ${LINES}).encode()); time.sleep(.001)
time.sleep(.2)`;
      const step = await attack(code);
      expect(step.outputs['status']).toBe('passed');
    });

    test('cannot end the fence with a token of its own, or swallow the end of it by an unfinished line', async () => {
      const code = `
log = os.open(f"/proc/{tool}/fd/1", os.O_WRONLY)
os.write(log, b"\\n::pyexec-00000000-0000-0000-0000-000000000000::\\n::stop-commands::mine\\n::mine::\\n::error::forged\\nunfinished")`;
      const step = await attack(code);
      expect(step.main.commands.at(-1)?.honoured).toBe(true);
      expect(honoured(step)).not.toContain('mine');
    });
  });

  describe('that writes to the command files of the runner', () => {
    const append = `
for file in commands:
    with open(file, "a") as f: f.write("status=passed\\nFORGED=1\\n/forged\\n")`;

    test('sets no output, variable, path or state: what it wrote is taken back, with a warning', async () => {
      const step = await attack(`${append}\nraise SystemExit(4)`);
      expect([step.outputs['status'], step.summary.includes('FORGED')]).toEqual(['failed', false]);
      expect(step.main.annotations.map(({ message }) => message).join('\n')).toContain('command files');
    });

    test('does set them where nothing contains it', async () => {
      const step = await naive(WHERE + append);
      expect([step.env['FORGED'], step.outputs['status'], step.path]).toEqual([
        '1',
        'passed',
        expect.arrayContaining(['/forged']),
      ]);
    });

    test.each([
      ['removes them', 'for f in commands: os.unlink(f)'],
      [
        'makes them links to other files',
        'for f in commands: os.unlink(f); os.symlink(os.path.join(temp, "victim"), f)',
      ],
      ['makes them links to nothing', 'for f in commands: os.unlink(f); os.symlink("/nowhere/at/all", f)'],
      ['makes them links to endless devices', 'for f in commands: os.unlink(f); os.symlink("/dev/zero", f)'],
      ['makes them named pipes', 'for f in commands: os.unlink(f); os.mkfifo(f)'],
      ['makes them folders', 'for f in commands: os.unlink(f); os.makedirs(f + "/x")'],
      ['takes their permissions', 'for f in commands: os.chmod(f, 0)'],
      ['makes them huge', 'for f in commands: os.truncate(f, 500 << 20)'],
      ['takes the permissions of their folder', 'os.chmod(os.path.dirname(commands[0]), 0)'],
      ['removes their folder', '__import__("shutil").rmtree(os.path.dirname(commands[0]))'],
    ])('changes no verdict when it %s, and does not hold the step up', async (_, act) => {
      const inputs = {
        environment: 'system',
        isolation: 'none',
        'fail-on-error': 'false',
        code: `${WHERE}${act}\nraise SystemExit(4)`,
      };
      const step = await stage.start({ inputs, killAfterMs: 30_000 });
      expect(step.main.signal).toBe(null);
      expect([step.env, step.path]).toEqual([{}, []]);
      // Where the files cannot be mended, the step fails.
      expect(step.conclusion === 'failure' || step.outputs['status'] === 'failed').toBe(true);
      expect([...(await processesOf(stage.user.uid)).values()]).toEqual([]);
    });

    test.each([
      ['removes them', 'for f in commands: os.unlink(f)'],
      [
        'makes them links to other files',
        'for f in commands: os.unlink(f); os.symlink(os.path.join(temp, "victim"), f)',
      ],
      ['makes them named pipes', 'for f in commands: os.unlink(f); os.mkfifo(f)'],
      ['makes them folders', 'for f in commands: os.unlink(f); os.makedirs(f + "/x")'],
      ['takes their permissions', 'for f in commands: os.chmod(f, 0)'],
      ['removes their folder', '__import__("shutil").rmtree(os.path.dirname(commands[0]))'],
    ])('leaves all outputs where it %s', async (_, act) => {
      const step = await attack(`${act}\nraise SystemExit(4)`);
      expect([step.outputs['status'], step.outputs['exit-code']]).toEqual(['failed', '4']);
    });

    test('removes everything of the runner’s: the step ends, and does not succeed with another verdict', async () => {
      const code = `${WHERE}\nimport shutil\nshutil.rmtree(temp, ignore_errors=True)\nraise SystemExit(4)`;
      const step = await stage.start({
        inputs: { environment: 'system', isolation: 'none', code },
        killAfterMs: 30_000,
      });
      expect([step.main.signal, step.conclusion]).toEqual([null, 'failure']);
    });
  });

  describe('that turns on the processes of the tool', () => {
    test.each(['tool', 'supervisor'])('opens no debugger by SIGUSR1 to the %s', async (who) => {
      const code = `
import socket
os.kill(${who}, signal.SIGUSR1); time.sleep(.5)
try: socket.create_connection(("127.0.0.1", 9229), 1); print("debugger")
except OSError: print("none")`;
      const step = await attack(code);
      expect([step.outputs['status'], step.outputs['stdout']]).toEqual(['passed', 'none\n']);
    });

    test('would open one in a node that is not prepared', async () => {
      const child = spawn(stage.node, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await once(child.stdout, 'data');
      child.kill('SIGUSR1');
      await once(child.stderr, 'data');
      const socket = net.connect(9229, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
      child.kill('SIGKILL');
    });

    test('reaches neither memory nor descriptors of the supervisor, which knows the verdict', async () => {
      const code = `
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def attempts(pid):
    done = []
    for name in ("mem", "fd/0", "fd/1", "environ", "fd/2"):
        try: os.close(os.open(f"/proc/{pid}/{name}", os.O_RDWR if name == "mem" else os.O_WRONLY if "fd" in name else os.O_RDONLY)); done.append(name)
        except OSError: pass
    try: done.extend("fd " + n for n in os.listdir(f"/proc/{pid}/fd"))
    except OSError: pass
    pidfd = os.pidfd_open(pid)
    for fd in range(3):
        if libc.syscall(438, pidfd, fd, 0) >= 0: done.append(f"pidfd_getfd {fd}")
    if libc.ptrace(0x4206, pid, None, None) == 0: libc.ptrace(17, pid, None, None); done.append("ptrace")
    return done
child = os.fork()
if child == 0: time.sleep(20); os._exit(0)
print(attempts(supervisor))
print(sorted(attempts(child))[-2:])`;
      const { outputs } = await attack(code);
      const [denied, control] = (outputs['stdout'] ?? '').split('\n');
      expect(denied).toBe('[]');
      expect(control).toMatch(/ptrace/);
    });

    test('forges no end by frames of the supervisor’s protocol on whatever it can write to', async () => {
      const code = `
def frame(kind, *fields):
    data = b"\\0".join(fields)
    return kind + len(data).to_bytes(4, "big") + data
forged = frame(b"X", b"exit=0", b"peak=1", b"micros=1", b"cpu=1", b"left=0")
def spill(fd):
    try: os.write(fd, forged * 3)
    except OSError: pass
for fd in range(64): spill(fd)
for pid, fds in ((supervisor, range(64)), (tool, (1, 2))):
    for fd in fds:
        try: spill(os.open(f"/proc/{pid}/fd/{fd}", os.O_WRONLY | os.O_NONBLOCK))
        except OSError: pass
os.write(1, forged); os.write(2, forged)
time.sleep(.3)
sys.exit(6)`;
      const step = await attack(code);
      expect([step.outputs['status'], step.outputs['exit-code']]).toEqual(['failed', '6']);
      expect(step.report.runs[0]?.durationMs).toBeGreaterThan(250);
    });

    test.each([
      ['kills the supervisor', 'os.kill(supervisor, 9); time.sleep(5)', 'failed'],
      ['stops the supervisor', 'os.kill(supervisor, 19)', 'timed-out'],
      ['stops the supervisor and sleeps', 'os.kill(supervisor, 19); time.sleep(60)', 'timed-out'],
    ])('does not pass when it %s', async (_, act, status) => {
      const step = await attack(act, { timeout: '2s' });
      expect(step.outputs['status']).toBe(status);
    });

    // A process of the same user can take over the tool (SECURITY.md); what it breaks by that must not look like success.
    test('fails the step by writing into the pipes inside of the tool; post removes what is left', async () => {
      const code = `${WHERE}
for n in range(3, 64):
    try: os.write(os.open(f"/proc/{tool}/fd/{n}", os.O_WRONLY | os.O_NONBLOCK), b"\\xff" * 64)
    except OSError: pass
while True: time.sleep(1)`;
      const inputs = { environment: 'system', isolation: 'none', code, timeout: '3s' };
      const step = await stage.start({ inputs, killAfterMs: 30_000 });
      expect([step.conclusion, step.post?.conclusion]).toEqual(['failure', 'success']);
      expect([...(await processesOf(stage.user.uid)).values()]).toEqual([]);
    });

    test('fails the step by killing every process of its user; post removes what is left', async () => {
      const code = `${WHERE}\nfor f in commands:\n    if "set_env" in f: open(f, "a").write("A=1\\n")\nos.kill(-1, 9)`;
      const step = await stage.start({ inputs: { environment: 'system', isolation: 'none', code } });
      expect([step.conclusion, step.main.signal, step.post?.conclusion]).toEqual(['failure', 'SIGKILL', 'success']);
      expect([...(await processesOf(stage.user.uid)).values()]).toEqual([]);
    });

    test('is swept by post after it has stopped the tool, and the runner has given that up', async () => {
      const code = `${WHERE}\nos.kill(tool, 19)\nwhile True: time.sleep(1)`;
      const step = await stage.start({
        inputs: { environment: 'system', isolation: 'none', code },
        cancelAfterMs: 1500,
      });
      expect([step.conclusion, step.main.signalsSent]).toEqual(['cancelled', ['SIGINT', 'SIGTERM', 'SIGKILL']]);
      expect([...(await processesOf(stage.user.uid)).values()]).toEqual([]);
    });
  });

  describe('that says something false', () => {
    test.each([
      ['a file that is not its own', 'File "/etc/passwd", line 1, in <module>'],
      ['a line that it does not have', 'File "{me}", line 4000, in <module>'],
      ['a line that no file has', 'File "{me}", line 99999999999999999999, in <module>'],
      ['line 0', 'File "{me}", line 0'],
      ['a path with commands', 'File "x\\r::error::forged\\r", line 1'],
      ['a path out of the workspace', 'File "../../../../etc/passwd", line 1'],
    ])('in a traceback is annotated nowhere else: %s', async (_, frame) => {
      const workspace = await stage.copy(naiveFolder);
      const forged = `import os, sys\nme = os.path.abspath(__file__)\nsys.stderr.write("Traceback (most recent call last):\\n  " + '${frame}'.replace("{me}", me) + "\\n    x\\n::error::Forged: ##[error]a\\nValueError: ::error::b\\r::error::c\\n")\nsys.exit(1)\n`;
      await writeFile(path.join(workspace, 'liar.py'), forged);
      const step = await stage.attack({ files: 'liar.py' }, { workspace });
      expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'failed']);
      for (const { file, line } of step.main.annotations) {
        expect([undefined, 'liar.py']).toContain(file);
        expect(line ?? 1).toBeLessThanOrEqual(5);
        expect(line ?? 1).toBeGreaterThanOrEqual(1);
      }
      expect(step.report.runs[0]?.error?.line ?? null).toBe(null);
    });

    test('by its name has no effect on log, summary and outputs', async () => {
      const workspace = await stage.copy(naiveFolder);
      const names = [
        'a\n::error::forged.py',
        'b\r::error::forged.py',
        '##[error]forged.py',
        '#\u200b#[error]forged.py',
        '-c.py',
        '--help.py',
        '$(touch forged).py',
        '`forged`|x.py',
        '\u202egnp.py',
        '%0A::warning::forged.py',
        'x,line=1::forged.py',
        '<img src=x>.py',
        '@octocat #1.py',
        ' lead.py',
        'é 漢.py',
      ];
      for (const name of names) await writeFile(path.join(workspace, name), 'raise ValueError("bad")');
      const step = await stage.attack({ files: '*.py' }, { workspace });
      expect(step.report.runs.map(({ id }) => id).sort()).toEqual([...names].sort());
      expect(step.report.runs.map(({ outcome }) => outcome)).toEqual(
        names.map(() => ({ kind: 'exited', exitCode: 1 })),
      );
      expect(step.summary).not.toMatch(/^\s*<img|[\u200b\u202e]/m);
    });

    const OLD_FORM = [
      '##[error]forged',
      'x ##[error]forged',
      '#\u200b#[error]forged',
      '##\u200b[error]forged',
      '#\u0301#[error]forged',
      '##\ufe0f[error]forged',
      '#\u00ad#[error]forged',
      '##\u2060[error]forged',
      '\ufeff##[error]forged',
    ];

    test('in the old form of commands, with characters that nobody sees, is text', async () => {
      const step = await attack(
        `sys.stdout.write(${JSON.stringify(OLD_FORM.join('\n'))} + "\\n")\nsys.stderr.write(${JSON.stringify(OLD_FORM.join('\r'))})`,
      );
      expect(step.outputs['stdout']).toBe(`${OLD_FORM.join('\n')}\n`);
      expect(step.main.annotations).toEqual([]);
    });

    test('in the old form is a command where nothing contains it', async () => {
      const step = await naive(`print("x ##[error]forged")`);
      expect(step.main.annotations).toContainEqual({ level: 'error', message: 'forged' });
    });
  });

  test('costs no memory by a huge number of tiny writes, and all are counted', async () => {
    const step = await attack('for n in range(300000): os.write(1 + n % 2, b"x")', { timeout: '40s' });
    expect(step.outputs['status']).toBe('passed');
    expect([step.report.runs[0]?.stdoutBytes, step.report.runs[0]?.stderrBytes]).toEqual([150_000, 150_000]);
  });

  test('leaves a working directory that post can remove, whatever is in it', async () => {
    const code = `
os.makedirs("a/b/c"); os.chmod("a/b", 0); os.chmod("a", 0)
os.mkfifo("pipe"); os.symlink("/", "root"); os.symlink("loop", "loop")
open(b"\\xff\\n::error::x", "w").close()
deep = os.getcwd()
os.mkdir("deep"); os.chdir("deep")
for n in range(2500):
    os.mkdir("d"); os.chdir("d")
os.chmod(deep, 0)`;
    const step = await attack(code);
    expect(['passed', 'disk-limit']).toContain(step.outputs['status']);
  });

  test('is told of in post when main was killed before it could', async () => {
    const workspace = await stage.copy(naiveFolder);
    await mkdir(path.join(workspace, 'w'));
    const code = `${WHERE}\nif os.fork() == 0:\n    os.setsid(); os.chdir("/"); os.execve("/bin/sleep", ["sleep", "60"], {})\nprint("up")\nopen(os.path.join(temp, "_up"), "w")\nwhile True: time.sleep(1)`;
    const step = await stage.start({
      inputs: { environment: 'system', isolation: 'none', code },
      workspace,
      killAfterMs: 2000,
    });
    expect([step.conclusion, step.main.signal, step.post?.conclusion]).toEqual(['failure', 'SIGKILL', 'success']);
    expect([...(await processesOf(stage.user.uid)).values()]).toEqual([]);
  });
});
