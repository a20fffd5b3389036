import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { attackingSdist, lyingWheel, startupWheel, traversingWheel } from './package-index/hostile-specimens.js';
import { findUv, installerEnv, pythonWithPip } from './package-index/installers.js';
import { PackageIndex } from './package-index/package-index.js';
import { sdist } from './package-index/sdist.js';
import { bigWheel, compilingSdist, conflictingWheels, namespaceWheel, scriptWheel } from './package-index/specimens.js';
import { wheel } from './package-index/wheel.js';

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';

const python = pythonWithPip();
const uv = findUv();
const indexes: PackageIndex[] = [];
let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'package-index-')));
});

afterEach(async () => {
  for (const index of indexes.splice(0)) await index.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startIndex(...options: Parameters<typeof PackageIndex.start>): Promise<PackageIndex> {
  const index = await PackageIndex.start(...options);
  indexes.push(index);
  return index;
}

interface Ended {
  readonly succeeded: boolean;
  readonly output: string;
}

/** Without blocking, since the index answers from this process. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { env, cwd: folder, timeout: 50_000 }, (error, stdout, stderr) => {
      resolve({ succeeded: error === null, output: stdout + stderr });
    });
    child.stdin?.end();
  });
}

const simple = { name: 'Simple.Thing', version: '1.0', modules: { 'simple_thing.py': 'VERSION = 1\n' } };

describe('the pages', () => {
  const ask = (address: string, method = 'GET'): Promise<Response> => fetch(address, { method, redirect: 'manual' });
  const text = async (address: string, accept: string): Promise<string> =>
    (await fetch(address, { headers: { accept } })).text();

  test('say the same in HTML and JSON, by what the client takes', async () => {
    const index = await startIndex();
    const made = wheel({ ...simple, requiresPython: '>=3.8' });
    index.add(made, { yanked: 'a "bad" one', metadataBeside: true });
    index.add(sdist({ ...simple, version: '1.0+local' }), { yanked: '', requiresPython: '<4' });
    const page = `${index.url}simple-thing/`;
    const { files, ...rest } = JSON.parse(await text(page, `${JSON_TYPE}, text/html; q=0.01`)) as {
      files: Record<string, unknown>[];
    };
    expect(rest).toEqual({ meta: { 'api-version': '1.0' }, name: 'simple-thing' });
    const hash = { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown };
    expect(files).toEqual([
      {
        filename: 'simple_thing-1.0-py3-none-any.whl',
        url: '../../files/simple_thing-1.0-py3-none-any.whl',
        hashes: hash,
        'requires-python': '>=3.8',
        yanked: 'a "bad" one',
        'core-metadata': hash,
      },
      {
        filename: 'simple_thing-1.0+local.tar.gz',
        url: '../../files/simple_thing-1.0%2Blocal.tar.gz',
        hashes: hash,
        'requires-python': '<4',
        yanked: true,
      },
    ]);
    const links = (await text(page, '*/*')).split('\n').filter((line) => line.startsWith('<a '));
    const blank = links.map((line) => line.replaceAll(/[0-9a-f]{64}/g, 'HASH'));
    expect(blank).toEqual([
      '<a href="../../files/simple_thing-1.0-py3-none-any.whl#sha256=HASH" data-requires-python="&gt;=3.8" data-yanked="a &quot;bad&quot; one" data-core-metadata="sha256=HASH">simple_thing-1.0-py3-none-any.whl</a>',
      '<a href="../../files/simple_thing-1.0%2Blocal.tar.gz#sha256=HASH" data-requires-python="&lt;4" data-yanked="">simple_thing-1.0+local.tar.gz</a>',
    ]);
    expect(await text(index.url, JSON_TYPE)).toContain('"projects":[{"name":"simple-thing"}]');
    expect(await text(index.url, '*/*')).toContain('<a href="simple-thing/">simple-thing</a>');
  });

  test('send other spellings of a name to the right one, and know nothing else', async () => {
    const index = await startIndex();
    index.add(wheel(simple));
    for (const spelling of ['Simple.Thing/', 'simple-thing']) {
      const { status, headers } = await ask(`${index.url}${spelling}`);
      expect([status, headers.get('location')]).toEqual([301, '/simple/simple-thing/']);
    }
    for (const wrong of ['absent/', 'simple-thing/x', '../files/absent.whl', '../files/%ff', '../']) {
      expect((await ask(`${index.url}${wrong}`)).status).toBe(404);
    }
    expect((await ask(`${index.url}simple-thing/`, 'POST')).status).toBe(405);
    expect(index.requests.slice(0, 3)).toEqual(['/simple/Simple.Thing/', '/simple/simple-thing', '/simple/absent/']);
  });

  test('go with files that can be had whole, in ranges and without a body', async () => {
    const index = await startIndex();
    const made = wheel({ ...simple, version: '1+x' });
    index.add(made, { metadataBeside: true });
    const file = new URL(`/files/${made.fileName}`, index.url).href;
    const part = async (range?: string) => {
      const response = await fetch(file, { headers: range === undefined ? {} : { range } });
      const bytes = Buffer.from(await response.arrayBuffer());
      return [response.status, bytes, response.headers.get('content-range')];
    };
    const [all, size] = [made.bytes, made.bytes.length];
    expect(await part()).toEqual([200, all, null]);
    expect(await part('bytes=2-5')).toEqual([206, all.subarray(2, 6), `bytes 2-5/${size}`]);
    expect(await part('bytes=9-')).toEqual([206, all.subarray(9), `bytes 9-${size - 1}/${size}`]);
    expect(await part('bytes=-9')).toEqual([206, all.subarray(-9), `bytes ${size - 9}-${size - 1}/${size}`]);
    expect(await part(`bytes=9-${size}`)).toEqual([206, all.subarray(9), `bytes 9-${size - 1}/${size}`]);
    expect(await part(`bytes=${size}-`)).toEqual([416, Buffer.alloc(0), `bytes */${size}`]);
    expect(await part('lines=1-2')).toEqual([200, all, null]);
    const head = await fetch(file.replace('+', '%2B'), { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(size));
    expect(await head.text()).toBe('');
    expect(await text(`${file}.metadata`, '*/*')).toBe(made.metadata);
  });

  test('give way to faults, once each and in their order, where the path starts as said', async () => {
    const index = await startIndex();
    const made = wheel(simple);
    index.add(made);
    const file = new URL(`/files/${made.fileName}`, index.url).href;
    index.fail('/files/', { status: 503 }, 'cut', 'half', 'silence');
    expect((await fetch(`${index.url}simple-thing/`)).status).toBe(200);
    expect((await fetch(file)).status).toBe(503);
    await expect(fetch(file)).rejects.toThrow('fetch failed');
    const half = await fetch(file);
    expect(half.headers.get('content-length')).toBe(String(made.bytes.length));
    await expect(half.arrayBuffer()).rejects.toThrow('terminated');
    await expect(fetch(file, { signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout');
    expect((await fetch(file)).status).toBe(200);
  });
});

describe('distributions', () => {
  test('are the same bytes whenever they are made', () => {
    expect(wheel(simple).bytes.equals(wheel(simple).bytes)).toBe(true);
    expect(sdist(simple).bytes.equals(sdist(simple).bytes)).toBe(true);
  });
});

const installers = ['pip', ...(uv === undefined ? [] : ['uv'])];
if (uv === undefined) test.skip('uv installs (skipped: uv is absent)', () => undefined);

describe.each(installers)('%s', (installer) => {
  // Where both do the same, one of them shows what the index does.
  const testOnce = installer === installers.at(-1) ? test : undefined;
  const target = (): string => path.join(folder, 'outer', 'inner', 'target');

  async function install(url: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
    await mkdir(target(), { recursive: true });
    const command = installer === 'pip' ? [python, '-m', 'pip'] : [uv ?? '', 'pip'];
    const [program = '', ...first] = command;
    const options = ['install', ...(installer === 'pip' ? [] : ['--python', python]), '--target', target()];
    return await run(program, [...first, ...options, ...args], { ...installerEnv(url, folder), ...env });
  }

  async function mustInstall(...asked: Parameters<typeof install>): Promise<void> {
    const { succeeded, output } = await install(...asked);
    if (!succeeded) throw new Error(output);
  }

  /** What an interpreter prints that starts with the target as site-packages. */
  const evaluate = async (code: string): Promise<string> => {
    const source = `import site; site.addsitedir(${JSON.stringify(target())}); ${code}`;
    return (await run(python, ['-I', '-c', source])).output.trim();
  };

  const runScript = (name: string, ...args: string[]): Promise<Ended> =>
    run(path.join(target(), 'bin', name), args, { PYTHONPATH: target() });

  const namesBelow = async (place: string): Promise<string[]> =>
    (await readdir(place, { recursive: true })).map((name) => path.basename(name));

  test.each([true, false])('installs what fits, with its requirements (JSON offered: %s)', async (jsonOffered) => {
    const index = await startIndex({ jsonOffered });
    index.add(wheel({ ...simple, requires: ['dep>=1; python_version>"3"'], extras: { more: ['other-thing'] } }));
    for (const version of ['1.0', '1.5', '2.0']) {
      const made = wheel({ name: 'dep', version, modules: { 'dep.py': `VERSION = "${version}"\n` } });
      index.add(made, version === '1.5' ? { yanked: 'bad' } : version === '2.0' ? { requiresPython: '>=3.99' } : {});
    }
    index.add(wheel({ name: 'Other_Thing', version: '3', modules: { 'other.py': '' } }), { metadataBeside: true });
    await mustInstall(index.url, ['simple_thing[more]']);
    expect(await evaluate('import dep, other, simple_thing; print(dep.VERSION)')).toBe('1.0');
  });

  testOnce?.('installs commands, namespaces and big files', async () => {
    const index = await startIndex();
    index.add(scriptWheel({ name: 'say-hi', version: '1.2' }));
    for (const module of ['acme.tools.one', 'acme.tools.two']) {
      index.add(namespaceWheel({ name: module, version: '1', module }));
    }
    index.add(bigWheel({ name: 'big', version: '1' }));
    await mustInstall(index.url, ['say-hi', 'acme-tools-one', 'acme-tools-two', 'big']);
    expect((await runScript('say-hi', 'there')).output).toBe('say-hi 1.2 there\n');
    expect(await evaluate('from acme.tools import one, two; print(one.VERSION, two.VERSION)')).toBe('1 1');
    expect((await stat(path.join(target(), 'big', 'big.bin'))).size).toBe(8 * 1024 * 1024);
  });

  test('refuses what is absent, in conflict or not what the page says', async () => {
    const index = await startIndex();
    for (const made of conflictingWheels()) index.add(made);
    index.add(wheel(simple), { wrongHash: true });
    const absent = await install(index.url, ['absent']);
    expect(absent).toMatchObject({ succeeded: false, output: expect.stringMatching(/no matching dist|not found/i) });
    const conflict = await install(index.url, ['a', 'b']);
    expect(conflict).toMatchObject({ succeeded: false, output: expect.stringMatching(/conflict|incompatible/) });
    const wrong = await install(index.url, ['simple-thing']);
    expect(wrong).toMatchObject({ succeeded: false, output: expect.stringMatching(/hash/i) });
    expect(await readdir(target())).not.toContain('simple_thing.py');
    await mustInstall(index.url, ['b']);
  });

  test('runs what a source distribution wants to run, unless only wheels are taken', async () => {
    const index = await startIndex();
    const marker = path.join(folder, 'marker');
    const script = `open(${JSON.stringify(marker)}, "w").close()\nraise SystemExit(3)\n`;
    index.add(attackingSdist({ name: 'Friendly', version: '1', script }));
    const refused = await install(index.url, ['--only-binary', ':all:', 'friendly']);
    expect([refused.succeeded, existsSync(marker)]).toEqual([false, false]);
    await mustInstall(index.url, ['friendly']);
    expect(existsSync(marker)).toBe(true);
    expect(await evaluate('import friendly; print(friendly.VERSION)')).toBe('1');
  });

  testOnce?.('builds a source distribution with what its build requires', async () => {
    const index = await startIndex();
    const backend = [
      'import tool',
      'from write_wheel import write_wheel',
      'def build_wheel(folder, config_settings=None, metadata_directory=None):',
      '    return write_wheel(folder, [("made.py", tool.SOURCE)])',
    ].join('\n');
    index.add(wheel({ name: 'tool', version: '1', modules: { 'tool.py': 'SOURCE = b"X = 5"\n' } }));
    index.add(sdist({ ...simple, backend, buildRequires: ['tool'] }));
    await mustInstall(index.url, ['simple-thing']);
    expect(await evaluate('import made, simple_thing; print(made.X)')).toBe('5');
    expect(await readdir(target())).not.toContain('tool.py');
  });

  testOnce?.('compiles a source distribution, or shows what the compiler lacks', async () => {
    const index = await startIndex();
    index.add(compilingSdist({ name: 'c-answer', version: '1' }));
    const without = await install(index.url, ['c-answer'], { PATH: path.join(folder, 'nowhere') });
    expect(without).toMatchObject({
      succeeded: false,
      output: expect.stringContaining("error: command 'gcc' failed: No such file or directory"),
    });
    const probe = [
      'import os, shutil, sysconfig',
      'print(bool(shutil.which("cc") or shutil.which("gcc")), os.path.exists(sysconfig.get_path("include") + "/Python.h"))',
    ].join('; ');
    const found = (await run(python, ['-c', probe], { PATH: process.env['PATH'] ?? '' })).output.trim();
    const { succeeded, output } = await install(index.url, ['c-answer']);
    if (found === 'True True') expect(await evaluate('import c_answer; print(c_answer.answer())')).toBe('42');
    else expect(output).toMatch(found.startsWith('True') ? /Python\.h/ : /command 'gcc' failed/);
    expect(succeeded).toBe(found === 'True True');
  });

  test('writes nothing outside for a wheel with such a path, or with such a RECORD', async () => {
    const index = await startIndex();
    const traversing = traversingWheel({ name: 'traversing', version: '1' });
    expect(traversing.bytes.includes('../../evil.py')).toBe(true);
    index.add(traversing);
    const lies = ['hash', 'absent file', 'file outside'] as const;
    lies.forEach((lie, at) => {
      index.add(lyingWheel({ name: `liar${at}`, version: '1', lie }));
    });
    // pip refuses the wheel, uv leaves the file out.
    expect((await install(index.url, ['traversing'])).succeeded).toBe(installer === 'uv');
    // Neither looks at RECORD before it installs.
    await mustInstall(index.url, ['liar0', 'liar1', 'liar2']);
    const names = await namesBelow(folder);
    for (const unwanted of ['evil.py', 'outside.txt', 'absent.py']) expect(names).not.toContain(unwanted);
    expect(names).toContain('liar2.py');
  });

  testOnce?.('leaves code that runs when an interpreter or a command starts, without running it', async () => {
    const index = await startIndex();
    const marker = path.join(folder, 'marker');
    index.add(startupWheel({ name: 'start-up', version: '1', marker }));
    await mustInstall(index.url, ['start-up']);
    expect(existsSync(marker)).toBe(false);
    await evaluate('pass');
    expect(await runScript('start-up')).toMatchObject({ succeeded: true });
    expect(await readFile(marker, 'utf8')).toBe('start\nscript\n');
  });

  test('tries again after an error, a cut and a silence', async () => {
    const index = await startIndex();
    index.add(wheel(simple));
    index.fail('/simple/', { status: 503 }, 'cut');
    index.fail('/files/', 'silence');
    const timeouts = { PIP_DEFAULT_TIMEOUT: '1', UV_HTTP_TIMEOUT: '1' };
    await mustInstall(index.url, ['simple-thing'], timeouts);
    expect(index.requests.slice(0, 3)).toEqual(Array(3).fill('/simple/simple-thing/'));
  });

  testOnce?.('gets in with credentials only', async () => {
    const index = await startIndex();
    index.add(wheel(simple));
    index.requireAuth('user', 'pass word');
    expect((await install(index.url, ['simple-thing'])).succeeded).toBe(false);
    expect(index.requests).toEqual(['/simple/simple-thing/']);
    const withCredentials = Object.assign(new URL(index.url), { username: 'user', password: 'pass word' });
    await mustInstall(withCredentials.href, ['simple-thing']);
  });
});
