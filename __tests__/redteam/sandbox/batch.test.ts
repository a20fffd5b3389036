import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ReportedRun } from '../../../src/report/run-report.js';
import { IDENTITIES, UNPRIVILEGED, type TestIdentity } from '../../support/identities.js';
import { makeFolder } from '../../support/run-cli.js';
import { describeSandbox, type Arena } from './attack.js';

/** What one program leaves for the next one of the same batch, which prints what it finds. */
interface Legacy {
  readonly what: string;
  readonly leave: string;
  readonly find: string;
  /** What the second one prints when there is nothing of the first. */
  readonly nothing: string;
  /** Without the sandbox it finds something else; or why not. */
  readonly control: 'finds it' | { readonly provesNothing: string };
}

const LEGACIES: readonly Legacy[] = [
  {
    what: 'files in the temporary folder, in memory, and at home',
    leave: `
for place in ("/tmp", "/dev/shm"): open(place + "/redteam-%d" % world["port"], "w").close()
open(os.path.expanduser("~/left"), "w").close()`,
    find: `
names = [place + "/redteam-%d" % world["port"] for place in ("/tmp", "/dev/shm")] + [os.path.expanduser("~/left")]
print([n for n in names if os.path.exists(n)])
for n in names:
    if os.path.exists(n): os.unlink(n)`,
    nothing: '[]\n',
    control: 'finds it',
  },
  {
    what: 'memory, semaphores and queues of System V',
    leave: `print(libc.shmget(world["port"], 4096, 0o1600), libc.semget(world["port"], 1, 0o1600), libc.msgget(world["port"], 0o1600))`,
    find: `
ids = libc.shmget(world["port"], 0, 0), libc.semget(world["port"], 0, 0), libc.msgget(world["port"], 0)
print(ids)
libc.shmctl(ids[0], 0, None); libc.semctl(ids[1], 0, 0); libc.msgctl(ids[2], 0, None)`,
    nothing: '(-1, -1, -1)\n',
    control: 'finds it',
  },
  {
    what: 'message queues of POSIX',
    leave: `
rt = ctypes.CDLL("librt.so.1")
print(rt.mq_open(b"/redteam%d" % world["port"], os.O_CREAT | os.O_RDWR, 0o600, None))`,
    find: `
rt = ctypes.CDLL("librt.so.1")
print(rt.mq_open(b"/redteam%d" % world["port"], os.O_RDWR), rt.mq_unlink(b"/redteam%d" % world["port"]))`,
    nothing: '-1 -1\n',
    control: 'finds it',
  },
  {
    what: 'daemons, listening sockets and names of sockets',
    leave: `
if os.fork() == 0:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    a, b = socket.socket(), socket.socket(socket.AF_UNIX)
    a.bind(("127.0.0.1", 4711)); a.listen(); b.bind("\\0left-behind"); b.listen()
    open("up", "w").close()
    time.sleep(60)
while not os.path.exists("up"): time.sleep(.01)`,
    find: `
a, b = socket.socket(), socket.socket(socket.AF_UNIX)
a.bind(("127.0.0.1", 4711)); a.listen(); b.bind("\\0left-behind")
print(len([p for p in os.listdir("/proc") if p.isdigit()]))`,
    nothing: '2\n',
    control: { provesNothing: 'isolation none ends daemons as well' },
  },
  {
    what: 'connections that wait for their end',
    leave: `
s = socket.socket(); s.bind(("127.0.0.1", 20000 + world["port"] % 10000)); s.listen()
c = socket.create_connection(("127.0.0.1", 20000 + world["port"] % 10000)); d, _ = s.accept()
d.close(); c.close()`,
    find: `
s = socket.socket()
try: s.bind(("127.0.0.1", 20000 + world["port"] % 10000)); print("free")
except OSError as e: print(e)`,
    nothing: 'free\n',
    control: 'finds it',
  },
  {
    what: 'keys',
    leave: `print(libc.syscall(248 if x86_64 else 217, b"user", b"redteam", b"x", 1, -4))`,
    find: `
print(b"redteam" in content("/proc/keys"))
libc.syscall(250 if x86_64 else 219, 3, libc.syscall(249 if x86_64 else 218, b"user", b"redteam", None, -4))`,
    nothing: 'False\n',
    control: { provesNothing: 'as root the control is another user, and a container may have no keys' },
  },
  {
    what: 'a changed name of the machine, priority or mask',
    leave: `libc.sethostname(b"left", 4); os.umask(0); os.nice(3); os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})`,
    find: `
mask = os.umask(0)
print(os.uname().nodename == "left", os.getpriority(os.PRIO_PROCESS, 0) >= 3, mask == 0)`,
    nothing: 'False False False\n',
    control: { provesNothing: 'these belong to a process, not to a user' },
  },
  {
    what: 'attributes of its working directory',
    leave: `
try: os.setxattr(".", "user.redteam", b"left")
except OSError: pass
os.utime(".", (1, 1))`,
    find: `
try: print(os.listxattr("."))
except OSError: print([])`,
    nothing: '[]\n',
    control: { provesNothing: 'each program has a folder of its own in any case' },
  },
  {
    what: 'the terminals, closed',
    leave: `
try: os.chmod("/dev/pts", 0)
except OSError: pass`,
    find: `
import pty
try: pty.openpty(); print("open")
except OSError as e: print(e)`,
    nothing: 'open\n',
    control: { provesNothing: 'those of the machine belong to root' },
  },
  {
    what: 'another text on standard input',
    leave: `
try:
    os.fchmod(0, 0o600)
    os.write(os.open("/proc/self/fd/0", os.O_RDWR | os.O_TRUNC), b"forged")
except OSError: pass`,
    find: `print(sys.stdin.read())`,
    nothing: 'genuine\n',
    control: { provesNothing: 'what the user’s own programs can change without the sandbox is documented' },
  },
];

const PRELUDE = `import ctypes, json, os, signal, socket, sys, time
world = json.loads(os.environ["WORLD"])
libc = ctypes.CDLL(None, use_errno=True)
x86_64 = os.uname().machine == "x86_64"
def content(path):
    with open(path, "rb") as f: return f.read()
`;

interface Both {
  readonly who: TestIdentity;
  readonly legacy: Legacy;
  readonly flags?: readonly string[];
}

async function runBoth(arena: Arena, { who, legacy, flags = [] }: Both): Promise<ReportedRun[]> {
  const folder = await makeFolder(who);
  await writeFile(path.join(folder, 'a.py'), PRELUDE + legacy.leave, { mode: 0o644 });
  await writeFile(path.join(folder, 'b.py'), PRELUDE + legacy.find, { mode: 0o644 });
  await chmod(folder, 0o755);
  const files = [path.join(folder, 'a.py'), path.join(folder, 'b.py')];
  const { report } = await arena.run(who, ['--jobs', '1', '--stdin', 'genuine', ...flags, ...files]);
  expect(report?.runs.map(({ status, stderr }) => [status, stderr])).toEqual([
    ['passed', ''],
    ['passed', ''],
  ]);
  return [...(report?.runs ?? [])];
}

describeSandbox('what a program leaves to the next one of its batch', (arena) => {
  describe.each(LEGACIES)('$what', (legacy) => {
    test.each(IDENTITIES)('is gone, $name', async (identity) => {
      const [, second] = await runBoth(arena, { who: identity, legacy });
      expect(second?.stdout).toBe(legacy.nothing);
    });

    const { control } = legacy;
    if (control !== 'finds it') return;
    test('is found without the sandbox', async () => {
      const [, second] = await runBoth(arena, { who: UNPRIVILEGED, legacy, flags: ['--isolation', 'none'] });
      expect(second?.stdout).not.toBe(legacy.nothing);
    });
  });

  test.each(IDENTITIES)(
    'is nothing of one that runs at the same time: no process, file or socket of it, $name',
    async (identity) => {
      const folder = await makeFolder(identity);
      const text = `${PRELUDE}
open("mark", "w").close(); open("/tmp/mark", "w").close()
s = socket.socket(socket.AF_UNIX); s.bind("\\0here"); s.listen()
t = socket.socket(); t.bind(("127.0.0.1", 4713)); t.listen()
time.sleep(.7)
print(len([p for p in os.listdir("/proc") if p.isdigit()]), len(os.listdir("..")), os.listdir("."), content("/proc/net/unix").count(b"here"))`;
      const files = ['a.py', 'b.py'].map((name) => path.join(folder, name));
      for (const file of files) await writeFile(file, text, { mode: 0o644 });
      const { report } = await arena.run(identity, ['--jobs', '2', ...files]);
      expect(report?.runs.map(({ stdout, stderr }) => stdout + stderr)).toEqual([
        "2 1 ['mark'] 1\n",
        "2 1 ['mark'] 1\n",
      ]);
    },
  );

  test.each(['shm', 'sem', 'msg'])('is nothing on the machine: no %s of System V', async (kind) => {
    const keys = (await readFile(`/proc/sysvipc/${kind}`, 'utf8'))
      .split('\n')
      .map((line) => line.trim().split(/\s+/)[0]);
    expect(keys).not.toContain(String(arena.world.port));
  });
});
