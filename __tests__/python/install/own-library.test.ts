import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { withOwnLibrary } from '../../../src/python/install/own-library.js';
import { describeWith } from '../../support/engines.js';
import { machinePythons } from '../../support/machine-pythons.js';
import { librariesOf } from './python-archive.js';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'library-'));
});
afterEach(() => rm(base, { recursive: true }));

const python = machinePythons().find((one) => librariesOf(one).length > 0);

/** Where the program found its library, or the dynamic linker's complaint. */
function loaded(program: Buffer): string {
  const file = path.join(base, 'bin', 'python3');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, program, { mode: 0o755 });
  return execFileSync('/usr/bin/env', ['-i', 'LD_TRACE_LOADED_OBJECTS=1', file], { encoding: 'utf8' });
}

describeWith('Linux', 'withOwnLibrary', () => {
  if (python === undefined) {
    test.skip('needs a Python with a library of its own', () => undefined);
    return;
  }
  const [library = ''] = librariesOf(python);
  const original = readFileSync(path.join(python.prefix, 'bin', 'python3'));

  test('makes a program find the library beside its folder, and the original finds another one', () => {
    mkdirSync(path.join(base, 'lib'));
    copyFileSync(path.join(python.prefix, library), path.join(base, library));
    expect(loaded(original)).not.toContain(base);
    expect(loaded(withOwnLibrary(original) ?? original)).toContain(` => ${base}/bin/../${library} `);
  });

  test('changes nothing but the path, and the length of nothing', () => {
    const changed = withOwnLibrary(original) ?? original;
    expect(changed.length).toBe(original.length);
    const at = original.indexOf(`${python.prefix}/lib\0`);
    expect(changed.subarray(0, at).equals(original.subarray(0, at))).toBe(true);
    const end = at + `${python.prefix}/lib`.length;
    expect(changed.toString('latin1', at, end).replace(/\0+$/, '')).toBe('$ORIGIN/../lib');
    expect(changed.subarray(end).equals(original.subarray(end))).toBe(true);
  });

  test('leaves alone what looks beside itself already, or nowhere of its own', () => {
    const changed = withOwnLibrary(original) ?? original;
    expect(withOwnLibrary(changed)).toBeUndefined();
    expect(withOwnLibrary(readFileSync('/bin/sh'))).toBeUndefined();
  });

  test.each<[string, Buffer]>([
    ['a script', Buffer.from('#!/bin/sh\n')],
    ['nothing', Buffer.alloc(0)],
    ['a 32-bit program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1])],
  ])('leaves %s alone', (_, program) => {
    expect(withOwnLibrary(program)).toBeUndefined();
  });

  test('leaves several places alone', () => {
    const several = Buffer.from(original);
    const at = several.indexOf(`${python.prefix}/lib\0`);
    several.write('/a:/b', at, 'latin1');
    several[at + 5] = 0;
    expect(withOwnLibrary(several)).toBeUndefined();
  });
});
