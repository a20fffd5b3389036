import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { pickUnprivilegedIdentities } from '../../src/isolation/unprivileged-identity.js';
import { describeWith } from '../support/engines.js';

describeWith('Linux', 'pickUnprivilegedIdentities', () => {
  test('takes a user of the dynamic range that is in no database, with a group of the same number', async () => {
    const known = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => Number(line.split(':')[2]));
    for (let round = 0; round < 20; round++) {
      for (const { uid, gid } of await pickUnprivilegedIdentities(3)) {
        expect(uid).toBeGreaterThanOrEqual(61_184);
        expect(uid).toBeLessThanOrEqual(65_519);
        expect(known).not.toContain(uid);
        expect(gid).toBe(uid);
      }
    }
  });

  test('takes as many as are asked for, each another', async () => {
    expect(new Set((await pickUnprivilegedIdentities(50)).map(({ uid }) => uid)).size).toBe(50);
  });

  test('takes another one each time', async () => {
    const picked = await Promise.all(Array.from({ length: 10 }, () => pickUnprivilegedIdentities(1)));
    expect(new Set(picked.map(([{ uid }]) => uid)).size).toBeGreaterThan(1);
  });
});
