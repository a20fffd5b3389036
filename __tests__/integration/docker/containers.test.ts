import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describeWith } from '../../support/engines.js';
import { IDENTITIES } from '../../support/identities.js';
import { said } from '../../support/install-stage.js';
import { PackageIndex } from '../../support/package-index/package-index.js';
import { namespaceWheel, scriptWheel } from '../../support/package-index/specimens.js';
import { makeFolder, type CliResult } from '../../support/run-cli.js';
import { docker, firstIdentity, PYTHON, refusal, useDocker } from './docker-stage.js';

const IMAGE = ['--image', PYTHON];

describeWith('Docker', 'packages in an image', () => {
  const stage = useDocker();
  let address = '';
  let index: PackageIndex;
  let before: string[] = [];
  /** Those that later runs find again; others belong to runs, which remove them. */
  const kept = async (): Promise<string[]> => {
    const lines = (await docker('images', '--format', '{{.Tag}} {{.ID}}', 'pyexec-packages')).split('\n');
    return lines.flatMap((line) => /^[0-9a-f]{40} (\w+)$/.exec(line)?.[1] ?? []);
  };
  beforeAll(async () => {
    const gateway = '{{(index .IPAM.Config 0).Gateway}}';
    address = await docker('network', 'inspect', 'bridge', '--format', gateway);
    before = await kept();
  });
  beforeEach(async () => {
    index = await PackageIndex.start({ address });
  });
  afterEach(() => index.stop());
  afterAll(async () => {
    const made = (await kept()).filter((one) => !before.includes(one));
    if (made.length > 0) await docker('rmi', '-f', ...new Set(made));
  });
  const install = (flags: string[]): Promise<CliResult> =>
    stage.run([...IMAGE, ...flags], {
      env: { PIP_INDEX_URL: index.url, PIP_TRUSTED_HOST: address, PIP_RETRIES: '0' },
    });

  test('are installed once, kept, and found again', async () => {
    index.add(namespaceWheel({ name: 'six', version: '1.5', module: 'six' }));
    const flags = ['--packages', 'six', '--code', 'import six; print(six.VERSION)'];
    const first = await install(flags);
    expect(said(first)).toBe('1.5');
    const asked = index.requests.length;
    const second = await install(flags);
    expect(said(second)).toBe('1.5');
    expect(index.requests).toHaveLength(asked);
    expect([first, second].map(({ report }) => report?.environment?.cacheHit)).toEqual([false, true]);
    expect(second.report?.environment?.packages).toEqual(['six==1.5']);
  });

  test('bring commands, come from files, and are not kept with `cache: false`', async () => {
    index.add(scriptWheel({ name: 'tool', version: '2' }));
    const text = 'import subprocess\nprint(subprocess.run(["tool", "x"], capture_output=True, text=True).stdout)';
    const cwd = await stage.project({ 'all.txt': 'tool\n' });
    const images = await kept();
    const env = { PIP_INDEX_URL: index.url, PIP_TRUSTED_HOST: address };
    const flags = [...IMAGE, '--requirements', 'all.txt', '--cache', 'false', '--code', text];
    expect(said(await stage.run(flags, { cwd, env }))).toBe('tool 2 x');
    expect(await kept()).toEqual(images);
  });

  test('that are not there are an error with what pip said, and leave no image', async () => {
    const images = await kept();
    const { message, hint, ...rest } = refusal(await install(['--packages', 'absent', '--code', '1']));
    expect(rest).toEqual({ exitCode: 3, code: 'install-failed' });
    expect(message).toContain('No matching distribution found for absent');
    expect(hint).toContain('spelling');
    expect(await kept()).toEqual(images);
  });
});

describeWith('Docker', 'volumes', () => {
  const stage = useDocker();
  const ATTEMPT = `
print(open('/data/file').read())
try:
    open('/data/new', 'w').write('x')
    print('written')
except OSError as problem:
    print(problem.strerror)`;

  test('are read-only unless `rw` is asked for', async () => {
    const data = await stage.project({ file: 'content' });
    const run = async (mode: string): Promise<string> =>
      said(await stage.run([...IMAGE, '--volumes', `${data}:/data${mode}`, '--code', ATTEMPT]));
    expect(await run('')).toBe('content\nRead-only file system');
    expect(await run(':ro')).toBe('content\nRead-only file system');
    expect(await run(':rw')).toBe('content\nwritten');
    expect(readFileSync(path.join(data, 'new'), 'utf8')).toBe('x');
  });

  test.each([
    ['that does not exist', '/nowhere:/data', 'does not exist'],
    ['that is the whole machine', '/:/data', 'would give the code the machine'],
    ['that is the kernel’s', '/proc/self:/data', 'would give the code the machine'],
    ['that is the engine’s socket', '/var/run/docker.sock:/data', 'would give the code the machine'],
    ['that holds the engine’s socket', '/var/run:/data', 'would give the code the machine'],
    ['at the kernel’s place', '/usr:/proc/x', 'which is the kernel’s'],
  ])('refuse a place %s', async (_what, volume, expected) => {
    const { message, ...rest } = refusal(await stage.run([...IMAGE, '--volumes', volume, '--code', '1']));
    expect(rest).toMatchObject({ exitCode: 2, code: 'invalid-input' });
    expect(message).toContain(expected);
  });

  test('refuse a socket wherever it is, also behind a link', async () => {
    const folder = await makeFolder(firstIdentity());
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path.join(folder, 'socket'), resolve));
    try {
      const flags = ['--volumes', `${folder}/socket:/data`, '--code', '1'];
      expect(refusal(await stage.run([...IMAGE, ...flags]))).toMatchObject({ exitCode: 2, code: 'invalid-input' });
    } finally {
      server.close();
    }
  });
});

describeWith('Docker', 'a container', () => {
  const stage = useDocker();

  test.each(['stopped', 'running'])('is kept %s when that is asked for, with a way in', async (how) => {
    const result = await stage.run([...IMAGE, '--keep-container', how, '--code', 'print(1)']);
    const [, id = ''] = /docker rm -f ([0-9a-f]{12})/.exec(result.stderr) ?? [];
    try {
      expect(said(result)).toBe('1');
      expect(result.stderr).toContain(`docker exec -it ${id} sh`);
      const state = await docker('inspect', '--format', '{{.State.Running}}', id);
      expect(state).toBe(String(how === 'running'));
      if (how === 'stopped') await docker('start', id);
      expect(await docker('exec', id, 'echo', 'inside')).toBe('inside');
      // A later run does not take it for something that was left behind.
      await stage.run([...IMAGE, '--code', 'print(1)']);
      expect(await docker('inspect', '--format', '{{.State.Running}}', id)).toBe('true');
    } finally {
      await docker('rm', '-f', id);
    }
  });

  test('with a runtime that the engine lacks is an error that names those it has', async () => {
    const flags = ['--docker-runtime', 'absent', '--code', '1'];
    const { message, ...rest } = refusal(await stage.run([...IMAGE, ...flags]));
    expect(rest).toMatchObject({ exitCode: 3, code: 'environment-unavailable' });
    expect(message).toMatch(/no runtime absent; it has .*runc/);
  });

  describe.each(IDENTITIES)('$name', (identity) => {
    test.each(['a given working directory', 'a fresh one'])('leaves files of the caller in %s', async (which) => {
      const cwd = await makeFolder(identity);
      const flags = which === 'a fresh one' ? [] : ['--working-directory', '.'];
      const text = 'import os\nos.mkdir("sub")\nopen("sub/made", "w").write("x")\nprint(os.getuid())';
      const result = await stage.run([...IMAGE, ...flags, '--code', text], { identity, cwd });
      expect(said(result)).not.toBe('0');
      const folder = result.report?.workingDirectory ?? '';
      const uid = identity.user?.uid ?? process.getuid?.();
      for (const name of ['sub', 'sub/made']) expect(statSync(path.join(folder, name)).uid).toBe(uid);
    });
  });
});
