import type { Test } from './bpf.js';
import type { SyscallName } from './syscalls.js';

/** What the filter answers. The names of errors are what the call fails with. */
export type Verdict = 'allow' | 'kill' | 'EPERM' | 'ENOSYS' | 'EAFNOSUPPORT';

/**
 * Refused as if the kernel had none of them, since that is the answer after which callers take another way. The flags of
 * clone3 lie in memory, where a filter cannot look: glibc then calls clone, and only for this error
 * (https://github.com/moby/moby/issues/42680). With io_uring a program would open and connect past every filter; after
 * EPERM event loops fail that fall back after ENOSYS (https://github.com/ocaml-multicore/eio/issues/695). Kernels before
 * 6.5 have memfd_secret turned off, and answer the same.
 */
const ABSENT: readonly SyscallName[] = [
  'clone3',
  'io_uring_enter',
  'io_uring_register',
  'io_uring_setup',
  'memfd_secret',
];

/** One argument of a call. */
export interface ArgumentTest {
  readonly argument: number;
  readonly test: Test;
  readonly values: readonly number[];
  /** When it passes the test with any of the values; another one to be passed then. */
  readonly matching: Verdict | ArgumentTest;
  readonly otherwise: Verdict;
}

/** A call that an argument decides about. */
export interface ArgumentRule extends ArgumentTest {
  readonly calls: readonly SyscallName[];
}

/**
 * The first process of a program's namespace watches it, and in a container has the same user: who lowers its limits or
 * takes the processor from it could not be ended in time.
 */
const NOT_THE_FIRST = { test: 'equal', values: [1], matching: 'EPERM', otherwise: 'allow' } as const;

/**
 * Arguments have 64 bits, of which only the low word is read: all of these are `int` or `unsigned int` to the kernel, and
 * of clone it takes `lower_32_bits(clone_flags)`. A filter that also compares the high word is evaded by setting a bit that
 * the kernel does not see (CVE-2019-10063).
 */
export const ARGUMENT_RULES: readonly ArgumentRule[] = [
  {
    // AF_UNIX, AF_INET and AF_INET6.
    calls: ['socket', 'socketpair'],
    argument: 0,
    test: 'equal',
    values: [1, 2, 10],
    matching: 'allow',
    otherwise: 'EAFNOSUPPORT',
  },
  {
    // Every CLONE_NEW* but CLONE_NEWTIME, whose bit belongs to the exit signal here: only unshare and clone3 know it.
    calls: ['clone'],
    argument: 0,
    test: 'anyBit',
    values: [0x7e02_0000],
    matching: 'EPERM',
    otherwise: 'allow',
  },
  {
    // TIOCSTI and TIOCLINUX type into the terminal (CVE-2017-5226, CVE-2023-28100), TIOCSETD loads line disciplines.
    calls: ['ioctl'],
    argument: 1,
    test: 'equal',
    values: [0x5412, 0x541c, 0x5423],
    matching: 'EPERM',
    otherwise: 'allow',
  },
  {
    // To ask for the present one is harmless. To set it turns off address randomisation, or makes what is read executable.
    calls: ['personality'],
    argument: 0,
    test: 'equal',
    values: [0xffff_ffff],
    matching: 'allow',
    otherwise: 'EPERM',
  },
  {
    calls: ['prlimit64', 'sched_setaffinity', 'sched_setattr', 'sched_setparam', 'sched_setscheduler'],
    argument: 0,
    ...NOT_THE_FIRST,
  },
  {
    // PRIO_PROCESS, and of one process: that of a group or of a user would be the first one's too.
    calls: ['setpriority'],
    argument: 0,
    test: 'equal',
    values: [0],
    matching: { argument: 1, ...NOT_THE_FIRST },
    otherwise: 'EPERM',
  },
  {
    // SECCOMP_FILTER_FLAG_NEW_LISTENER: one process answers the calls of others. Other filters only take away.
    calls: ['seccomp'],
    argument: 1,
    test: 'anyBit',
    values: [0x8],
    matching: 'EPERM',
    otherwise: 'allow',
  },
];

/** Whatever the table of system calls names is refused as if the caller had no right, unless something else is said here. */
export function policyFor(name: SyscallName): Verdict | ArgumentRule {
  const rule = ARGUMENT_RULES.find(({ calls }) => calls.includes(name));
  return rule ?? (ABSENT.includes(name) ? 'ENOSYS' : 'EPERM');
}
