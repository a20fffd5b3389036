import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../../errors.js';

/** Of this time, in microseconds, a group may use its share. */
export const PERIOD_US = 100_000;

/** Makes a group with these settings, in their order; those that the kernel does not have are left out. */
export function makeLeaf(folder: string, settings: Readonly<Record<string, string>>): void {
  mkdirSync(folder);
  for (const [file, value] of Object.entries(settings)) {
    if (existsSync(path.join(folder, file))) writeFileSync(path.join(folder, file), value);
  }
}

export function removeLeaf(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (thrown) {
    // Something in it is still ending; an empty group costs nothing.
    if (systemCode(thrown) === undefined) throw thrown;
  }
}
