import { assemble, type Statement } from './bpf.js';
import { ARGUMENT_RULES, policyFor, type ArgumentRule, type ArgumentTest, type Verdict } from './policy.js';
import { SYSCALL_NAMES, syscallNumber, type FilterArchitecture } from './syscalls.js';

/**
 * include/uapi/linux/seccomp.h: SECCOMP_RET_ALLOW, SECCOMP_RET_KILL_PROCESS and SECCOMP_RET_ERRNO with the number of the
 * error, which is the same on both architectures. Where a program installs filters of its own, the most severe verdict wins.
 */
const RETURN_VALUES: Record<Verdict, number> = {
  allow: 0x7fff_0000,
  kill: 0x8000_0000,
  EPERM: 0x0005_0000 | 1,
  ENOSYS: 0x0005_0000 | 38,
  EAFNOSUPPORT: 0x0005_0000 | 97,
};

/** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64 of include/uapi/linux/audit.h. */
const AUDIT_ARCHITECTURES: Record<FilterArchitecture, number> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };

/** Byte offsets in `struct seccomp_data` (include/uapi/linux/seccomp.h). */
const NUMBER_OFFSET = 0;
const ARCHITECTURE_OFFSET = 4;
const FIRST_ARGUMENT_OFFSET = 16;
const ARGUMENT_BYTES = 8;

/**
 * Linux 6.17 goes up to 469 on both architectures. What comes later is not judged yet, and programs know that kernels may
 * lack it. That also covers x32, a second set of numbers of x86_64 with the bit 0x40000000, which most kernels have turned
 * off; -1, which has that bit; and 512 to 547, by which x32's ptrace and ioctl could be called without the bit before Linux
 * 5.4 (https://git.kernel.org/linus/6365b842aae4).
 */
const FIRST_UNKNOWN = 470;

/** From a number up to the next range: the label to go on at. */
interface Range {
  readonly from: number;
  readonly label: string;
}

const labelOf = (policy: Verdict | ArgumentRule): string =>
  typeof policy === 'string' ? policy : policy.calls.join(' and ');

/** All numbers from 0 on, in order; no two neighbours have the same label. */
function buildRanges(architecture: FilterArchitecture): Range[] {
  const labels = new Map([
    [0, 'allow'],
    [FIRST_UNKNOWN, 'ENOSYS'],
  ]);
  const known = SYSCALL_NAMES.flatMap((name) => {
    const number = syscallNumber(architecture, name);
    return number === undefined ? [] : [{ from: number, label: labelOf(policyFor(name)) }];
  });
  for (const { from } of known) labels.set(from + 1, 'allow');
  // After the ends, since a call may follow another at once.
  for (const { from, label } of known) labels.set(from, label);
  return [...labels]
    .map(([from, label]) => ({ from, label }))
    .sort((a, b) => a.from - b.from)
    .filter(({ label }, index, all) => label !== all[index - 1]?.label);
}

/**
 * A binary search for the range of the loaded number. One range needs no instruction: whoever jumps there jumps to its
 * label. Returns where to enter.
 */
function buildSearch(ranges: readonly Range[]): { readonly entry: string; readonly statements: readonly Statement[] } {
  const middle = Math.ceil(ranges.length / 2);
  const [first, pivot] = [ranges[0], ranges[middle]];
  if (first === undefined) throw new Error('there is nothing to search');
  if (pivot === undefined) return { entry: first.label, statements: [] };
  const lower = buildSearch(ranges.slice(0, middle));
  const upper = buildSearch(ranges.slice(middle));
  const entry = `search ${pivot.from}`;
  return {
    entry,
    statements: [
      { kind: 'label', name: entry },
      { kind: 'branch', test: 'atLeast', value: pivot.from, then: upper.entry, otherwise: lower.entry },
      ...lower.statements,
      ...upper.statements,
    ],
  };
}

function buildTest({ argument, test, values, matching, otherwise }: ArgumentTest, name: string): Statement[] {
  const next = `${name}, and then`;
  const then = typeof matching === 'string' ? matching : next;
  // Both architectures are little-endian: the low word comes first.
  const load: Statement = { kind: 'load', offset: FIRST_ARGUMENT_OFFSET + argument * ARGUMENT_BYTES };
  const tests = values.map((value, index): Statement => {
    const branch = { kind: 'branch', test, value, then } as const;
    return index === values.length - 1 ? { ...branch, otherwise } : branch;
  });
  return [{ kind: 'label', name }, load, ...tests, ...(typeof matching === 'string' ? [] : buildTest(matching, next))];
}

/**
 * The seccomp program of the sandbox, an array of `struct sock_filter`. It allows every system call but those that are of
 * use only against the sandbox, the machine or other processes, and kills a process that calls the kernel by the numbers
 * of another architecture. What it allows without a look at arguments it allows by number and architecture alone, so that
 * kernels since 5.11 remember it and do not run the program for it (seccomp_is_const_allow in kernel/seccomp.c).
 */
export function buildSeccompFilter(architecture: FilterArchitecture): Buffer {
  const search = buildSearch(buildRanges(architecture));
  const verdicts = Object.entries(RETURN_VALUES).flatMap(([name, value]): Statement[] => [
    { kind: 'label', name },
    { kind: 'return', value },
  ]);
  return assemble([
    { kind: 'load', offset: ARCHITECTURE_OFFSET },
    { kind: 'branch', test: 'equal', value: AUDIT_ARCHITECTURES[architecture], then: 'native', otherwise: 'kill' },
    { kind: 'label', name: 'native' },
    { kind: 'load', offset: NUMBER_OFFSET },
    ...search.statements,
    ...ARGUMENT_RULES.flatMap((rule) => buildTest(rule, labelOf(rule))),
    ...verdicts,
  ]);
}
