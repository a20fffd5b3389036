import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { IDENTITIES, UNPRIVILEGED } from '../../support/identities.js';
import { makeFolder, until } from '../../support/run-cli.js';
import { containersOf, describeContainers, docker, IMAGE } from './attack.js';

const RESISTS = `
import os, signal, time
for n in range(1, 65):
    try: signal.signal(n, signal.SIG_IGN)
    except (OSError, ValueError): pass
for _ in range(5):
    if os.fork() == 0: os.setsid()
open("ready", "w").close()
while True: time.sleep(60)`;

const WITH_VOLUMES = `pyexec-test/redteam-volumes:${process.pid}`;

describeContainers('of a program in a container', (arena) => {
  describe.each(IDENTITIES)('$name', (identity) => {
    test('nothing runs on when the tool is killed, and the next run removes the rest', async () => {
      const folder = await makeFolder(identity);
      let tool = 0;
      let running: string[] = [];
      await arena.killed(identity, ['--working-directory', folder, '--code', RESISTS], async (pid) => {
        tool = pid;
        await until(() => existsSync(path.join(folder, 'ready')));
        running = containersOf(pid);
        process.kill(pid, 'SIGKILL');
        await until(() => !containersOf(pid).some((line) => line.includes(' running ')));
      });
      expect(running).toHaveLength(1);
      await arena.run(identity, ['--code', 'pass']);
      expect(containersOf(tool)).toEqual([]);
    });

    test('nothing is left after Ctrl-C, however it resists', async () => {
      const folder = await makeFolder(identity);
      const args = ['--working-directory', folder, '--code', RESISTS];
      const { report } = await arena.run(identity, args, {
        during: async (pid) => {
          await until(() => existsSync(path.join(folder, 'ready')));
          process.kill(pid, 'SIGINT');
        },
      });
      expect(report?.runs[0]?.outcome.kind).toBe('cancelled');
    });

    test('the folder and all in it belong to the caller again, whatever names and links are there', async () => {
      const folder = path.join(await makeFolder(identity), 'given');
      await mkdir(folder);
      const code = `
import os, socket
os.makedirs("/".join(["deep"] * 300)); os.mkdir("closed"); os.chmod("closed", 0)
os.mkdir(b"\\xff\\n::set-output name=x::y"); open("-rf", "w"); open("*", "w")
for name, target in (("shadow", "/etc/shadow"), ("loop", "loop"), ("up", "../..")): os.symlink(target, name)
os.mkfifo("fifo"); socket.socket(socket.AF_UNIX).bind("socket")
print(os.getuid())`;
      const before = (await stat('/etc/shadow')).uid;
      const owner = process.getuid?.() ?? 0;
      if (identity.user !== undefined) {
        await chown(folder, identity.user.uid, identity.user.gid);
      }
      const { report } = await arena.run(identity, ['--working-directory', folder, '--code', code]);
      expect(report?.status).toBe('passed');
      const names = ['closed', 'deep', '-rf', 'fifo'];
      const owners = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).uid));
      expect(new Set(owners)).toEqual(new Set([identity.user?.uid ?? owner]));
      expect((await stat('/etc/shadow')).uid).toBe(before);
      expect(await readdir(folder)).toContain('loop');
    });
  });

  describe('an image that wants volumes', () => {
    afterAll(() => {
      docker(['image', 'rm', '--force', WITH_VOLUMES]);
    });

    test('gets none: its folders are in memory, bounded, and gone with the container', async () => {
      const wanted = ['/data', '/tmp', '/tmp/', '/x,size=9g'];
      const changes = `VOLUME ${JSON.stringify(wanted)}`;
      const id = docker(['create', IMAGE, 'true']).trim();
      docker(['commit', '--change', changes, id, WITH_VOLUMES]);
      docker(['rm', id]);
      const code = `
for folder in ("/data", "/x,size=9g"):
    n = 0
    try:
        with open(folder + "/big", "wb", 0) as f:
            while n < 200: f.write(b"x" * (1 << 20)); n += 1
    except OSError: pass
    print(n)`;
      const volumes = docker(['volume', 'ls', '--quiet']);
      const { report } = await arena.run(UNPRIVILEGED, ['--image', WITH_VOLUMES, '--code', code]);
      expect(report?.runs[0]?.stdout).toBe('64\n64\n');
      expect(docker(['volume', 'ls', '--quiet'])).toBe(volumes);
      // The control: Docker itself makes them.
      const made = docker(['create', WITH_VOLUMES, 'true']).trim();
      expect(docker(['volume', 'ls', '--quiet'])).not.toBe(volumes);
      docker(['rm', '--volumes', made]);
    });
  });

  test('one program of a batch sees nothing that another one wrote', async () => {
    const folder = await makeFolder(UNPRIVILEGED);
    const look = `
import os, time
for place in (os.environ["HOME"], "/tmp", "/dev/shm", "."): open(place + "/mark", "w")
time.sleep(.5)
base = os.path.dirname(os.path.dirname(os.getcwd()))
print(sorted(n for _, below, files in os.walk(base) for n in below + files if n != "mark"))`;
    const files = ['one.py', 'two.py'].map((name) => path.join(folder, name));
    for (const file of files) await writeFile(file, look, { mode: 0o644 });
    const { report } = await arena.run(UNPRIVILEGED, ['--jobs', '2', ...files]);
    const own = (name: string): string => `['${name}', 'work']\n`;
    expect(report?.runs.map(({ stdout }) => stdout)).toEqual([own('1-one'), own('2-two')]);
  });
});
