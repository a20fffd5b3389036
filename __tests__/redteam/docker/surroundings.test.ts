import { describeAttacks } from './attack.js';

describeAttacks('in a container no program', [
  {
    rule: 'looks into the first process, or changes it',
    program: `
for name in ("environ", "maps", "mem", "stack", "auxv"): attempt(name, content if name != "mem" else lambda f: open(f, "rb"), "/proc/1/" + name)
attempt("descriptors", os.listdir, "/proc/1/fd")
attempt("root", os.listdir, "/proc/1/root")
for name in ("oom_score_adj", "comm", "clear_refs", "mem"): attempt("write " + name, os.open, "/proc/1/" + name, os.O_WRONLY)
attempt("trace", call, 101 if x86_64 else 117, 16, 1, 0, 0)
attempt("copy memory", call, 310 if x86_64 else 270, 1, 0, 0, 0, 0, 0)
attempt("move pages", call, 279 if x86_64 else 239, 1, 0, 0, 0, 0, 0)`,
    works: ['environ', 'maps', 'descriptors', 'write oom_score_adj', 'copy memory'],
  },
  {
    rule: 'makes a file anywhere but in its folder, at home, and in the folders in memory',
    program: `
def make(folder):
    file = os.path.join(folder, "made-by-attack")
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY)); os.unlink(file)
own = [os.getcwd(), os.environ.get("HOME", "/root"), "/tmp", "/dev/shm", "/dev/mqueue", world["folder"]]
for folder, below, _ in os.walk("/"):
    inside = any(folder == one or folder.startswith(one + "/") for one in own if one != "/")
    if inside or folder in ("/proc", "/sys"): below.clear()
    else: attempt(folder, make, folder)
reached[:] = sorted(reached, key=lambda one: one.count("/"))[:100]`,
    works: ['/etc', '/dev', '/home'],
  },
  {
    rule: 'opens what sets up or shows the kernel',
    program: `
for file in ("/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger", "/proc/irq/default_smp_affinity", "/sys/kernel/uevent_helper", "/sys/kernel/mm/ksm/run"):
    attempt(file, os.open, file, os.O_WRONLY)
for file in ("/proc/kcore", "/dev/mem", "/dev/kmsg", "/dev/fuse", "/dev/net/tun"): attempt(file, os.open, file, os.O_RDONLY)
for group in os.listdir("/sys/fs/cgroup"):
    attempt("limit", os.open, "/sys/fs/cgroup/%s/%s" % (group, "cgroup.procs"), os.O_WRONLY)
    attempt("group", os.mkdir, "/sys/fs/cgroup/%s/made-by-attack" % group)
attempt("device", os.mknod, os.path.join(os.getcwd(), "made-by-attack"), 0o60600, os.makedev(254, 0))
attempt("node", os.mknod, "/tmp/made-by-attack", 0o20600, os.makedev(1, 3))
attempt("priority", os.setpriority, os.PRIO_PROCESS, 0, -5)
attempt("last victim", lambda: os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), b"-900"))`,
    works: ['node'],
  },
  {
    rule: 'gets rights, namespaces or mounts',
    program: `
def clone(flags):
    if call(56 if x86_64 else 220, flags | 17, 0, 0, 0, 0) == 0: os._exit(0)
attempt("rights", lambda: any(int(l.split()[1], 16) for l in open("/proc/self/status") if l.startswith("Cap")))
attempt("mount", call, 165 if x86_64 else 40, b"tmpfs", b"/tmp", b"tmpfs", 0, 0)
attempt("user", os.setuid, 0)
attempt("groups", os.setgroups, [0])
attempt("clone", clone, 0x20000000)
for name, number in (("keys", 250 if x86_64 else 219), ("bpf", 321 if x86_64 else 280), ("io_uring", 425), ("userfaultfd", 323 if x86_64 else 282), ("handles", 304 if x86_64 else 265)):
    attempt(name, lambda: not refused(number, 0, 0, 0, 0, 0))
attempt("namespace", call, 272 if x86_64 else 97, 0x20000)
attempt("users", call, 272 if x86_64 else 97, 0x10000000)
attempt("root", os.chroot, "/tmp")`,
    works: ['rights', 'mount', 'user', 'groups', 'clone', 'keys', 'io_uring', 'namespace', 'root'],
  },
  {
    rule: 'reaches a service of the machine, or has sockets of families that are of no use to programs',
    program: `
def connect(family, address):
    with socket.socket(family) as s: s.settimeout(2); s.connect(address)
for host in ("127.0.0.1", "172.17.0.1", "169.254.169.254"): attempt(host, connect, socket.AF_INET, (host, world["port"]))
attempt("abstract", connect, socket.AF_UNIX, "\\0" + world["abstract"])
attempt("path", connect, socket.AF_UNIX, os.path.join(world["folder"], "socket"))
for file in ("/var/run/docker.sock", "/run/containerd/containerd.sock"): attempt(file, connect, socket.AF_UNIX, file)
attempt("interfaces", lambda: [n for _, n in socket.if_nameindex()] != ["lo"])
for family in (16, 17, 38, 40): attempt("family %d" % family, lambda: socket.socket(family, socket.SOCK_RAW).close())`,
    works: ['127.0.0.1', 'abstract', 'path', 'family 16'],
  },
  {
    rule: 'sees processes, programs or folders of others',
    program: `
def command(pid):
    try: return content("/proc/%s/cmdline" % pid)
    except OSError: return b""  # It has ended meanwhile.
attempt("bystander", os.kill, world["bystander"], 0)
attempt("other processes", lambda: any(int(n) > 1 and command(n).startswith((b"dockerd", b"/bin/sleep")) for n in os.listdir("/proc") if n.isdigit()))
attempt("world", os.listdir, world["folder"])
attempt("home", os.listdir, "/root")
attempt("shared memory", lambda: len(os.listdir("/dev/shm")) > 0)
base = os.path.dirname(os.getcwd())
attempt("beside", lambda: sorted(set(os.listdir(base)) - {"work", os.path.basename(os.getcwd())}) != [])`,
    works: ['bystander', 'other processes', 'world', 'home'],
    allows: ['--pid', 'host'],
  },
]);
