import { describeAttacks } from './attack.js';

describeAttacks('the kernel: no program', [
  {
    rule: 'makes namespaces, by any call or flag',
    program: `
def in_child(act):
    pid = os.fork()
    if pid == 0:
        try: act()
        except OSError: os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0
unshare, clone = (272, 56) if x86_64 else (97, 220)
for name, flag in (("time", 0x80), ("mount", 0x20000), ("cgroup", 0x2000000), ("uts", 0x4000000), ("ipc", 0x8000000), ("user", 0x10000000), ("pid", 0x20000000), ("net", 0x40000000)):
    attempt("unshare " + name, in_child, lambda: call(unshare, flag))
    def cloned():
        if call(clone, flag | signal.SIGCHLD, 0, 0, 0, 0) == 0: os._exit(0)
    if flag > 0x80: attempt("clone " + name, in_child, cloned)
class Arguments(ctypes.Structure):
    _fields_ = [(n, ctypes.c_uint64) for n in ("flags", "pidfd", "tid", "parent", "signal", "stack", "size", "tls")]
def clone3():
    if call(435, ctypes.byref(Arguments(flags=0x10000000, signal=signal.SIGCHLD)), 64) == 0: os._exit(0)
attempt("clone3", in_child, clone3)
attempt("clone3 is judged", lambda: not refused(435, 0, 0))
attempt("setns", lambda: not refused(308 if x86_64 else 268, -1, 0))`,
    works: ['clone3 is judged', 'setns'],
  },
  {
    rule: 'mounts, or changes its root',
    program: `
calls = {"mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442)}
attempt("open_tree", lambda: call(calls["open_tree"][0], -100, ctypes.c_char_p(b"/"), 0))
for name, numbers in calls.items():
    attempt(name + " is judged", lambda: not refused(numbers[0 if x86_64 else 1], -1, -1, 0, 0, 0))
attempt("chroot", os.chroot, ".")`,
    works: ['open_tree'],
  },
  {
    rule: 'reaches the parts of the kernel that ordinary programs do without',
    program: `
calls = {"io_uring_setup": (425, 425), "userfaultfd": (323, 282), "bpf": (321, 280), "perf_event_open": (298, 241), "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218),
    "open_by_handle_at": (304, 265), "memfd_secret": (447, 447), "quotactl": (179, 60), "acct": (163, 89), "syslog": (103, 116), "swapon": (167, 224), "kexec_load": (246, 104), "init_module": (175, 105),
    "finit_module": (313, 273), "reboot": (169, 142), "settimeofday": (164, 170), "clock_settime": (227, 112), "process_madvise": (440, 440), "process_vm_readv": (310, 270), "kcmp": (312, 272)}
for name, numbers in calls.items(): attempt(name, lambda: not refused(numbers[0 if x86_64 else 1], -1, -1, -1, -1, -1))
attempt("session keyring", call, calls["keyctl"][0 if x86_64 else 1], 0, -3, 1)
attempt("watch", call, 300 if x86_64 else 262, 0x200, 0)`,
    works: ['session keyring', 'watch', 'add_key', 'process_vm_readv'],
  },
  {
    rule: 'has calls that are newer than the filter, or by the numbers of x32',
    program: `
if x86_64:
    for number in (512, 521, 534, 547, 0x40000000 + 39, 0x40000000 + 521, 0x40000000 + 165): attempt("x32 %x" % number, lambda: not refused(number, -1, -1, -1, -1))
for number in range(470, 512): attempt("new %d" % number, lambda: not refused(number, -1, -1, -1, -1, -1))
attempt("minus one", lambda: not refused(-1))`,
    works: [],
    provesNothing: 'most kernels have none of these',
  },
  {
    rule: 'calls by the numbers of another architecture',
    program: `
import mmap
def old():
    pid = os.fork()
    if pid == 0:
        code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        # mov eax, 20; int 0x80; ret: getpid of 32 bits.
        code.write(b"\\xb8\\x14\\0\\0\\0\\xcd\\x80\\xc3")
        number = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
        os._exit(0 if number == os.getpid() else 1)
    return os.waitpid(pid, 0)[1] == 0
if x86_64: attempt("int 0x80", old)`,
    works: [],
    provesNothing: 'the kernel may have it turned off',
  },
  {
    rule: 'evades the filter by the upper half of an argument',
    program: `
import pty, fcntl
master, slave = pty.openpty()
high = 1 << 32
ioctl, personality = (16, 135) if x86_64 else (29, 92)
discipline = ctypes.c_int(0)
for name, bits in (("", 0), (" with a high word", high)):
    attempt("line discipline" + name, call, ioctl, slave, bits | 0x5423, ctypes.byref(discipline))
    attempt("typing" + name, call, ioctl, slave, bits | 0x5412, ctypes.byref(ctypes.c_char(b"x")))
    attempt("no randomisation" + name, call, personality, bits | 0x0040000)`,
    works: [
      'line discipline',
      'line discipline with a high word',
      'no randomisation',
      'no randomisation with a high word',
    ],
  },
  {
    rule: 'answers the system calls of other processes',
    program: `
class Rules(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]
allow = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0x7fff0000))
rules = Rules(1, ctypes.addressof(allow))
libc.prctl(38, 1, 0, 0, 0)
attempt("listener", call, 317 if x86_64 else 277, 1, 8, ctypes.byref(rules))`,
    works: ['listener'],
  },
  {
    rule: 'has a capability, or gains one by its first process or a program',
    program: `
lines = dict(l.split(":\\t", 1) for l in content("/proc/self/status").decode().splitlines() if ":\\t" in l)
for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"): attempt(name, lambda: int(lines[name], 16) != 0)
attempt("new privileges", lambda: lines["NoNewPrivs"] != "1")
attempt("no filter", lambda: lines["Seccomp"] != "2")
attempt("root", lambda: os.getuid() == 0 or os.getgid() == 0 or 0 in os.getgroups())
for name in ("setuid", "setgid", "seteuid"): attempt(name, getattr(os, name), 0)
attempt("groups", os.setgroups, [0])
for bit in range(41): attempt("ambient %d" % bit, lambda: libc.prctl(47, 2, bit, 0, 0) == 0)
attempt("dumpable", lambda: libc.prctl(4, 2, 0, 0, 0) == 0)`,
    works: ['CapBnd', 'no filter'],
  },
  {
    rule: 'opens what controls the kernel',
    program: `
for name in ("kernel/core_pattern", "kernel/modprobe", "kernel/hostname", "kernel/yama/ptrace_scope", "vm/overcommit_memory", "vm/drop_caches", "fs/suid_dumpable", "user/max_user_namespaces",
    "net/ipv4/ip_forward", "net/ipv4/ip_unprivileged_port_start", "kernel/msgmax", "kernel/shmmax", "fs/mqueue/queues_max", "fs/binfmt_misc/register"):
    attempt(name, open, "/proc/sys/" + name, "w")
for name in ("sysrq-trigger", "kcore", "kmsg", "kpageflags", "timer_list", "slabinfo", "vmallocinfo", "pagetypeinfo"): attempt(name, open, "/proc/" + name, "r+b")
attempt("better to kill others", lambda: os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), b"-1"))`,
    works: [],
    provesNothing: 'no unprivileged user may do it anyway',
  },
]);
