import { describe, expect, test } from '@jest/globals';
import { bindMounts } from '../../../src/environments/docker/bind-mounts.js';

const DOCKER = { name: 'Docker', isRootless: false } as const;
const PODMAN = { name: 'Podman', isRootless: false } as const;

const mount = (name: string, readOnly = false) => ({ source: `/host/${name}`, target: `/in/${name}`, readOnly });
const setting = (name: string) => ({
  ...{ Type: 'bind', Source: `/host/${name}`, Target: `/in/${name}`, ReadOnly: false },
  BindOptions: { Propagation: 'rprivate' },
});

describe('what an engine is told to mount', () => {
  test.each(['a', 'a b', 'a:b', 'a,source=/', 'a"b', 'a\nb'])('is %j as it is in Docker', (name) => {
    expect(bindMounts(DOCKER, [mount(name)])).toEqual({ Mounts: [setting(name)] });
  });

  test('is a line for each name that Podman would misread otherwise', () => {
    const mounts = [mount('a'), mount('a:b'), mount('a,source=/'), mount('a"b', true), mount('a\nb')];
    expect(bindMounts(PODMAN, mounts)).toEqual({
      Mounts: [setting('a'), setting('a:b')],
      Binds: [
        '/host/a,source=/:/in/a,source=/:rw,rbind,rprivate',
        '/host/a"b:/in/a"b:ro,bind,rprivate',
        '/host/a\nb:/in/a\nb:rw,rbind,rprivate',
      ],
    });
  });

  test.each(['a:b,c', 'a:"', 'a:\n', 'a:\r'])('is no name that Podman would misread in any case: %j', (name) => {
    expect(() => bindMounts(PODMAN, [mount(name)])).toThrow(JSON.stringify(`/host/${name}`));
  });
});
