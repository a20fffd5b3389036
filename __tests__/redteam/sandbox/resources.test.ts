import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { IDENTITIES } from '../../support/identities.js';
import { makeFolder } from '../../support/run-cli.js';
import { describeSandbox } from './attack.js';

/** A program that takes as much as it gets, and the most that it may get. Prints one number. */
const GREED: readonly {
  readonly what: string;
  readonly flags: string[];
  readonly program: string;
  readonly most: number;
}[] = [
  {
    what: 'MiB of its own memory',
    flags: ['--memory', '256MiB'],
    program: `
kept = []
try:
    while len(kept) < 1024: kept.append(bytearray(b"x" * (1 << 20)))
except MemoryError: pass
n = len(kept); kept.clear(); print(n)`,
    most: 256,
  },
  {
    what: 'MiB of private mappings',
    flags: ['--memory', '256MiB'],
    program: `
import mmap
kept = []
try:
    while len(kept) < 1024: kept.append(mmap.mmap(-1, 1 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)); kept[-1][0] = 1
except (OSError, ValueError): pass
print(len(kept))`,
    most: 256,
  },
  {
    what: 'MiB in one file in memory without a name',
    flags: ['--max-disk', '64MiB'],
    program: `
fd, n = os.memfd_create("x"), 0
try:
    while n < 256: os.write(fd, b"x" * (1 << 20)); n += 1
except OSError: pass
print(n)`,
    most: 65,
  },
  {
    what: 'MiB in the temporary folder, at home and in shared memory together',
    flags: [],
    program: `
n = 0
for place in ("/tmp", "/dev/shm", os.path.expanduser("~")):
    try:
        with open(place + "/big", "wb", 0) as f:
            while n < 1024: f.write(b"x" * (1 << 20)); n += 1
    except OSError: pass
print(n)`,
    most: 192,
  },
  {
    what: 'MiB in the temporary folder when it may have less on disk',
    flags: ['--max-disk', '8MiB'],
    program: `
n = 0
try:
    while n < 64:
        with open("/tmp/%d" % n, "wb", 0) as f: f.write(b"x" * (1 << 20)); n += 1
except OSError: pass
print(n)`,
    most: 8,
  },
  {
    what: 'thousand files in the temporary folder',
    flags: [],
    program: `
n = 0
try:
    while n < 200000: os.close(os.open("/tmp/%d" % n, os.O_CREAT)); n += 1
except OSError: pass
print(n // 1000)`,
    most: 65,
  },
  {
    what: 'processes',
    flags: ['--max-processes', '20'],
    program: `
pids = []
try:
    while len(pids) < 200:
        pid = os.fork()
        if pid == 0: time.sleep(30); os._exit(0)
        pids.append(pid)
except OSError: pass
for pid in pids: os.kill(pid, 9)
print(len(pids))`,
    most: 20,
  },
  {
    what: 'threads',
    flags: ['--max-processes', '20'],
    program: `
import threading
stop, n = threading.Event(), 0
try:
    while n < 200: threading.Thread(target=stop.wait).start(); n += 1
except RuntimeError: pass
stop.set(); print(n)`,
    most: 20,
  },
  {
    what: 'open files',
    flags: [],
    program: `
n = 0
try:
    while n < 100000: os.open("/dev/null", 0); n += 1
except OSError: pass
print(n)`,
    most: 4096,
  },
  {
    what: 'limits that it raised again',
    flags: [],
    program: `
import resource
n = 0
for name in dir(resource):
    if not name.startswith("RLIMIT_"): continue
    kind = getattr(resource, name)
    soft, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY: continue
    for act in (lambda: resource.setrlimit(kind, (soft, hard + 1)), lambda: resource.prlimit(os.getpid(), kind, (-1, -1))):
        try: act(); n += 1
        except (OSError, ValueError): pass
print(n)`,
    most: 0,
  },
];

describeSandbox('a greedy program', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test.each(GREED)('gets at most $most $what', async ({ flags, program, most }) => {
      const { report } = await arena.run(identity, [...flags, '--code', `import os, time\n${program}`]);
      const [run] = report?.runs ?? [];
      const inGroup = report?.isolation?.memory === 'cgroup';
      // In a control group the kernel ends who takes too much, and what is only reserved does not count.
      if (inGroup && flags[0] === '--memory') {
        expect(['out-of-memory', 'passed']).toContain(run?.status);
        return;
      }
      expect([run?.status, run?.stderr]).toEqual(['passed', '']);
      expect(Number(run?.stdout)).toBeLessThanOrEqual(most);
      // It gets most of it, so that it is this limit that was reached.
      expect(Number(run?.stdout)).toBeGreaterThanOrEqual(Math.floor(most * 0.7));
    });

    test('is the first to be ended when the machine has no more memory, always', async () => {
      const folder = await makeFolder(identity);
      const files = Array.from({ length: 16 }, (_, n) => path.join(folder, `p${n}.py`));
      const code = 'import time\ntime.sleep(.1)\nprint(open("/proc/self/oom_score_adj").read().strip())';
      for (const file of files) await writeFile(file, code, { mode: 0o644 });
      const { report } = await arena.run(identity, ['--jobs', '8', ...files]);
      expect(report?.runs.map(({ stdout }) => stdout)).toEqual(files.map(() => '1000\n'));
    });

    test('is ended when it writes more than it may, in whatever way', async () => {
      const code =
        'import os\nfor n in range(40): open("f%d" % n, "wb").write(b"x" * (1 << 20))\nimport time; time.sleep(10)';
      const { report } = await arena.run(identity, ['--max-disk', '16MiB', '--code', code]);
      expect(report?.runs[0]?.outcome.kind).toBe('disk-limit');
    });
  });
});
