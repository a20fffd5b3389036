import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../../src/errors.js';
import type { MachineFacts } from '../../../src/machine-facts.js';
import { findPython, type ChosenPython } from '../../../src/python/find-python.js';
import type { InstallOptions } from '../../../src/python/install/install-options.js';
import { describeWith } from '../../support/engines.js';
import { machinePythons, minorOf } from '../../support/machine-pythons.js';
import { deadAddress, FileServer, type Reply } from './file-server.js';
import { librariesOf, packPython, sha256 } from './python-archive.js';

// The oldest is the smallest.
const python = machinePythons().at(-1);
const version = python?.version ?? '3.12.1';
const request = `==${version}`;
let archive: Buffer = Buffer.alloc(0);
let base = '';
let server: FileServer;
let said: string[] = [];

const toolCache = (): string => path.join(base, 'tools');
const place = (): string => path.join(toolCache(), 'Python', version, process.arch);
/** What is left in the tool cache, of others and of ours. */
const left = (): string[] =>
  existsSync(path.join(toolCache(), 'Python')) ? readdirSync(path.join(toolCache(), 'Python')) : [];

const facts = (different: Partial<MachineFacts> = {}): MachineFacts => ({
  ...{ platform: 'linux', arch: process.arch, uid: 1000, gid: 1000, runtimeFolder: undefined, kernelRelease: '6.8.0' },
  ...{
    ownFolder: '/tool',
    mayInstall: true,
    installEnv: {},
    processors: 2,
    currentFolder: base,
    tempFolder: base,
    homeFolder: base,
  },
  ...{
    cacheFolder: path.join(base, 'cache'),
    packageVariables: {},
    registryVariables: {},
    event: { name: undefined, ref: undefined },
  },
  // tar and gzip are there, and no Python that is looked for.
  ...{ pathFolders: [path.join(base, 'bin'), '/usr/bin', '/bin'], toolCache: toolCache() },
  ...{ pyenvRoot: path.join(base, 'no-pyenv'), uvPythons: undefined, platformEnv: {} },
  engine: {
    host: undefined,
    context: undefined,
    tlsVerify: false,
    certPath: undefined,
    configFolder: '/home/u/.docker',
  },
  ...different,
});

interface Offer {
  readonly version?: string;
  readonly hash?: string;
  readonly replies?: readonly Reply[];
}

/** Puts a list of versions on the server, and the archives that it names. */
function offer(...offers: readonly Offer[]): string {
  const releases = offers.map(({ version: offered = version, hash, replies = [archive] }) => {
    const filename = `python-${offered}-linux-${process.arch}.tar.gz`;
    const url = server.serve(`/${filename}`, ...replies);
    const file = { filename, arch: process.arch, platform: 'linux', download_url: url, ...(hash ? { hash } : {}) };
    return { version: offered, stable: true, release_url: server.url, files: [file] };
  });
  return server.serve('/versions-manifest.json', Buffer.from(JSON.stringify(releases)));
}

const options = (manifestUrl: string, different: Partial<InstallOptions> = {}): InstallOptions => ({
  cacheFolder: path.join(base, 'cache'),
  say: (line) => said.push(line),
  manifestUrl,
  ...different,
});

const find = (
  manifestUrl: string,
  {
    asked = request,
    install = {},
    on = {},
  }: { asked?: string; install?: Partial<InstallOptions>; on?: Partial<MachineFacts> } = {},
): Promise<ChosenPython> =>
  findPython({ path: undefined, version: asked }, facts(on), { install: options(manifestUrl, install) });

async function failure(finding: Promise<unknown>): Promise<PyexecError> {
  try {
    await finding;
  } catch (thrown) {
    if (thrown instanceof PyexecError) return thrown;
    throw thrown;
  }
  throw new Error('was found');
}

describeWith('Linux', 'installing a Python that is missing', () => {
  if (python === undefined) {
    test.skip('needs a Python of pyenv or of a tool cache', () => undefined);
    return;
  }
  beforeAll(() => {
    archive = packPython(python);
  });
  beforeEach(async () => {
    base = await mkdtemp(path.join(os.tmpdir(), 'install-'));
    server = await FileServer.start();
    said = [];
  });
  afterEach(async () => {
    await server.stop();
    await rm(base, { recursive: true, force: true });
  });
  afterAll(() => {
    archive = Buffer.alloc(0);
  });

  test('puts it into the tool cache as the runner has it, complete and with the usual links', async () => {
    const found = await find(offer({ hash: sha256(archive) }, { version: '3.6.1', replies: [500] }));
    const file = path.join(place(), 'bin', 'python3');
    expect(found).toEqual({ path: file, because: `installed for ${request}`, version, request });
    const minor = minorOf(version);
    expect(await readlink(file)).toBe(`python${minor}`);
    expect(await readlink(path.join(place(), 'bin', 'python'))).toBe(`python${minor}`);
    expect(await readlink(path.join(place(), 'python'))).toBe(`bin/python${minor}`);
    expect(existsSync(`${place()}.complete`)).toBe(true);
    expect((await stat(place())).mode & 0o055).toBe(0o055);
    expect(left()).toEqual([version]);
    expect(execFileSync(found.path, ['-I', '-c', 'import json, sys; print(sys.prefix)'], { encoding: 'utf8' })).toBe(
      `${place()}\n`,
    );
  });

  test('makes it find its own library wherever it was built and is put', async () => {
    if (librariesOf(python).length === 0) return;
    const { path: file } = await find(offer({}));
    const maps = execFileSync(file, ['-I', '-c', 'print(open("/proc/self/maps").read())'], {
      encoding: 'utf8',
      env: {},
    });
    expect(maps).toMatch(new RegExp(`${place()}/(bin/\\.\\./)?lib/libpython`));
  });

  test('runs nothing that the archive brings but the interpreter', async () => {
    await find(offer({}));
    expect(existsSync(path.join(place(), 'setup.sh'))).toBe(false);
    expect(left()).not.toContain('setup-was-run');
  });

  test('says what it does, how much that is and how long it takes', async () => {
    const manifest = offer({});
    await find(manifest);
    expect(said).toEqual([
      `Python ${version} is missing and is being installed from ${server.url}/python-${version}-linux-${process.arch}.tar.gz`,
      expect.stringMatching(
        new RegExp(
          `^Python ${version} is installed: ${place()} \\([\\d.]+ MB in [\\d.]+ s, unpacked and tried in [\\d.]+ s\\)$`,
        ),
      ),
    ]);
  });

  test('finds it without the network from then on', async () => {
    await find(offer({}));
    const { asked } = server;
    const before = asked.length;
    expect(await find(await deadAddress())).toMatchObject({ because: `best match of ${request} (tool cache)` });
    expect(asked.length).toBe(before);
  });

  test('puts it into the cache folder where there is no tool cache, and finds it there', async () => {
    const on = { toolCache: undefined };
    const own = path.join(base, 'cache', 'pythons', 'Python', version, process.arch, 'bin', 'python3');
    expect(await find(offer({}), { on })).toMatchObject({ path: own });
    expect(await find(await deadAddress(), { on })).toMatchObject({
      path: own,
      because: `best match of ${request} (tool cache)`,
    });
  });

  test('takes the newest that satisfies, and not what is newer', async () => {
    const minor = minorOf(version);
    const found = await find(offer({ version: '3.99.0' }, {}, { version: `${minor}.0a1` }), {
      asked: `==${minor}.*,>=${version}`,
    });
    expect(found.version).toBe(version);
  });

  test('installs for a version file', async () => {
    await writeFile(path.join(base, '.python-version'), version);
    const asked = { path: undefined, version: undefined, versionFile: '.' };
    expect(await findPython(asked, facts(), { install: options(offer({})) })).toMatchObject({
      because: `installed for ${request}, as .python-version:1 says ${version}`,
    });
  });

  test('is also done where there is no Python at all', async () => {
    // A machine whose usual places are not here.
    const on = facts({ platform: 'win32' });
    const install = options(offer({}));
    const error = await failure(findPython({ path: undefined, version: undefined }, on, { install }));
    expect(error.message).toMatch(/satisfies >=3\.6, and none could be installed: for win32 on .* has nothing$/);
    expect(error.hint).toBe('`python-version` must match one of: none was found.');
  });

  describe('is not done', () => {
    test('where nobody asked for it, and the error says what to do instead', async () => {
      const manifest = offer({});
      const error = await failure(find(manifest, { on: { mayInstall: false } }));
      expect([error.code, error.message]).toEqual([
        'python-not-found',
        `no Python on this machine satisfies ${request}`,
      ]);
      expect(error.hint).toMatch(/set `python-path`; `pyexec doctor` shows what is here/);
      expect([server.asked, left()]).toEqual([[], []]);
    });

    test('unless it is allowed in so many words', async () => {
      const found = await find(offer({}), { on: { mayInstall: false }, install: { mayInstall: true } });
      expect(found.version).toBe(version);
      expect(await failure(find(offer({}), { asked: '==3.98.*', install: { mayInstall: false } }))).toMatchObject({
        message: 'no Python on this machine satisfies ==3.98.*',
      });
    });
  });

  describe('fails, and leaves nothing,', () => {
    async function failed(finding: Promise<unknown>): Promise<PyexecError> {
      const error = await failure(finding);
      expect(left()).toEqual([]);
      return error;
    }

    test('when the archive has another checksum', async () => {
      const wrong = 'ab'.repeat(32);
      const error = await failed(find(offer({ hash: wrong })));
      expect(error.code).toBe('python-not-found');
      expect(error.message).toContain(
        `is not what the list of versions says it is: its SHA-256 is ${sha256(archive)} and not ${wrong}`,
      );
      expect(error.hint).toContain('do not use it');
    });

    test.each<[string, Reply, string]>([
      ['is not there', 404, 'could not be fetched: Unexpected HTTP response: 404'],
      ['is refused', 403, 'could not be fetched: Unexpected HTTP response: 403'],
      ['is no JSON', Buffer.from('<html>'), 'is malformed: it is no JSON'],
      ['is something else', Buffer.from('{"message": "x"}'), 'is malformed: it is no list'],
      [
        'has a release without files',
        Buffer.from('[{"version": "3.12.1", "stable": true}]'),
        'is malformed: "files" of release 1 is no list',
      ],
    ])('when the list of versions %s', async (_, reply, reason) => {
      const manifest = server.serve('/versions-manifest.json', reply);
      const error = await failed(find(`${manifest}?token=secret`));
      expect(error.code).toBe('python-not-found');
      expect(error.message).toBe(
        `no Python on this machine satisfies ${request}, and none could be installed: the list of versions (${manifest}) ${reason}`,
      );
    });

    test('when nothing answers, and lists what the machine has', async () => {
      const bin = path.join(base, 'bin');
      await mkdir(bin);
      await writeFile(path.join(bin, 'python3.4'), '#!/bin/sh\necho 3.4.10\n', { mode: 0o755 });
      const error = await failed(find(await deadAddress()));
      expect([error.code, error.exitStatus]).toEqual(['python-not-found', 3]);
      expect(error.message).toMatch(/the list of versions \(http:.*\) could not be fetched: .*ECONNREFUSED/);
      expect(error.hint).toMatch(/^`python-version` must match one of: /);
      expect(error.hint).toContain(`3.4.10 (${bin}/python3.4)`);
      expect(error.hint).toContain('Check the network and the proxy');
    });

    test('when nothing satisfies, and lists what can be had', async () => {
      const error = await failed(
        find(offer({ version: '3.12.1' }, { version: '3.12.9' }, { version: '3.10.2' }), { asked: '==3.98.*' }),
      );
      expect(error.message).toContain(
        'no Python on this machine satisfies ==3.98.*, and none could be installed: for ',
      );
      expect(error.message).toMatch(/ on x64 the list of versions \(.*\) has 3\.12\.9, 3\.10\.2$/);
      expect(error.hint).toMatch(/^`python-version` must match one of: /);
    });

    test('when the archive is not there', async () => {
      const error = await failed(find(offer({ replies: [404] })));
      expect(error.message).toContain('.tar.gz could not be downloaded: Unexpected HTTP response: 404');
    });

    test('when the archive ends too early', async () => {
      const error = await failed(find(offer({ replies: [archive.subarray(0, archive.length / 2)] })));
      expect([error.code, error.message]).toEqual([
        'python-not-found',
        expect.stringMatching(/its archive cannot be unpacked: .*[Uu]nexpected/),
      ]);
    });

    test('when the connection breaks each time', async () => {
      const cut = { cutAfter: archive.length / 2, body: archive };
      const error = await failed(find(offer({ replies: [cut] })));
      expect(error.message).toContain('.tar.gz could not be downloaded: ');
      expect(server.asked.filter((one) => one.endsWith('.gz'))).toHaveLength(3);
    });

    test('when what was installed does not start', async () => {
      if (librariesOf(python).length === 0) return;
      const error = await failed(find(offer({ replies: [packPython(python, { library: false })] })));
      expect([error.code, error.exitStatus]).toEqual(['python-broken', 3]);
      expect(error.message).toMatch(
        new RegExp(
          `^Python ${version} was downloaded \\(python-.*\\.tar\\.gz\\), and on this machine it does not start: .*libpython`,
        ),
      );
    });

    test('when what was installed is another version', async () => {
      const minor = minorOf(version);
      const error = await failed(find(offer({ version: `${minor}.99` }), { asked: `==${minor}.99` }));
      expect([error.code, error.message]).toEqual([
        'python-broken',
        expect.stringContaining(`it says that it is ${version}`),
      ]);
    });

    test('when the archive holds an installer', async () => {
      const installer = packPython(python, { program: false, files: { 'python.pkg': '' } });
      const error = await failed(find(offer({ replies: [installer] })));
      expect(error.message).toContain('its archive for linux holds an installer, which would change the system');
      expect(error.hint).toContain('actions/setup-python');
    });

    test('when the run is cancelled', async () => {
      const signal = AbortSignal.timeout(300);
      const start = performance.now();
      const error = await failed(find(offer({ replies: ['silence'] }), { install: { signal } }));
      expect(error.message).toContain('could not be downloaded: the run was cancelled');
      expect(performance.now() - start).toBeLessThan(5000);
    });
  });

  test('fails where the tool cache cannot be written, and says so', async () => {
    await writeFile(path.join(base, 'file'), '');
    const error = await failure(find(offer({}), { on: { toolCache: path.join(base, 'file') } }));
    expect(error.message).toContain(`${path.join(base, 'file', 'Python')} could not be written: ENOTDIR`);
    expect(error.hint).toContain('RUNNER_TOOL_CACHE');
  });

  test('ends well for all that do it at once', async () => {
    const manifest = offer({ hash: sha256(archive) });
    const found = await Promise.all([find(manifest), find(manifest), find(manifest)]);
    expect(new Set(found.map((one) => one.path))).toEqual(new Set([path.join(place(), 'bin', 'python3')]));
    expect(left()).toEqual([version]);
    expect(said.filter((line) => line.startsWith(`Python ${version} is installed: `))).toHaveLength(1);
    expect(execFileSync(path.join(place(), 'python'), ['-c', 'print(1)'], { encoding: 'utf8' })).toBe('1\n');
  });

  test('replaces one that is marked complete and does not work', async () => {
    await mkdir(path.join(place(), 'bin'), { recursive: true });
    await writeFile(`${place()}.complete`, '');
    expect(await find(offer({}))).toMatchObject({ path: path.join(place(), 'bin', 'python3') });
    expect(existsSync(`${place()}.complete`)).toBe(true);
    expect(left()).toEqual([version]);
  });
});
