/** The architectures that there is a filter for, as Node names them. */
export type FilterArchitecture = 'x64' | 'arm64';

type Numbers = readonly [x64: number | undefined, arm64: number | undefined];

/**
 * The number of every system call that the filter names, on x86_64 (arch/x86/entry/syscalls/syscall_64.tbl of the kernel,
 * installed as asm/unistd_64.h) and on aarch64, which has the generic table (scripts/syscall.tbl, before Linux 6.11
 * include/uapi/asm-generic/unistd.h). From 424 on every architecture has the same numbers. Undefined where an architecture
 * never had the call. Numbers are never used again for another call.
 */
const SYSCALLS = {
  // What is looked at more closely.
  clone: [56, 220],
  ioctl: [16, 29],
  personality: [135, 92],
  seccomp: [317, 277],
  socket: [41, 198],
  socketpair: [53, 199],
  prlimit64: [302, 261],
  sched_setaffinity: [203, 122],
  sched_setattr: [314, 274],
  sched_setparam: [142, 118],
  sched_setscheduler: [144, 119],
  setpriority: [141, 140],

  // Other processes.
  kcmp: [312, 272],
  migrate_pages: [256, 238],
  move_pages: [279, 239],
  pidfd_getfd: [438, 438],
  process_madvise: [440, 440],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  ptrace: [101, 117],

  // Namespaces.
  clone3: [435, 435],
  setdomainname: [171, 162],
  sethostname: [170, 161],
  setns: [308, 268],
  unshare: [272, 97],

  // Mounts and roots.
  chroot: [161, 51],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fsopen: [430, 430],
  fspick: [433, 433],
  listmount: [458, 458],
  mount: [165, 40],
  mount_setattr: [442, 442],
  move_mount: [429, 429],
  open_tree: [428, 428],
  open_tree_attr: [467, 467],
  pivot_root: [155, 41],
  statmount: [457, 457],
  umount2: [166, 39],

  // Files past their folders.
  fanotify_init: [300, 262],
  lookup_dcookie: [212, 18],
  open_by_handle_at: [304, 265],

  // Large parts of the kernel that ordinary programs do without.
  add_key: [248, 217],
  bpf: [321, 280],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  io_uring_setup: [425, 425],
  keyctl: [250, 219],
  memfd_secret: [447, 447],
  perf_event_open: [298, 241],
  request_key: [249, 218],
  userfaultfd: [323, 282],

  // The machine as a whole.
  acct: [163, 89],
  adjtimex: [159, 171],
  clock_adjtime: [305, 266],
  clock_settime: [227, 112],
  delete_module: [176, 106],
  finit_module: [313, 273],
  init_module: [175, 105],
  kexec_file_load: [320, 294],
  kexec_load: [246, 104],
  nfsservctl: [180, 42],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  reboot: [169, 142],
  settimeofday: [164, 170],
  swapoff: [168, 225],
  swapon: [167, 224],
  syslog: [103, 116],
  vhangup: [153, 58],

  // What only x86_64 has.
  _sysctl: [156, undefined],
  ioperm: [173, undefined],
  iopl: [172, undefined],
  modify_ldt: [154, undefined],
  sysfs: [139, undefined],
  uselib: [134, undefined],
  ustat: [136, undefined],
} as const satisfies Record<string, Numbers>;

/** A system call that the filter knows by name. */
export type SyscallName = keyof typeof SYSCALLS;

/** Every one of them, in no particular order. */
export const SYSCALL_NAMES = Object.keys(SYSCALLS) as readonly SyscallName[];

/** The number of a system call; undefined where the architecture does not have it. */
export function syscallNumber(architecture: FilterArchitecture, name: SyscallName): number | undefined {
  const [x64, arm64]: Numbers = SYSCALLS[name];
  switch (architecture) {
    case 'x64':
      return x64;
    case 'arm64':
      return arm64;
  }
}
