import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeName, SafeNames } from '../../src/artifacts/safe-names.js';

const escape = (name: string): string => escapeName(Buffer.from(name));

/** What a name said: each escape is one byte. */
function unescape(name: string): Buffer {
  const parts = name
    .split(/%([0-9A-F]{2})/)
    .map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.from(part, 'hex')));
  return Buffer.concat(parts);
}

const anyName = fc
  .oneof(
    fc.uint8Array({ minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((text) => Buffer.from(text.toWellFormed())),
    fc
      .array(fc.constantFrom('#', '[', ' ', '.', '-', ':', 'con', 'COM1', '%0A', '\u0301', '\u200b', 'é'), {
        minLength: 1,
      })
      .map((parts) => Buffer.from(parts.join(''))),
  )
  .map((bytes) => Buffer.from(bytes).subarray(0, 255))
  .filter(
    (name) => name.length > 0 && !name.includes(0) && !name.includes(0x2f) && !/^\.\.?$/.test(name.toString('latin1')),
  );

describe('escapeName', () => {
  test.each([
    ['a.txt', 'a.txt'],
    ['.hidden', '.hidden'],
    ['Ergebnis für 3 %.png', 'Ergebnis für 3 %25.png'],
    ['日本語.csv', '日本語.csv'],
    ['a\nb\rc\td', 'a%0Ab%0Dc%09d'],
    ['\u001b[2J\u0007', '%1B[2J%07'],
    ['\u202egpj.exe', '%E2%80%AEgpj.exe'],
    ['a\u200bb\u2028c\u00a0d\u00ade\ufefff', 'a%E2%80%8Bb%E2%80%A8c%C2%A0d%C2%ADe%EF%BB%BFf'],
    ['a"b\'c`d', 'a%22b%27c%60d'],
    ['<img src=x onerror=alert(1)>', '%3Cimg src=x onerror=alert(1)%3E'],
    ['c:d*e?f|g\\h', 'c%3Ad%2Ae%3Ff%7Cg%5Ch'],
    ['-rf', '%2Drf'],
    ['--help', '%2D-help'],
    [' lead', '%20lead'],
    ['trail ', 'trail%20'],
    ['dot.', 'dot%2E'],
    ['...', '..%2E'],
    ['CON', '%43ON'],
    ['con.txt', '%63on.txt'],
    ['Com1.tar.gz', '%43om1.tar.gz'],
    ['lpt¹', '%6Cpt¹'],
    ['nul .txt', '%6Eul .txt'],
    ['conin$', '%63onin$'],
    ['CONSOLE', 'CONSOLE'],
    ['COM10', 'COM10'],
    ['##[error]x', '%23#[error]x'],
    ['###', '%23%23#'],
    ['#\u0301#[x]', '%23\u0301#[x]'],
    ['C# notes', 'C# notes'],
    ['%0A::warning::x', '%250A%3A%3Awarning%3A%3Ax'],
    ['@octocat', '@octocat'],
  ])('%j becomes %j', (name, safe) => {
    expect(escape(name)).toBe(safe);
  });

  test('shows bytes that are no text as escapes', () => {
    expect(escapeName(Buffer.from([0xff, 0x61, 0xc3, 0xbc, 0x25, 0x3a, 0x0a]))).toBe('%FFa%C3%BC%25%3A%0A');
  });

  test('loses nothing, so different names stay different', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(unescape(escapeName(name)).equals(name)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives names that the artifact service and Windows take, and in which nothing is hidden or obeyed', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = escapeName(name);
        expect(safe).not.toMatch(/["':<>|*?\\/`\p{C}\p{Zl}\p{Zp}]/u);
        expect(safe).not.toMatch(/^[- ]|[. ]$|##\[/);
        expect(safe).not.toMatch(/^(CON|PRN|AUX|NUL|(COM|LPT)[0-9]) *(\.|$)/i);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('SafeNames', () => {
  const give = (...names: string[]): (string | undefined)[] => {
    const safe = new SafeNames();
    return names.map((name) => safe.give('', Buffer.from(name)));
  };

  test('keeps names apart that are the same without case, or composed in another way', () => {
    expect(give('a.txt', 'A.TXT', 'A.txt', 'é', 'e\u0301')).toEqual([
      'a.txt',
      expect.stringMatching(/^A~[0-9a-f]{8}\.TXT$/),
      expect.stringMatching(/^A~[0-9a-f]{8}\.txt$/),
      'é',
      expect.stringMatching(/^e\u0301~[0-9a-f]{8}$/),
    ]);
  });

  test('gives the same names at every run', () => {
    expect(give('a', 'A', 'x'.repeat(300))).toEqual(give('a', 'A', 'x'.repeat(300)));
  });

  test('gives another one when the program has guessed which', () => {
    const [, guessed = ''] = give('a', 'A');
    const given = give('a', guessed, 'A');
    expect(new Set(given.map((name) => name?.toLowerCase())).size).toBe(3);
  });

  test('shortens what got too long, at whole characters and escapes, with its extension', () => {
    const [long = '', wide = ''] = give(`${':'.repeat(200)}.tar.gz`, `a${'ü'.repeat(126)}:.png`);
    expect(long).toMatch(/^(%3A)+~[0-9a-f]{8}\.gz$/);
    expect(wide).toMatch(/^aü+~[0-9a-f]{8}\.png$/);
    for (const name of [long, wide]) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });

  test('gives none when the path would be too long', () => {
    const safe = new SafeNames();
    const folder = Array(4).fill('f'.repeat(248)).join('/');
    expect(safe.give(folder, Buffer.from('abcd'))).toBe(`${folder}/abcd`);
    expect(safe.give(folder, Buffer.from('abcde'))).toBeUndefined();
  });
});
