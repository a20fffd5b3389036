import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAsSafe, showUrl } from '../../../src/python/install/address.js';
import { download, sha256Of, type Download } from '../../../src/python/install/download.js';
import { deadAddress, FileServer } from './file-server.js';

const BODY = Buffer.from('something large\n'.repeat(10_000));
const CUT = { cutAfter: 1000, body: BODY };
let base = '';
let server: FileServer;
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'download-'));
  server = await FileServer.start();
});
afterEach(async () => {
  await server.stop();
  await rm(base, { recursive: true });
});

const file = (): string => path.join(base, 'file');
const get = (url: string, different: Partial<Download> = {}): Promise<number> =>
  download({ url, file: file(), env: {}, timeoutMs: 60_000, signal: undefined, ...different });

/** What is written to standard output meanwhile. */
async function written(act: () => Promise<unknown>): Promise<string> {
  const chunks: string[] = [];
  const original = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...more: readonly unknown[]): boolean => {
    chunks.push(Buffer.from(chunk).toString());
    const done = more.at(-1);
    if (typeof done === 'function') Reflect.apply(done, undefined, []);
    return true;
  };
  try {
    await act();
  } finally {
    process.stdout.write = original;
  }
  return chunks.join('');
}

describe('download', () => {
  test('brings a file, and says how large it is', async () => {
    expect(await get(server.serve('/f', BODY))).toBe(BODY.length);
    expect(readFileSync(file()).equals(BODY)).toBe(true);
    expect(await sha256Of(file())).toMatch(/^[0-9a-f]{64}$/);
  });

  test('tries again when the connection breaks or the server fails, and fails when it stays so', async () => {
    expect(await get(server.serve('/f', CUT, 503, BODY))).toBe(BODY.length);
    await rm(file());
    await expect(get(server.serve('/g', CUT))).rejects.toThrow('aborted');
    expect([server.asked, existsSync(file())]).toEqual([['/f', '/f', '/f', '/g', '/g', '/g'], false]);
  });

  test('does not try again what would fail again', async () => {
    await expect(get(`${server.url}/missing`)).rejects.toThrow('Unexpected HTTP response: 404');
    expect(server.asked).toEqual(['/missing']);
  });

  test('gives up after its time', async () => {
    const start = performance.now();
    await expect(get(server.serve('/f', 'silence'), { timeoutMs: 300 })).rejects.toThrow('it took longer than 0.3 s');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test.each([
    ['is cancelled', () => AbortSignal.timeout(300)],
    ['was cancelled before', () => AbortSignal.abort()],
  ])('gives up when the run %s', async (_, signal) => {
    await expect(get(server.serve('/f', 'silence'), { signal: signal() })).rejects.toThrow('the run was cancelled');
  });

  test('goes through the proxy that it is given, which is nowhere afterwards', async () => {
    server.serve('/f', BODY);
    const before = { ...process.env };
    expect(await get('http://files.invalid/f', { env: { http_proxy: server.url } })).toBe(BODY.length);
    expect(server.tunnels).toEqual(['files.invalid:80']);
    expect({ ...process.env }).toEqual(before);
  });

  test('puts back what was there before, also when it fails', async () => {
    process.env['http_proxy'] = 'http://before.invalid';
    try {
      await expect(get(`${server.url}/missing`, { env: { http_proxy: server.url, NO_PROXY: 'x' } })).rejects.toThrow();
      expect(process.env['http_proxy']).toBe('http://before.invalid');
      expect(process.env['NO_PROXY']).toBeUndefined();
    } finally {
      delete process.env['http_proxy'];
    }
  });

  test('happens one after the other, each with its own proxy', async () => {
    server.serve('/f', BODY);
    const other = await FileServer.start();
    other.serve('/f', BODY);
    const from = (proxy: FileServer, name: string): Promise<number> =>
      get('http://files.invalid/f', { file: path.join(base, name), env: { http_proxy: proxy.url } });
    const sizes = await Promise.all([from(server, 'a'), from(other, 'b'), from(server, 'c')]);
    await other.stop();
    expect(sizes).toEqual([BODY.length, BODY.length, BODY.length]);
    expect([server.tunnels.length, other.tunnels.length]).toEqual([2, 1]);
  });

  describe('writes to standard output', () => {
    test('nothing, though the toolkit by itself does', async () => {
      const url = server.serve('/f', BODY);
      const failing = server.serve('/g', CUT, BODY);
      expect(await written(() => get(url))).toBe('');
      expect(await written(() => get(failing, { file: path.join(base, 'other') }))).toBe('');
      const { downloadTool } = await import('@actions/tool-cache');
      const control = await written(() => downloadTool(url, path.join(base, 'control')));
      expect(control).toContain('::debug::Downloading');
    });

    test('what others write meanwhile', async () => {
      const url = server.serve('/f', CUT, BODY);
      const others = async (): Promise<void> => {
        while (server.asked.length === 0) await setTimeout(10);
        process.stdout.write('others\n');
        process.stdout.write(Buffer.from('as bytes\n'));
        await new Promise<unknown>((resolve) => process.stdout.write('and encoded\n', 'utf8', resolve));
      };
      expect(await written(() => Promise.all([get(url), others()]))).toBe('others\nas bytes\nand encoded\n');
    });
  });

  test('says why nobody could be reached', async () => {
    await expect(get(await deadAddress())).rejects.toThrow('ECONNREFUSED');
  });
});

describe('showUrl', () => {
  test.each([
    ['https://example.org/a/b.json', 'https://example.org/a/b.json'],
    ['https://user:secret@example.org:8443/a?token=secret#x', 'https://example.org:8443/a'],
  ])('of %s is %s', (url, shown) => {
    expect(showUrl(url)).toBe(shown);
  });
});

describe('isAsSafe', () => {
  test.each([
    ['https://a/f', 'https://b/list', true],
    ['http://a/f', 'https://b/list', false],
    ['http://a/f', 'http://b/list', true],
    ['https://a/f', 'http://b/list', true],
  ])('of %s from %s is %s', (url, list, safe) => {
    expect(isAsSafe(url, list)).toBe(safe);
  });
});
