import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { describeInstalling, said } from '../support/install-stage.js';
import { attackingSdist } from '../support/package-index/hostile-specimens.js';
import { makeFolder } from '../support/run-cli.js';

/** Tells what a build can see and do, as text in place of its module. */
const LOOK = `
import json, os, sys
def attempt(act):
    try:
        return str(act())
    except OSError as problem:
        return type(problem).__name__
found = {
    'environment': sorted(os.environ),
    'secret': attempt(lambda: open(os.environ.get('PIP_CANARY', '/nothing')).read()),
    'home': attempt(lambda: os.listdir('HOMEFOLDER')),
    'write': attempt(lambda: open('HOMEFOLDER/written', 'w').write('x')),
    'processes': sum(name.isdigit() for name in os.listdir('/proc')),
}
for name in os.listdir('src'):
    open('src/' + name, 'w').write('FOUND = %r\\n' % (found,))
`;

describeInstalling('packages that attack', (stage) => {
  const { run, project, attack } = stage;

  test('are built by code that sees nothing of the job, and writes nowhere else', async () => {
    const secret = await project({ canary: 'the secret' });
    const script = LOOK.replaceAll('HOMEFOLDER', secret);
    stage.index.add(attackingSdist({ name: 'evil', version: '1', script }));
    const env = {
      TOKEN: 'secret',
      GITHUB_TOKEN: 'secret',
      HTTP_PROXY: '',
      PIP_CANARY: path.join(secret, 'canary-gone'),
    };
    const result = await run(['--packages', 'evil', '--code', 'import evil, json; print(json.dumps(evil.FOUND))'], {
      env,
    });
    const found = JSON.parse(said(result)) as Record<string, string | string[] | number>;
    expect(found).toMatchObject({ home: 'FileNotFoundError', write: 'FileNotFoundError' });
    expect(found['environment']).not.toContain('TOKEN');
    expect(found['environment']).not.toContain('GITHUB_TOKEN');
    expect(found['processes']).toBeLessThan(12);
    expect(existsSync(path.join(secret, 'written'))).toBe(false);
  });

  test('are built by code that could do all that without the sandbox (the control)', async () => {
    const open = await makeFolder(stage.identity);
    stage.index.add(attackingSdist({ name: 'evil', version: '1', script: LOOK.replaceAll('HOMEFOLDER', open) }));
    const flags = [
      '--isolation',
      'none',
      '--packages',
      'evil',
      '--code',
      'import evil, json; print(json.dumps(evil.FOUND))',
    ];
    const found = JSON.parse(said(await run(flags))) as Record<string, unknown>;
    expect(found['home']).toMatch(/^\[/);
    expect(found['write']).toBe('1');
  });

  test.each([
    ['another program', 'os.unlink(venv + "/bin/python"); os.symlink("/bin/sh", venv + "/bin/python")'],
    ['a pipe', 'os.unlink(venv + "/bin/python"); os.mkfifo(venv + "/bin/python")'],
    ['one with another configuration', 'open(venv + "/pyvenv.cfg", "a").write("executable = /bin/sh\\n")'],
  ])('that make the Python of the venv %s are refused, and nothing runs', async (_what, script) => {
    attack(script);
    const result = await run(['--packages', 'evil', '--code', 'print(1)']);
    expect([result.exitCode, result.report?.runs, result.report?.error?.code]).toEqual([3, [], 'install-failed']);
    expect(readdirSync(stage.venvs)).toEqual([]);
  });

  test.each([
    [
      'its Python is a script',
      'open(venv + "/evil", "w").write("#!/bin/sh\\ntouch MARK\\n"); os.chmod(venv + "/evil", 0o755); os.unlink(venv + "/bin/python"); os.symlink("../evil", venv + "/bin/python")',
    ],
    [
      'it names a base in itself',
      'open(venv + "/python", "w").write("#!/bin/sh\\ntouch MARK\\n"); os.chmod(venv + "/python", 0o755); open(venv + "/pyvenv.cfg", "w").write("home = %s\\nexecutable = %s/python\\n" % (venv, venv))',
    ],
  ])('that were refused leave no venv in `venv-path` that starts something outside: %s', async (_what, script) => {
    const cwd = await project({});
    const mark = path.join(cwd, 'MARK');
    // It was there before, so it stays.
    said(await run(['--venv-path', 'v', '--code', 'print(1)'], { cwd }));
    attack(script.replaceAll('MARK', mark));
    await run(['--venv-path', 'v', '--packages', 'evil', '--code', 'print(1)'], { cwd });
    await run(['--venv-path', 'v', '--code', 'print(1)'], { cwd });
    expect(existsSync(mark)).toBe(false);
  });

  test('cannot have the tool write elsewhere by links in the venv, or forge what it keeps', async () => {
    const target = await project({ precious: 'as it was' });
    const names = ['manifest.json', 'compiled', 'pyexec-manifest.json', 'pyexec-manifest.json.new', 'pyexec-compiled'];
    attack(`
for name in ${JSON.stringify(names)}:
os.symlink(${JSON.stringify(path.join(target, 'precious'))}, os.path.join(venv, name))
try:
open(os.path.join(os.path.dirname(venv), 'manifest.json'), 'w').write('{"schema":1,"packages":["x==1"],"bytes":0,"files":[]}')
except OSError:
pass
`);
    const result = await run(['--packages', 'evil', '--code', 'import time; time.sleep(1); print(1)']);
    expect([said(result), result.report?.environment?.packages]).toEqual(['1', ['evil==1']]);
    expect(await readFile(path.join(target, 'precious'), 'utf8')).toBe('as it was');
  });
});
