import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { IDENTITIES, type TestIdentity } from '../../support/identities.js';
import { makeFolder } from '../../support/run-cli.js';
import { describeContainers, docker, IMAGE } from './attack.js';

/** What a build tries: to be found in place of the image's Python, to change it, and to leave a shell of root. */
const TRIES = `
import os, shutil
here = os.path.dirname(os.path.abspath(__file__))
reached = []
def tries(name, act):
    try:
        act()
        reached.append(name)
    except OSError:
        pass
def put(path):
    with open(path, "a") as f: f.write("x")
def setuid(path):
    shutil.copy("/bin/sh", path)
    os.chmod(path, 0o4755)
    assert os.stat(path).st_uid == 0 or not os.unlink(path), "not of root"
for folder in os.environ["PATH"].split(":"):
    if "/opt/pyexec" not in folder:
        tries("a python3 in " + folder, lambda: put(folder + "/python3"))
tries("the standard library", lambda: put(os.__file__))
tries("the linker", lambda: put("/etc/ld.so.preload"))
tries("a shell of root beside the sources", lambda: setuid(here + "/sh") if os.getuid() == 0 else put("/root/x"))
`;

const BACKEND = `
def build_wheel(folder, config_settings=None, metadata_directory=None):
    import json, os, zipfile
    said = {"__file__": __file__}
    exec(open(os.path.join(os.path.dirname(__file__), "tries.py")).read(), said)
    name = "evil-1.0-py3-none-any.whl"
    info = "evil-1.0.dist-info/"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as z:
        z.writestr("evil.py", "reached = " + json.dumps(said["reached"]))
        z.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: evil\\nVersion: 1.0\\n")
        z.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        z.writestr(info + "RECORD", "evil.py,,\\n" + "".join(info + n + ",,\\n" for n in ("METADATA", "WHEEL", "RECORD")))
    return name
`;

const PROJECT = `
[project]
name = "evil"
version = "1.0"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
`;

async function makeProject(identity: TestIdentity, tries = TRIES): Promise<string> {
  const folder = path.join(await makeFolder(identity), 'evil');
  await mkdir(folder);
  await writeFile(path.join(folder, 'pyproject.toml'), PROJECT);
  await writeFile(path.join(folder, 'backend.py'), BACKEND);
  await writeFile(path.join(folder, 'tries.py'), tries);
  return folder;
}

describeContainers('packages that are installed into an image', (arena) => {
  afterEach(() => {
    const left = docker(['images', '--quiet', '--filter', 'label=pyexec.image.run']);
    expect(left).toBe('');
  });

  describe.each(IDENTITIES)('$name', (identity) => {
    test('are built by code that can change nothing that runs later, and decide no verdict', async () => {
      const project = await makeProject(identity);
      const code = 'import evil, sys\nprint(evil.reached)\nsys.exit(3)';
      const { report, stderr } = await arena.run(identity, ['--packages', project, '--code', code]);
      expect([report?.error, stderr]).toEqual([null, expect.stringContaining('1 installed')]);
      expect([report?.runs[0]?.stdout, report?.runs[0]?.outcome]).toEqual(['[]\n', { kind: 'exited', exitCode: 3 }]);
      expect(report?.environment?.packages).toEqual(['evil==1.0']);
    });
  });

  test('could do all that as root of a container (the control)', () => {
    const script = `${TRIES.replace('here = ', 'here = "/tmp" #')}\nprint(len(reached))`;
    const said = docker(['run', '--rm', '--interactive', IMAGE, 'python3', '-'], `__file__ = "/tmp/x"\n${script}`);
    expect(Number(said)).toBeGreaterThanOrEqual(5);
  });

  test('that cannot be built are an error, and nothing runs', async () => {
    const [identity] = IDENTITIES;
    if (identity === undefined) throw new Error('nobody');
    const project = await makeProject(identity, 'raise ValueError("no wheel today")');
    const marker = path.join(path.dirname(project), 'ran');
    const args = ['--packages', project, '--working-directory', path.dirname(marker), '--code', 'open("ran", "w")'];
    const { exitCode, report } = await arena.run(identity, args);
    expect([exitCode, report?.error?.code]).toEqual([3, 'install-failed']);
    expect(report?.error?.message).toContain('no wheel today');
    expect(existsSync(marker)).toBe(false);
  });
});
