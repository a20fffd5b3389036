import { describe, expect, test } from '@jest/globals';
import type { EngineFacts } from '../../../src/environments/docker/probe-engine.js';
import { requireUsable } from '../../../src/environments/docker/require-usable.js';

const PODMAN: EngineFacts = {
  name: 'Podman',
  version: '4.3.1',
  architecture: 'amd64',
  os: 'linux',
  runtimes: new Map(),
  cgroupVersion: '2',
  isRootless: true,
};

describe('an engine', () => {
  test.each<[string, Partial<EngineFacts>]>([
    ['Podman without root on cgroups version 2', {}],
    ['Podman as root on cgroups version 1', { isRootless: false, cgroupVersion: '1' }],
    ['a newer Podman', { version: '10.0.0-rc1' }],
    ['Docker', { name: 'Docker', version: '20.10.24+dfsg1', isRootless: false, cgroupVersion: '1' }],
  ])('can be used: %s', (_what, different) => {
    requireUsable({ ...PODMAN, ...different }, 'unix:///x');
  });

  test.each<[string, Partial<EngineFacts>, RegExp]>([
    ['of Windows', { os: 'windows' }, /containers of windows/],
    ['that is an old Podman', { version: '4.2.9' }, /Podman 4\.2\.9, and this needs 4\.3 or newer/],
    ['that is an older Podman', { version: '3.4.4' }, /Podman 3\.4\.4/],
    ['that says no version', { version: 'unknown' }, /Podman unknown/],
    ['that leaves out limits', { cgroupVersion: '1' }, /leaves out all limits/],
  ])('%s is refused', (_what, different, expected) => {
    expect(() => {
      requireUsable({ ...PODMAN, ...different }, 'unix:///x');
    }).toThrow(expected);
  });
});
