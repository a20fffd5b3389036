import { describeAttacks } from './attack.js';

describeAttacks('other processes: no program', [
  {
    rule: 'sees any but its own and the one that watches it',
    program: `
others = [p for p in os.listdir("/proc") if p.isdigit() and int(p) not in (1, os.getpid())]
attempt("others", lambda: len(others) > 0)
attempt("bystander", os.stat, "/proc/%d" % world["bystander"])
attempt("pidfd", lambda: os.pidfd_open(world["bystander"]))
attempt("node", lambda: any(b"node" in content("/proc/%s/cmdline" % p) for p in others))`,
    works: ['others', 'bystander'],
  },
  {
    rule: 'reads what another process keeps to itself',
    program: `
for pid in {1, os.getppid(), world["bystander"]}:
    for name in ("environ", "mem", "maps", "auxv", "stack", "io", "personality", "syscall"):
        attempt("%s of %d" % (name, pid), content if name != "mem" else open, "/proc/%d/%s" % (pid, name), *(["rb"] if name == "mem" else []))
    for name in ("fd", "map_files", "root", "cwd", "task/%d/fd" % pid): attempt("%s of %d" % (name, pid), os.listdir, "/proc/%d/%s/" % (pid, name))
reached[:] = ["environ"] if any(r.startswith("environ") for r in reached) else reached`,
    works: ['environ'],
  },
  {
    rule: 'signals a process outside, all of them at once, or a group or session that is not its own',
    program: `
attempt("bystander", os.kill, world["bystander"], 0)
attempt("everybody", os.kill, -1, 0)
attempt("queue", call, 129 if x86_64 else 138, world["bystander"], 0, struct.pack("iii", 0, 0, -1) + b"\\0" * 116)`,
    works: ['bystander', 'everybody'],
  },
  {
    rule: 'slows down other processes of the same user',
    program: `
attempt("processor", os.sched_setaffinity, world["bystander"], os.sched_getaffinity(0))
attempt("scheduler", os.sched_setscheduler, world["bystander"], os.SCHED_OTHER, os.sched_param(0))
import resource
attempt("limits", resource.prlimit, world["bystander"], resource.RLIMIT_CORE)
# Nobody outside may have this priority afterwards, which the state of the bystander shows.
attempt("everybody", os.setpriority, os.PRIO_USER, 0, 3)
attempt("its group", os.setpriority, os.PRIO_PGRP, 0, 4)
# The first process of the namespace, which watches.
attempt("first", os.setpriority, os.PRIO_PROCESS, 1, 5)
attempt("first's limits", resource.prlimit, 1, resource.RLIMIT_CORE)`,
    works: ['processor', 'scheduler', 'limits', 'everybody'],
  },
  {
    rule: 'traces a process, reads its memory by a call, or takes its descriptors, even of its own child',
    program: `
child = os.fork()
if child == 0: time.sleep(30); os._exit(0)
attempt("seize", lambda: libc.ptrace(0x4206, child, None, None) == 0)
buffer = ctypes.create_string_buffer(8)
address = ctypes.addressof(buffer)
vector = (ctypes.c_size_t * 2)(address, 8)
attempt("memory", call, 310 if x86_64 else 270, child, ctypes.byref(vector), 1, ctypes.byref(vector), 1, 0)
attempt("descriptor", lambda: call(438, os.pidfd_open(child), 1, 0))
attempt("compare", call, 312 if x86_64 else 272, child, os.getpid(), 0, 1, 1)
libc.ptrace(17, child, None, None)
os.kill(child, 9)`,
    works: ['memory'],
  },
  {
    rule: 'becomes another user by programs that run as their owner',
    program: `
import shutil, stat
def rises(file):
    process = subprocess.Popen([file], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            time.sleep(.005)
            lines = content("/proc/%d/status" % process.pid).decode().split("\\n")
            uids = [l.split()[1:] for l in lines if l.startswith("Uid:")][0]
            if uids[1] == "0" and str(os.getuid()) != "0": return True
            if process.poll() is not None: return False
    finally: process.kill(); process.wait()
    return False
for name in ("passwd", "su", "sudo", "newgrp"):
    file = shutil.which(name)
    if file is not None and os.stat(file).st_mode & stat.S_ISUID: attempt(name, rises, file)
def copy():
    shutil.copy("/bin/sh", "risen"); os.chmod("risen", 0o4755)
    return os.statvfs(".").f_flag & os.ST_NOSUID == 0
attempt("a copy of its own", copy)
if os.path.exists("risen"): os.unlink("risen")`,
    works: ['passwd', 'a copy of its own'],
    control: 'plain Python',
  },
]);
