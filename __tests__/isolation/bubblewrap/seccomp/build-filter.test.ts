import { describe, expect, test } from '@jest/globals';
import { buildSeccompFilter } from '../../../../src/isolation/bubblewrap/seccomp/build-filter.js';
import { SYSCALL_NAMES, syscallNumber } from '../../../../src/isolation/bubblewrap/seccomp/syscalls.js';
import { decode, interpret } from './interpret-bpf.js';

const ALLOW = 0x7fff_0000;
const KILL_PROCESS = 0x8000_0000;
const EPERM = 0x0005_0001;
const ENOSYS = 0x0005_0026;
const EAFNOSUPPORT = 0x0005_0061;

const ARCHITECTURES = { x64: 0xc000_003e, arm64: 0xc000_00b7 } as const;
type Architecture = keyof typeof ARCHITECTURES;
const BOTH = ['x64', 'arm64'] as const;

/**
 * By number and on their own, not through the table that is under test: read off the headers of Linux 6.1 and, above 450,
 * off syscall_64.tbl and syscall.tbl.
 */
const EXPECTED = {
  x64: {
    [EPERM]: [
      ...[101, 103, 134, 136, 139, 153, 154, 155, 156, 159, 161, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173],
      ...[175, 176, 179, 180, 212, 227, 246, 248, 249, 250, 256, 272, 279, 298, 300, 304, 305, 308, 310, 311, 312, 313],
      ...[320, 321, 323, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 457, 458, 467],
    ],
    [ENOSYS]: [425, 426, 427, 435, 447],
  },
  arm64: {
    [EPERM]: [
      ...[18, 39, 40, 41, 42, 51, 58, 60, 89, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170, 171, 217, 218, 219],
      ...[224, 225, 238, 239, 241, 262, 265, 266, 268, 270, 271, 272, 273, 280, 282, 294],
      ...[428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 457, 458, 467],
    ],
    [ENOSYS]: [425, 426, 427, 435, 447],
  },
} as const;

/** Those that arguments decide about. */
const RULED = {
  x64: {
    ...{ socket: 41, socketpair: 53, clone: 56, ioctl: 16, personality: 135, seccomp: 317, setpriority: 141 },
    ...{ sched_setparam: 142, sched_setscheduler: 144, sched_setaffinity: 203, prlimit64: 302, sched_setattr: 314 },
  },
  arm64: {
    ...{ socket: 198, socketpair: 199, clone: 220, ioctl: 29, personality: 92, seccomp: 277, setpriority: 140 },
    ...{ sched_setparam: 118, sched_setscheduler: 119, sched_setaffinity: 122, prlimit64: 261, sched_setattr: 274 },
  },
} as const;

const CLONE_THREAD = 0x003d_0f00n;
const SIGCHLD = 17n;

/** What arguments decide, on either architecture. */
const DECISIONS: readonly (readonly [what: string, name: keyof typeof RULED.x64, args: readonly bigint[], number])[] = [
  ['AF_UNSPEC', 'socket', [0n], EAFNOSUPPORT],
  ['AF_UNIX', 'socket', [1n], ALLOW],
  ['AF_INET', 'socket', [2n], ALLOW],
  ['AF_AX25', 'socket', [3n], EAFNOSUPPORT],
  ['AF_NETROM', 'socket', [6n], EAFNOSUPPORT],
  ['AF_X25', 'socket', [9n], EAFNOSUPPORT],
  ['AF_INET6', 'socket', [10n], ALLOW],
  ['AF_ROSE', 'socket', [11n], EAFNOSUPPORT],
  ['AF_NETLINK', 'socket', [16n], EAFNOSUPPORT],
  ['AF_PACKET', 'socket', [17n], EAFNOSUPPORT],
  ['AF_ALG', 'socket', [38n], EAFNOSUPPORT],
  ['AF_VSOCK', 'socket', [40n], EAFNOSUPPORT],
  ['-1', 'socket', [-1n], EAFNOSUPPORT],
  ['AF_UNIX under a high word, which the kernel ignores', 'socket', [0x1_0000_0001n], ALLOW],
  ['AF_NETLINK under a high word', 'socket', [0x1_0000_0010n], EAFNOSUPPORT],
  ['AF_NETLINK, with AF_UNIX as another argument', 'socket', [16n, 1n, 1n], EAFNOSUPPORT],
  ['AF_UNIX', 'socketpair', [1n], ALLOW],
  ['AF_TIPC', 'socketpair', [30n], EAFNOSUPPORT],
  ['no flag, as fork', 'clone', [SIGCHLD], ALLOW],
  ['CLONE_VM | CLONE_VFORK, as posix_spawn', 'clone', [0x4100n | SIGCHLD], ALLOW],
  ['the flags of a thread', 'clone', [CLONE_THREAD], ALLOW],
  ['signal 0x80, which is not CLONE_NEWTIME', 'clone', [0x80n], ALLOW],
  ['every flag that is no namespace', 'clone', [0x81fd_ffffn], ALLOW],
  ['CLONE_NEWNS', 'clone', [0x0002_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWCGROUP', 'clone', [0x0200_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWUTS', 'clone', [0x0400_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWIPC', 'clone', [0x0800_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWUSER', 'clone', [0x1000_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWPID', 'clone', [0x2000_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWNET', 'clone', [0x4000_0000n | SIGCHLD], EPERM],
  ['CLONE_NEWUSER under a high word', 'clone', [0xffff_ffff_1000_0000n], EPERM],
  ['TCGETS', 'ioctl', [0n, 0x5401n], ALLOW],
  ['TIOCSTI', 'ioctl', [0n, 0x5412n], EPERM],
  ['TIOCGWINSZ', 'ioctl', [0n, 0x5413n], ALLOW],
  ['TIOCLINUX', 'ioctl', [0n, 0x541cn], EPERM],
  ['FIONREAD', 'ioctl', [0n, 0x541bn], ALLOW],
  ['TIOCSETD', 'ioctl', [0n, 0x5423n], EPERM],
  ['TIOCGETD', 'ioctl', [0n, 0x5424n], ALLOW],
  ['TIOCSTI under a high word', 'ioctl', [0n, 0x1_0000_5412n], EPERM],
  ['TIOCLINUX under a high word', 'ioctl', [0n, -0x1_0000_0000n | 0x541cn], EPERM],
  ['TIOCSETD under a high word', 'ioctl', [0n, 0x8000_0000_0000_5423n], EPERM],
  ['TIOCSTI as another argument', 'ioctl', [0x5412n, 0n, 0x5412n], ALLOW],
  ['itself', 'setpriority', [0n, 0n], ALLOW],
  ['another process', 'setpriority', [0n, 2n], ALLOW],
  ['the first process', 'setpriority', [0n, 1n], EPERM],
  ['a group', 'setpriority', [1n, 0n], EPERM],
  ['all of its user', 'setpriority', [2n, 0n], EPERM],
  ['itself', 'sched_setscheduler', [0n], ALLOW],
  ['the first process', 'sched_setscheduler', [1n], EPERM],
  ['the first process, with bits that the kernel does not see', 'sched_setattr', [0x1_0000_0001n], EPERM],
  ['the first process', 'sched_setparam', [1n], EPERM],
  ['the first process', 'sched_setaffinity', [1n], EPERM],
  ['another process', 'sched_setaffinity', [11n], ALLOW],
  ['itself', 'prlimit64', [0n], ALLOW],
  ['the first process', 'prlimit64', [1n], EPERM],
  ['the question', 'personality', [0xffff_ffffn], ALLOW],
  ['the question, as a long', 'personality', [-1n], ALLOW],
  ['PER_LINUX', 'personality', [0n], EPERM],
  ['ADDR_NO_RANDOMIZE', 'personality', [0x0004_0000n], EPERM],
  ['READ_IMPLIES_EXEC', 'personality', [0x0040_0000n], EPERM],
  ['a filter', 'seccomp', [1n, 0n], ALLOW],
  ['a filter for all threads', 'seccomp', [1n, 1n], ALLOW],
  ['a listener', 'seccomp', [1n, 8n], EPERM],
  ['a listener among other flags', 'seccomp', [1n, 0x3fn], EPERM],
  ['a listener under a high word', 'seccomp', [1n, 0xffff_ffff_0000_0008n], EPERM],
];

const PROGRAMS = { x64: decode(buildSeccompFilter('x64')), arm64: decode(buildSeccompFilter('arm64')) };

function ask(of: Architecture, number: number, args: readonly bigint[] = []): ReturnType<typeof interpret> {
  return interpret(PROGRAMS[of], { number, architecture: ARCHITECTURES[of], args });
}

function expected(of: Architecture, number: number): number {
  for (const verdict of [EPERM, ENOSYS] as const) {
    const numbers: readonly number[] = EXPECTED[of][verdict];
    if (numbers.includes(number)) return verdict;
  }
  // What came after Linux 6.17.
  return number > 469 ? ENOSYS : ALLOW;
}

const upTo = (end: number): number[] => Array.from({ length: end + 1 }, (_, index) => index);
const isRuled = (of: Architecture, number: number): boolean => Object.values<number>(RULED[of]).includes(number);

describe.each(BOTH)('the filter for %s', (of) => {
  test('refuses what is listed and allows every other number, without a look at the arguments', () => {
    for (const number of [...upTo(600), 0x1000, 0xffff, 0x3fff_ffff]) {
      if (isRuled(of, number)) continue;
      const zeros = ask(of, number);
      const ones = ask(of, number, Array<bigint>(6).fill(-1n));
      const seen = { number, verdict: zeros.verdict, other: ones.verdict, hasReadArguments: zeros.hasReadArguments };
      const verdict = expected(of, number);
      expect(seen).toEqual({ number, verdict, other: verdict, hasReadArguments: false });
    }
  });

  test('answers to what is newer than itself like a kernel that lacks it', () => {
    for (const number of [470, 511, 512, 521, 547, 0x1000, 0x3fff_ffff, 0x4000_0000, 0x7fff_ffff, -0x8000_0000, -1])
      expect(ask(of, number).verdict).toBe(ENOSYS);
    expect(ask(of, 469).verdict).toBe(ALLOW);
  });

  test('kills whoever calls by the numbers of another architecture', () => {
    // i386, arm, riscv64, s390x, the other one of ours, and what is none.
    const others = Object.values<number>(ARCHITECTURES).filter((one) => one !== ARCHITECTURES[of]);
    for (const architecture of [0x4000_0003, 0x4000_0028, 0xc000_00f3, 0x8000_0016, 0, 0xffff_ffff, ...others]) {
      for (const number of [...upTo(600), 0x4000_0000, -1]) {
        const { verdict } = interpret(PROGRAMS[of], { number, architecture });
        expect({ architecture, number, verdict }).toEqual({ architecture, number, verdict: KILL_PROCESS });
      }
    }
  });

  test('needs few instructions for whatever it allows by number', () => {
    const allowed = upTo(469).filter((number) => !isRuled(of, number) && expected(of, number) === ALLOW);
    const counts = allowed.map((number) => ask(of, number).instructions);
    expect(Math.max(...counts)).toBeLessThanOrEqual(11);
    expect(PROGRAMS[of].length).toBeLessThan(160);
  });

  test('knows nothing of a call but the numbers that are expected', () => {
    const numbers = SYSCALL_NAMES.map((name) => syscallNumber(of, name)).filter((number) => number !== undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
    const listed = [...EXPECTED[of][EPERM], ...EXPECTED[of][ENOSYS], ...Object.values(RULED[of])];
    expect(numbers.sort((a, b) => a - b)).toEqual(listed.filter((one) => one < 512).sort((a, b) => a - b));
  });

  test.each(DECISIONS.map(([what, name, args, verdict]) => ({ what, name, args, verdict })))(
    'decides about $what of $name',
    ({ name, args, verdict }) => {
      expect(ask(of, RULED[of][name], args).verdict).toBe(verdict);
    },
  );
});
