import { describe, expect, test } from '@jest/globals';
import { UNPRIVILEGED } from '../../support/identities.js';
import { makeFolder } from '../../support/run-cli.js';
import { containersOf, describeContainers } from './attack.js';

/** What would give a program the machine, or the engine other arguments than were meant. */
const REFUSED: readonly (readonly [flag: string, value: string])[] = [
  ['--volumes', '/:/host'],
  ['--volumes', '/proc/1/root:/host'],
  ['--volumes', '/var/run/docker.sock:/engine'],
  ['--volumes', '/run:/host'],
  ['--volumes', '/etc://proc/./sys'],
  ['--volumes', '/etc:/dev/shm'],
  ['--volumes', '/etc:/a/../proc'],
  ['--volumes', '/etc:/a:rw,z'],
  ['--volumes', '/nonexistent:/a'],
  ['--image', '--privileged'],
  ['--image', '-v/:/host'],
  ['--image', 'python:3.11-slim --privileged'],
  ['--image', 'python\n--privileged'],
  ['--docker-runtime', '/bin/sh'],
  ['--docker-runtime', '__proto__'],
  ['--read-only-paths', '/var/run'],
  ['--read-only-paths', '/proc/self/root'],
  ['--working-directory', '/dev/shm'],
];

describeContainers('inputs that have to do with containers', (arena) => {
  test.each(REFUSED)('are refused before any container is made: %s %j', async (flag, value) => {
    let tool = 0;
    const { report, exitCode } = await arena.run(UNPRIVILEGED, [`${flag}=${value}`, '--code', 'print("RAN")'], {
      during: (pid) => {
        tool = pid;
        return Promise.resolve();
      },
    });
    expect(report?.runs ?? []).toEqual([]);
    expect([2, 3]).toContain(exitCode);
    expect(containersOf(tool)).toEqual([]);
  });

  describe('that are harmless', () => {
    test('are taken (the control)', async () => {
      const folder = await makeFolder(UNPRIVILEGED);
      const flags = ['--volumes', `${folder}:/data`, '--image', 'python:3.11-slim', '--docker-runtime', 'runc'];
      const code = 'import os; print(os.listdir("/data"))';
      const { report } = await arena.run(UNPRIVILEGED, [...flags, '--read-only-paths', folder, '--code', code]);
      expect(report?.runs[0]?.stdout).toBe('[]\n');
    });
  });
});
