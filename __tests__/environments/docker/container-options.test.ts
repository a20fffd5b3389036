import { describe, expect, test } from '@jest/globals';
import { buildContainer, type ContainerRequest } from '../../../src/environments/docker/container-options.js';

const REQUEST: ContainerRequest = {
  image: 'sha256:abc',
  command: ['python3', '-c', 'supervise'],
  labels: { 'pyexec.run': 'm' },
  engine: { name: 'Docker', isRootless: false },
  user: { uid: 1001, gid: 1002 },
  mounts: [
    { source: '/w', target: '/w', readOnly: false },
    { source: '/copy', target: '/repo/a.py', readOnly: true },
  ],
  masked: ['/w/.git'],
  imageVolumes: ['/data'],
  limits: {
    timeoutMs: 30_000,
    memoryBytes: 2 ** 30,
    maxProcesses: 128,
    maxOutputBytes: 2 ** 20,
    maxDiskBytes: 2 ** 29,
    cpus: 1.5,
  },
  network: 'none',
  runtime: undefined,
};

describe('a container for a program', () => {
  test('is all that it is allowed to, and nothing else', () => {
    const inodes = 'nr_inodes=65536';
    const bind = { Type: 'bind' };
    const Propagation = 'rprivate';
    expect(buildContainer(REQUEST)).toEqual({
      Image: 'sha256:abc',
      Entrypoint: ['python3', '-c', 'supervise'],
      Cmd: [],
      Labels: { 'pyexec.run': 'm' },
      User: '1001:1002',
      WorkingDir: '/',
      Hostname: 'sandbox',
      Tty: false,
      OpenStdin: true,
      StdinOnce: true,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      NetworkDisabled: true,
      Healthcheck: { Test: ['NONE'] },
      HostConfig: {
        NetworkMode: 'none',
        ReadonlyRootfs: true,
        Privileged: false,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges'],
        IpcMode: 'private',
        PidsLimit: 129,
        Memory: 1_073_741_824,
        MemorySwap: 1_073_741_824,
        NanoCpus: 1_500_000_000,
        Ulimits: [
          { Name: 'core', Soft: 0, Hard: 0 },
          { Name: 'nofile', Soft: 4096, Hard: 4096 },
        ],
        Tmpfs: {
          '/data': `rw,nosuid,nodev,size=67108864,${inodes},mode=0755,uid=1001,gid=1002`,
          '/tmp': `rw,nosuid,nodev,size=67108864,${inodes},mode=1777,exec`,
          '/dev/shm': `rw,nosuid,nodev,size=67108864,${inodes},mode=1777`,
          '/home/sandbox': `rw,nosuid,nodev,size=67108864,${inodes},mode=0700,uid=1001,gid=1002,exec`,
          '/w/.git': 'ro,nosuid,nodev,noexec,size=4096,mode=0555',
        },
        Mounts: [
          { ...bind, Source: '/w', Target: '/w', ReadOnly: false, BindOptions: { Propagation } },
          {
            ...{ ...bind, Source: '/copy', Target: '/repo/a.py', ReadOnly: true },
            // What is mounted in it would stay writable.
            BindOptions: { Propagation, NonRecursive: true },
          },
        ],
        LogConfig: { Type: 'none', Config: {} },
        RestartPolicy: { Name: 'no' },
        AutoRemove: false,
      },
    });
  });

  test.each([
    ['with root', false, undefined],
    ['without', true, 'keep-id'],
  ])('in Podman is the same by other words, %s', (_what, isRootless, UsernsMode) => {
    const podman = buildContainer({ ...REQUEST, engine: { name: 'Podman', isRootless } });
    const { HostConfig, ...others } = buildContainer(REQUEST);
    const { Ulimits, ...kept } = HostConfig ?? {};
    expect(Ulimits).toHaveLength(2);
    const Tmpfs = {
      // What it would make writable.
      '/run': 'ro,nosuid,nodev,noexec,size=4096,mode=0555,notmpcopyup',
      '/var/tmp': 'ro,nosuid,nodev,noexec,size=4096,mode=0555,notmpcopyup',
      '/data': 'rw,nosuid,nodev,size=67108864,notmpcopyup,mode=0755,U',
      '/tmp': 'rw,nosuid,nodev,size=67108864,notmpcopyup,mode=1777,exec',
      '/dev/shm': 'rw,nosuid,nodev,size=67108864,notmpcopyup,mode=1777',
      '/home/sandbox': 'rw,nosuid,nodev,size=67108864,notmpcopyup,mode=0700,U,exec',
      '/w/.git': 'ro,nosuid,nodev,noexec,size=4096,mode=0555,notmpcopyup',
    };
    expect(podman).toEqual({ ...others, HostConfig: { ...kept, Tmpfs, ...(isRootless ? { UsernsMode } : {}) } });
  });

  test('has the engine’s network when it is given', () => {
    const { NetworkDisabled, HostConfig } = buildContainer({ ...REQUEST, network: 'full' });
    expect([NetworkDisabled, HostConfig?.NetworkMode]).toEqual([false, 'bridge']);
  });

  test('has no limit on memory or processors that was not asked for', () => {
    const limits = { ...REQUEST.limits, memoryBytes: 'none', cpus: undefined } as const;
    const { HostConfig } = buildContainer({ ...REQUEST, limits });
    expect(Object.keys(HostConfig ?? {}).filter((name) => /Memory|Cpus/.test(name))).toEqual([]);
  });

  test('holds no more in memory than it may write', () => {
    const limits = { ...REQUEST.limits, maxDiskBytes: 1000 };
    expect(buildContainer({ ...REQUEST, limits }).HostConfig?.Tmpfs?.['/tmp']).toContain('size=1000,');
  });

  test('has the runtime that is asked for', () => {
    expect(buildContainer({ ...REQUEST, runtime: 'runsc' }).HostConfig?.Runtime).toBe('runsc');
  });
});
