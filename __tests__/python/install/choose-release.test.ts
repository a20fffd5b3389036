import { describe, expect, test } from '@jest/globals';
import { chooseRelease, offeredVersions, type Machine } from '../../../src/python/install/choose-release.js';
import { parseManifest } from '../../../src/python/install/parse-manifest.js';

interface FileInput {
  readonly arch?: string;
  readonly platform?: string;
  readonly platform_version?: string;
  readonly hash?: string;
}

/** A release as actions/python-versions lists it. */
const entry = (version: string, files: readonly FileInput[], stable = !version.includes('-')): unknown => ({
  version,
  stable,
  release_url: `https://example.org/tag/${version}`,
  files: files.map(({ arch = 'x64', platform = 'linux', ...more }) => {
    const filename = [`python-${version}`, platform, more.platform_version, arch].filter(Boolean).join('-');
    return { filename, arch, platform, download_url: `https://example.org/${filename}`, ...more };
  }),
});

const EVERYWHERE: readonly FileInput[] = [
  ...['20.04', '22.04', '24.04'].map((platform_version) => ({ platform_version })),
  ...['22.04', '24.04'].map((platform_version) => ({ platform_version, arch: 'arm64' })),
  { platform_version: '24.04', arch: 'x64-freethreaded' },
  { platform: 'darwin' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'win32' },
  { platform: 'win32', arch: 'x86' },
];

const RELEASES = parseManifest(
  JSON.stringify([
    entry('3.15.0-alpha.6', EVERYWHERE),
    entry('3.14.0', EVERYWHERE, false),
    entry('3.13.1', EVERYWHERE),
    entry('3.13.0', EVERYWHERE),
    entry(
      '3.9.9',
      EVERYWHERE.filter(({ platform_version }) => platform_version !== '24.04'),
    ),
    entry('3.9.20', [{ platform_version: '20.04' }]),
    entry('3.12.10', EVERYWHERE),
    entry('3.12.9', EVERYWHERE),
    entry('3.6.15', [{ platform: 'win32' }]),
    entry('3.11.2', [{}]),
  ]),
);

const UBUNTU: Machine = { platform: 'linux', arch: 'x64', platformVersion: '24.04' };
const on = (different: Partial<Machine>): Machine => ({ ...UBUNTU, ...different });

const choose = (request: string, machine: Machine, freeThreaded = false): string | undefined =>
  chooseRelease(RELEASES, { request, freeThreaded }, machine)?.file.filename;

describe('chooseRelease', () => {
  test.each<[string, Machine, string | undefined]>([
    ['>=3.6', UBUNTU, 'python-3.13.1-linux-24.04-x64'],
    ['==3.12.*', UBUNTU, 'python-3.12.10-linux-24.04-x64'],
    ['==3.12.9', UBUNTU, 'python-3.12.9-linux-24.04-x64'],
    ['<3.13', UBUNTU, 'python-3.12.10-linux-24.04-x64'],
    ['>=3.13,!=3.13.1', UBUNTU, 'python-3.13.0-linux-24.04-x64'],
    ['==3.9.*', on({ platformVersion: '22.04' }), 'python-3.9.9-linux-22.04-x64'],
    ['==3.9.*', on({ platformVersion: '20.04' }), 'python-3.9.20-linux-20.04-x64'],
    ['==3.9.*', UBUNTU, undefined],
    ['==3.12.*', on({ arch: 'arm64' }), 'python-3.12.10-linux-24.04-arm64'],
    ['==3.12.*', on({ arch: 'riscv64' }), undefined],
    ['==3.12.*', on({ platformVersion: '26.04' }), undefined],
    ['==3.12.*', on({ platformVersion: undefined }), undefined],
    ['>=3.6', on({ platformVersion: undefined }), 'python-3.11.2-linux-x64'],
    ['==3.11.*', UBUNTU, 'python-3.11.2-linux-x64'],
    ['>=3.6', on({ platform: 'darwin', platformVersion: undefined }), 'python-3.13.1-darwin-x64'],
    ['>=3.6', on({ platform: 'darwin', arch: 'arm64', platformVersion: undefined }), 'python-3.13.1-darwin-arm64'],
    ['==3.6.*', on({ platform: 'win32', platformVersion: undefined }), 'python-3.6.15-win32-x64'],
    ['>=3.6', on({ platform: 'win32', arch: 'ia32', platformVersion: undefined }), 'python-3.13.1-win32-x86'],
    ['==3.99.*', UBUNTU, undefined],
    // Not stable, and final all the same: it was withdrawn.
    ['==3.14.*', UBUNTU, undefined],
    ['==3.14.0', UBUNTU, undefined],
    // Pre-releases only when they are asked for.
    ['==3.15.*', UBUNTU, undefined],
    ['>=3.15', UBUNTU, undefined],
    ['==3.15.0a6', UBUNTU, 'python-3.15.0-alpha.6-linux-24.04-x64'],
    ['>=3.15.0a1,<3.16', UBUNTU, 'python-3.15.0-alpha.6-linux-24.04-x64'],
  ])('for %s on %j takes %s', (request, machine, filename) => {
    expect(choose(request, machine)).toBe(filename);
  });

  test('takes builds without the global lock when they are asked for, and only then', () => {
    expect(choose('==3.13.*', UBUNTU, true)).toBe('python-3.13.1-linux-24.04-x64-freethreaded');
    expect(choose('==3.13.*', on({ arch: 'arm64' }), true)).toBeUndefined();
  });

  test('takes the newest wherever it stands in the list', () => {
    const backwards = [...RELEASES].reverse();
    expect(chooseRelease(backwards, { request: '>=3.6', freeThreaded: false }, UBUNTU)?.release.version).toBe('3.13.1');
  });
});

describe('offeredVersions', () => {
  test('are the newest stable ones of each minor version for the machine', () => {
    expect(offeredVersions(RELEASES, false, UBUNTU)).toEqual(['3.13.1', '3.12.10', '3.11.2']);
    expect(offeredVersions(RELEASES, false, on({ platformVersion: undefined }))).toEqual(['3.11.2']);
    expect(offeredVersions(RELEASES, true, on({ platform: 'darwin' }))).toEqual([]);
  });
});

describe('parseManifest', () => {
  const SHA = 'AB'.repeat(32);

  test('takes over what is needed of each release and file', () => {
    const text = JSON.stringify([
      entry('3.15.0-alpha.6', [{ platform_version: '24.04', hash: SHA }, { platform: 'win32' }]),
    ]);
    expect(parseManifest(`\uFEFF${text}`)).toEqual([
      {
        name: '3.15.0-alpha.6',
        version: '3.15.0a6',
        stable: false,
        files: [
          {
            filename: 'python-3.15.0-alpha.6-linux-24.04-x64',
            ...{ arch: 'x64', platform: 'linux', platformVersion: '24.04' },
            url: 'https://example.org/python-3.15.0-alpha.6-linux-24.04-x64',
            sha256: 'ab'.repeat(32),
          },
          {
            filename: 'python-3.15.0-alpha.6-win32-x64',
            ...{ arch: 'x64', platform: 'win32', platformVersion: undefined },
            url: 'https://example.org/python-3.15.0-alpha.6-win32-x64',
            sha256: undefined,
          },
        ],
      },
    ]);
  });

  test('leaves out what is named like no version, and what would be no name of a folder', () => {
    const names = ['nightly', '../../3.12.1', '3.12.1/..', '3.12.1'];
    expect(parseManifest(JSON.stringify(names.map((name) => entry(name, [])))).map(({ name }) => name)).toEqual([
      '3.12.1',
    ]);
  });

  const file = { filename: 'f', arch: 'x64', platform: 'linux', download_url: 'https://example.org/f' };
  const release = { version: '3.12.1', stable: true, files: [file] };
  test.each<[string, unknown]>([
    ['it is no list', {}],
    ['it is no list', null],
    ['release 1 is no object', ['3.12.1']],
    ['release 2 is no object', [release, null]],
    ['release 1 has no text "version"', [{ ...release, version: 3.12 }]],
    ['release 1 does not say whether it is stable', [{ ...release, stable: 'yes' }]],
    ['"files" of release 1 is no list', [{ ...release, files: undefined }]],
    ['file 2 of release 1 is no object', [{ ...release, files: [file, []] }]],
    ['file 1 of release 1 has no text "filename"', [{ ...release, files: [{ ...file, filename: '' }] }]],
    ['file 1 of release 1 has no text "arch"', [{ ...release, files: [{ ...file, arch: undefined }] }]],
    ['file 1 of release 1 has no text "platform"', [{ ...release, files: [{ ...file, platform: 1 }] }]],
    ['file 1 of release 1 has no text "download_url"', [{ ...release, files: [{ ...file, download_url: null }] }]],
    [
      'file 1 of release 1 has a "download_url" that is no address',
      [{ ...release, files: [{ ...file, download_url: 'f' }] }],
    ],
    ['file 1 of release 1 has a "hash" that is no SHA-256', [{ ...release, files: [{ ...file, hash: 'abc' }] }]],
  ])('says that %s', (message, value) => {
    expect(() => parseManifest(JSON.stringify(value))).toThrow(message);
  });

  test.each(['', '<html>', '[{'])('says that %j is no JSON', (text) => {
    expect(() => parseManifest(text)).toThrow('it is no JSON');
  });
});
