# Starts one program at a time for the tool, and does what only a parent process can: it collects orphans (it is their
# subreaper), forwards the output, and says how the program ended and what it used, after nothing of it lives any more.
# Python 3.6 or newer, standard library only; `json`, `re` and `enum` are avoided, since they double the start-up.
#
# Frames in both directions: a letter, the length as 4 bytes (big endian), the payload. Fields of a payload: key=value,
# separated by NUL. In: R run, T end politely, K kill. Out: H hello, O and E output, X ended, F not started. Small letters
# are about files, see `Copies` in copies.py, which stands in front of this where it is needed.
#
# As PID 1 of a container it starts the one program of that container, under a filter of system calls.
# As PID 1 of bubblewrap's sandbox it gives each program a sandbox of its own within: see `SandboxedRun`.
import errno, fcntl, gc, os, resource, select, sys, time

try:
    import _signal as signal
except ImportError:
    import signal

LINUX = sys.platform == 'linux'
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_CAPBSET_DROP, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 22, 2, 24, 47, 4
CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET = 0x20000, 0x4000000, 0x8000000, 0x20000000, 1 << 30
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
MNT_DETACH = 2
AWAITED, SI_USER = {signal.SIGCHLD, signal.SIGTERM}, 0
KILL_SECONDS, DRAIN_SECONDS, QUOTA_SECONDS = 3.0, 1.0, 0.1
# What is killed in a sandbox runs no more, but the kernel may take long to take its memory back.
SANDBOXED_KILL_SECONDS = 20.0
HOLD_SECONDS, HOLD_BYTES = 0.02, 32768
# With a smaller limit on its own data, this process could not go on.
LEAST_DATA = 1 << 26
IGNORED = []
IN_CONTAINER = 'container' in sys.argv
SANDBOXED, OWNS_USERS = 'sandbox' in sys.argv, 'user-namespace' in sys.argv
try:
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
except (ImportError, OSError):
    libc = None
if libc is not None:
    # struct __user_cap_header_struct and two of __user_cap_data_struct, see capset(2).
    CAPABILITIES_OF_SELF, NO_CAPABILITIES = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
if not LINUX:
    import subprocess


def prctl(option, value):
    return LINUX and libc is not None and libc.prctl(option, value, 0, 0, 0) == 0


class Outbox:
    """Collects what is said for a moment: each write wakes the tool, which competes with the programs for the processors."""
    parts, size, due = [], 0, None

    @classmethod
    def put(cls, kind, payload):
        cls.parts += (kind, len(payload).to_bytes(4, 'big'), payload)
        cls.size += len(payload)
        if cls.size > HOLD_BYTES:
            cls.flush()
        elif cls.due is None:
            cls.due = time.monotonic() + HOLD_SECONDS

    @classmethod
    def milliseconds_left(cls):
        return None if cls.due is None else max(0, (cls.due - time.monotonic()) * 1000)

    @classmethod
    def flush(cls):
        data = memoryview(b''.join(cls.parts))
        cls.parts, cls.size, cls.due = [], 0, None
        while data:
            data = data[os.write(1, data):]


def send(kind, *fields):
    Outbox.put(kind, b'\0'.join(fields))
    Outbox.flush()


def receive_exactly(size):
    data = b''
    while len(data) < size:
        try:
            chunk = os.read(0, size - len(data))
        except ConnectionError:
            chunk = b''
        if not chunk:
            sys.exit(0)
        data += chunk
    return data


def receive():
    head = receive_exactly(5)
    request = {}
    payload = receive_exactly(int.from_bytes(head[1:], 'big'))
    if head[:1] == b'b':
        return b'b', payload
    for field in payload.split(b'\0') if payload else ():
        key, _, value = field.partition(b'=')
        request.setdefault(key.decode(), []).append(value)
    return head[:1], request


def parents():
    """The parent of each process that has not ended."""
    found = {}
    if LINUX:
        for name in os.listdir('/proc'):
            if name.isdigit():
                try:
                    with open('/proc/' + name + '/stat', 'rb') as f:
                        state, parent = f.read().rpartition(b')')[2].split()[:2]
                    if state not in b'ZX':
                        found[int(name)] = int(parent)
                except (OSError, IndexError, ValueError):
                    pass
    else:
        for line in subprocess.run(['/bin/ps', '-axo', 'pid=,ppid='], stdout=subprocess.PIPE).stdout.splitlines():
            pid, parent = line.split()
            found[int(pid)] = int(parent)
    return found


def descendants():
    tree, below = parents(), {os.getpid()}
    grew = True
    while grew:
        more = {pid for pid, parent in tree.items() if parent in below and pid not in below}
        below |= more
        grew = bool(more)
    return below - {os.getpid()}


def signal_all(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except OSError:
            pass


def leave_keyring():
    """Gives the program a session keyring of its own in place of the caller's, see keyctl(2)."""
    try:
        system_call('keyctl', 1, None)
    except (OSError, ValueError):
        # No such call in this kernel, or on this architecture.
        pass


def oom_kills():
    """How often the kernel ended something in this container for want of memory; nothing where it does not say."""
    for name in ('memory.events', 'memory/memory.oom_control') if IN_CONTAINER else ():
        try:
            with open('/sys/fs/cgroup/' + name, 'rb') as f:
                return [b'oom=' + line.split()[1] for line in f if line.startswith(b'oom_kill ')]
        except OSError:
            pass
    return []


def call(what, result):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, '%s: %s' % (what, os.strerror(number)))
    return result


def system_call(name, *arguments):
    numbers = {'clone': (56, 220), 'pivot_root': (155, 41), 'keyctl': (250, 219)}
    number = numbers[name][('x86_64', 'aarch64').index(os.uname().machine)]
    return call(name, libc.syscall(number, *arguments))


def mount(source, target, kind, flags, data=None):
    call('mount ' + os.fsdecode(target), libc.mount(source, target, kind, ctypes.c_ulong(flags), data))


def expose(covers, sources, targets):
    """Makes the targets reachable below folders that only root may enter, by covering those in a mount namespace."""
    call('unshare', libc.unshare(CLONE_NEWNS))
    mount(None, b'/', None, MS_REC | MS_PRIVATE)
    opened = [os.open(source, os.O_PATH) for source in sources]
    for cover in covers:
        mount(b'tmpfs', cover, b'tmpfs', MS_NOSUID | MS_NODEV, b'mode=0755')
    for fd, target in zip(opened, targets):
        source = b'/proc/self/fd/%d' % fd
        make_place(target, os.path.isdir(source))
        mount(source, target, None, MS_BIND | MS_REC)


def make_folders(path):
    try:
        os.mkdir(path, 0o755)
    except FileExistsError:
        pass
    except FileNotFoundError:
        make_folders(os.path.dirname(path))
        os.mkdir(path, 0o755)


def make_place(target, is_folder, is_ours=False):
    """
    Something to mount on, unless it is there. What links point to is never mounted on in place of them; there are none in
    what is ours alone.
    """
    folder = target if is_folder else os.path.dirname(target)
    if not is_ours and os.path.realpath(folder) != folder:
        raise OSError(errno.ELOOP, 'mount %s: there is a link on the way' % os.fsdecode(target))
    make_folders(folder)
    if not is_folder:
        try:
            os.close(os.open(target, os.O_CREAT | os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644))
        except OSError as problem:
            # What is there can be mounted on all the same: a file that cannot be read, a socket.
            if problem.errno not in (errno.EACCES, errno.ENXIO):
                raise


NEW_ROOT = b'/newroot'


def put_file(text, target):
    """By a mount, since a folder above it may be the program's own."""
    source = NEW_ROOT + b'/.file'
    fd = os.open(source, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o444)
    while text:
        text = text[os.write(fd, text):]
    os.close(fd)
    mount(source, target, None, MS_BIND)
    os.unlink(source)


def build_root(steps):
    """Makes the program's root folder out of this one, in a mount namespace that has just been made."""
    mount(b'tmpfs', NEW_ROOT, b'tmpfs', MS_NOSUID | MS_NODEV, b'size=64m,nr_inodes=4096,mode=0755')
    last, bound = [], ()
    for kind, source, place in steps:
        target = NEW_ROOT + place
        if kind == b'link':
            make_folders(os.path.dirname(target))
            os.symlink(source, target)
        elif kind == b'seal':
            last.append(target)
        else:
            is_folder = kind != b'file' and (kind != b'bind' or os.path.isdir(source))
            make_place(target, is_folder, not target.startswith(bound))
            if kind == b'bind':
                mount(source, target, None, MS_BIND | MS_REC)
                bound += (target + b'/',)
            elif kind == b'file':
                put_file(source, target)
                last.append(target)
            elif kind == b'tmpfs':
                mount(b'tmpfs', target, b'tmpfs', MS_NOSUID | MS_NODEV, source)
            elif kind == b'proc':
                mount(b'proc', target, b'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC)
            else:
                raise ValueError('unknown step %r' % kind)
    # Nothing can be made on what is sealed, so that comes last, and the root with it.
    for target in last:
        # What the mount underneath refuses may not be allowed again.
        kept = os.statvfs(target).f_flag & (MS_NODEV | MS_NOEXEC)
        mount(None, target, None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | kept)
    os.chdir(NEW_ROOT)
    system_call('pivot_root', b'.', b'.')
    call('umount', libc.umount2(b'.', MNT_DETACH))
    os.chdir('/')
    mount(None, b'/', None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)


def limit_capabilities(kept=()):
    """Leaves nothing that could be gained again; takes a right that is gone after becoming another user."""
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    last = 0
    while last in kept or prctl(PR_CAPBSET_DROP, last):
        last += 1


def keep_capabilities():
    """Of root's rights, which bubblewrap leaves as they are, only those that it takes to make sandboxes."""
    # DAC_OVERRIDE, KILL, SETGID, SETUID, SETPCAP, NET_ADMIN, SYS_ADMIN, SYS_RESOURCE
    kept = 1, 5, 6, 7, 8, 12, 21, 24
    have = (ctypes.c_uint32 * 6)()
    call('capget', libc.capget(CAPABILITIES_OF_SELF, have))
    limit_capabilities(kept)
    mask = sum(1 << one for one in kept)
    call('capset', libc.capset(CAPABILITIES_OF_SELF, (ctypes.c_uint32 * 6)(have[0] & mask, have[1] & mask)))


def drop_capabilities():
    call('capset', libc.capset(CAPABILITIES_OF_SELF, NO_CAPABILITIES))


def become(uid, gid):
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)


class Filter:
    """A seccomp filter: a BPF program of 8 bytes for each instruction, in hexadecimal digits."""
    known = {}

    @classmethod
    def of(cls, digits):
        return cls.known.get(digits) or cls.known.setdefault(digits, cls(bytes.fromhex(digits.decode())))

    def __init__(self, program):
        self.code = ctypes.create_string_buffer(program, len(program))
        # struct sock_fprog: a short, and after a gap a pointer.
        self.rules = (ctypes.c_size_t * 2)(len(program) // 8, ctypes.addressof(self.code))

    def set(self):
        call('seccomp', libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, self.rules, 0, 0))


def set_signals(numbers, action):
    """Returns the numbers that could be set: not SIGKILL, SIGSTOP, and two that the C library keeps for itself."""
    done = []
    for number in numbers:
        try:
            signal.signal(number, action)
            done.append(number)
        except (OSError, ValueError):
            pass
    return done


def be_first_victim(pid):
    """Lets the kernel's out-of-memory killer prefer the program to everything else; where it may not be said, never mind."""
    try:
        fd = os.open('/proc/%s/oom_score_adj' % pid, os.O_WRONLY)
        os.write(fd, b'1000')
        os.close(fd)
    except OSError:
        pass


def set_limit(limit, pid=None):
    name, value = limit.split(b'=')
    kind = getattr(resource, 'RLIMIT_' + name.decode(), None)
    if kind is None:
        return
    hard = resource.getrlimit(kind)[1]
    value = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
    if pid is None:
        resource.setrlimit(kind, (value, value))
    else:
        resource.prlimit(pid, kind, (value, value))


def can_spawn(request):
    """Whether the program can be started without a copy of this process, which takes half the time."""
    small = any(limit.startswith(b'DATA=') and int(limit[5:]) < LEAST_DATA for limit in request.get('rlimit', ()))
    needs_copy = any(key in request for key in ('uid', 'from', 'filter'))
    return LINUX and hasattr(os, 'posix_spawn') and not needs_copy and not small


def describe(problem):
    text = '%s: %s' % (type(problem).__name__, problem)
    return b'errno=%d\0text=%s' % (getattr(problem, 'errno', None) or 0, os.fsencode(text))


class Run:
    def __init__(self, request):
        self.request = request
        self.status = self.ended = self.quota = self.excess = None
        self.is_ordered = False
        self.peak = 0
        if 'disk-bytes' in request:
            self.quota = Quota(request['cwd'][0], int(request['disk-bytes'][0]), int(request['disk-entries'][0]))

    def start(self):
        out, self.child_out = os.pipe()
        err, self.child_err = os.pipe()
        self.started = time.monotonic()
        try:
            problem = self.spawn() if can_spawn(self.request) else self.fork()
        finally:
            os.close(self.child_out)
            os.close(self.child_err)
        self.streams = {out: b'O', err: b'E'}
        for fd in self.streams:
            os.set_blocking(fd, False)
        return problem

    def environment(self):
        return dict(field.partition(b'=')[::2] for field in self.request.get('env', ()))

    def spawn(self):
        request = self.request
        limits = request.get('rlimit', ())
        try:
            os.chdir(request['cwd'][0])
            # Inherited, except for processor time, of which this process needs its own.
            for limit in limits:
                if not limit.startswith(b'CPU='):
                    set_limit(limit)
            actions = [(os.POSIX_SPAWN_OPEN, 0, request['stdin'][0], os.O_RDONLY, 0),
                       (os.POSIX_SPAWN_DUP2, self.child_out, 1), (os.POSIX_SPAWN_DUP2, self.child_err, 2)]
            self.pid = os.posix_spawn(request['arg'][0], request['arg'], self.environment(), file_actions=actions, setsid=True,
                                      setsigdef=IGNORED)
        except NotImplementedError:
            # A C library that cannot start a session this way.
            return self.fork()
        except OSError as problem:
            return describe(problem)
        finally:
            os.chdir('/')
        for limit in limits:
            if limit.startswith(b'CPU='):
                set_limit(limit, self.pid)
        be_first_victim(self.pid)
        return b''

    def fork(self):
        failed, self.child_failed = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self.become_program()
        os.close(self.child_failed)
        problem = os.read(failed, 4096)
        os.close(failed)
        return problem

    def become_program(self):
        try:
            request = self.request
            os.setsid()
            for target, fd in enumerate((os.open(request['stdin'][0], os.O_RDONLY), self.child_out, self.child_err)):
                os.dup2(fd, target)
            if 'from' in request:
                expose(request.get('cover', ()), request['from'], request['to'])
            os.chdir(request['cwd'][0])
            for limit in request.get('rlimit', ()):
                set_limit(limit)
            # What is not dumpable may not even write its own files in /proc.
            prctl(PR_SET_DUMPABLE, 1)
            be_first_victim('self')
            if 'uid' in request:
                leave_keyring()
                become(int(request['uid'][0]), int(request['gid'][0]))
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            set_signals(IGNORED + [signal.SIGCHLD], signal.SIG_DFL)
            if 'filter' in request:
                Filter.of(request['filter'][0]).set()
            os.execve(request['arg'][0], request['arg'], self.environment())
        except BaseException as problem:
            os.write(self.child_failed, describe(problem))
        finally:
            os._exit(127)

    def reap(self):
        """Collects what has ended; true while anything is left."""
        while True:
            try:
                pid, status, used = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == 0:
                return True
            self.peak = max(self.peak, used.ru_maxrss)
            if pid == self.pid:
                self.status, self.ended = status, time.monotonic()

    def forward(self, fd):
        try:
            data = os.read(fd, 65536)
        except BlockingIOError:
            return False
        if data:
            Outbox.put(self.streams[fd], data)
        else:
            os.close(fd)
            del self.streams[fd]
        return bool(data)

    def supervise(self, wake):
        poll = select.poll()
        for fd in (0, wake, *self.streams):
            poll.register(fd, select.POLLIN)
        while self.status is None:
            if Outbox.milliseconds_left() == 0:
                Outbox.flush()
            if self.quota and self.quota.is_due():
                self.excess = self.quota.excess()
                if self.excess:
                    self.kill_tree()
                    break
            for fd, _ in poll.poll(self.milliseconds_left()):
                if fd in self.streams:
                    if not self.forward(fd) and fd not in self.streams:
                        poll.unregister(fd)
                elif fd == wake:
                    os.read(wake, 4096)
                    self.reap()
                else:
                    self.obey()

    def milliseconds_left(self):
        left = Outbox.milliseconds_left()
        return left if self.quota is None else min(QUOTA_SECONDS * 1000, QUOTA_SECONDS * 1000 if left is None else left)

    def obey(self):
        try:
            kind, _ = receive()
        except SystemExit:
            self.kill_tree()
            raise
        if kind == b'K':
            self.is_ordered = True
            self.kill_tree()
        elif kind == b'T' and self.status is None:
            try:
                self.terminate()
            except OSError:
                pass

    def terminate(self):
        os.killpg(self.pid, signal.SIGTERM)

    def kill_tree(self):
        """Ends everything below this process; what is left after some seconds is counted."""
        deadline = time.monotonic() + KILL_SECONDS
        while self.reap():
            if not LINUX:
                try:
                    os.killpg(self.pid, signal.SIGKILL)
                except OSError:
                    pass
            # What forks again for each that is killed is stopped first, until no new one appears.
            stopped = set()
            found = descendants()
            while found - stopped and time.monotonic() < deadline:
                signal_all(found - stopped, signal.SIGSTOP)
                stopped |= found
                # The dead of a swarm would fill the table of processes.
                self.reap()
                found = descendants()
            signal_all(found, signal.SIGKILL)
            if time.monotonic() > deadline + KILL_SECONDS:
                return len(descendants())
            time.sleep(0.001)
        return 0

    def drain(self):
        deadline = time.monotonic() + DRAIN_SECONDS
        while self.streams and time.monotonic() < deadline:
            if not any([self.forward(fd) for fd in list(self.streams)]) and self.streams:
                select.select(list(self.streams), [], [], max(0, deadline - time.monotonic()))
        for fd in self.streams:
            os.close(fd)

    def report(self, left):
        if self.status is None:
            kind, value = b'lost', 0
        elif os.WIFSIGNALED(self.status):
            kind, value = b'signal', os.WTERMSIG(self.status)
        else:
            kind, value = b'exit', os.WEXITSTATUS(self.status)
        unit = 1024 if LINUX else 1
        seconds = (self.ended or time.monotonic()) - self.started
        excess = self.excess or self.quota and self.quota.excess()
        send(b'X', b'%s=%d' % (kind, value), b'peak=%d' % (self.peak * unit), b'micros=%d' % (seconds * 1e6),
             b'left=%d' % left, *oom_kills(), *(excess or ()))


class SandboxedRun(Run):
    """
    A program in namespaces of its own. Its process 1 is a copy of this process, which makes the root folder, gives up all
    rights, starts the program and waits for it; when it ends, the kernel ends everything that is left. The program sees
    neither this process nor the pipe on which its process 1 says how it ended.
    """
    def start(self):
        out, self.child_out = os.pipe()
        err, self.child_err = os.pipe()
        self.told, self.tell = os.pipe()
        self.started = time.monotonic()
        self.streams = {out: b'O', err: b'E'}
        try:
            calls = Filter.of(self.request['filter'][0])
            self.stdin = os.open(self.request['stdin'][0], os.O_RDONLY)
            flags = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID
            self.pid = system_call('clone', flags | signal.SIGCHLD, 0, 0, 0, 0)
            if self.pid == 0:
                self.be_first_process(calls)
            os.close(self.stdin)
        except OSError as problem:
            return describe(problem)
        finally:
            for fd in (self.child_out, self.child_err, self.tell):
                os.close(fd)
        for fd in self.streams:
            os.set_blocking(fd, False)
        return b''

    def be_first_process(self, calls):
        try:
            request = self.request
            signal.set_wakeup_fd(-1)
            build_root(zip(request['kind'], request['from'], request['to']))
            os.chdir(request['cwd'][0])
            # What is not dumpable may not even write its own files in /proc; the program inherits this.
            prctl(PR_SET_DUMPABLE, 1)
            be_first_victim('self')
            leave_keyring()
            limit_capabilities()
            if 'uid' in request:
                become(int(request['uid'][0]), int(request['gid'][0]))
            drop_capabilities()
            prctl(PR_SET_DUMPABLE, 0)
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            for target, fd in enumerate((self.stdin, self.child_out, self.child_err)):
                os.dup2(fd, target)
            late = self.set_limits()
            signal.pthread_sigmask(signal.SIG_BLOCK, AWAITED)
            calls.set()
            started = time.monotonic()
            self.program = self.spawn()
            for limit in late:
                set_limit(limit, self.program)
            for target in range(3):
                os.close(target)
            self.wait(started)
        except BaseException as problem:
            os.write(self.tell, b'F' + describe(problem))
        finally:
            os._exit(0)

    def set_limits(self):
        """Sets what the program inherits. Returns those which this process could not live with."""
        late = []
        for limit in self.request.get('rlimit', ()):
            name, value = limit.split(b'=')
            if name == b'CPU' or name == b'DATA' and int(value) < LEAST_DATA:
                late.append(limit)
            elif name == b'NPROC':
                # The tool's own count as well: this process, and without a user of its own the one outside.
                set_limit(b'NPROC=%d' % (int(value) + (1 if 'uid' in self.request else 2)))
            else:
                set_limit(limit)
        return late

    def spawn(self):
        arguments = self.request['arg'][0], self.request['arg'], self.environment()
        try:
            return os.posix_spawn(*arguments, setsid=True, setsigdef=IGNORED, setsigmask=())
        except (AttributeError, NotImplementedError):
            # An older Python, or a C library that cannot start a session this way.
            pass
        program = os.fork()
        if program == 0:
            try:
                os.setsid()
                set_signals(IGNORED + [signal.SIGCHLD], signal.SIG_DFL)
                signal.pthread_sigmask(signal.SIG_SETMASK, ())
                os.execve(*arguments)
            except BaseException as problem:
                os.write(self.tell, b'F' + describe(problem))
            finally:
                os._exit(127)
        return program

    def wait(self, started):
        peak, status = 0, None
        while status is None:
            told = signal.sigwaitinfo(AWAITED)
            # The sender of what comes from outside has no number in here; the program's own signals are its own affair.
            if told.si_signo == signal.SIGTERM and told.si_code == SI_USER and told.si_pid == 0:
                os.killpg(self.program, signal.SIGTERM)
            pid = -1
            while pid:
                try:
                    pid, ended, used = os.wait4(-1, os.WNOHANG)
                except ChildProcessError:
                    break
                peak = max(peak, used.ru_maxrss)
                if pid == self.program:
                    status = ended
        micros = (time.monotonic() - started) * 1e6
        os.write(self.tell, b'%d %d %d' % (status, peak, micros))

    def terminate(self):
        os.kill(self.pid, signal.SIGTERM)

    def kill_tree(self):
        deadline = time.monotonic() + SANDBOXED_KILL_SECONDS
        while self.reap():
            os.kill(self.pid, signal.SIGKILL)
            if time.monotonic() > deadline:
                return 1
            time.sleep(0.0005)
        return 0

    def report(self, left):
        said = os.read(self.told, 4096)
        os.close(self.told)
        if said.startswith(b'F'):
            send(b'F', said[1:].partition(b'F')[0])
            return
        # Nothing is said when its process 1 was ended: by order, or by the kernel for want of memory.
        self.status = int(signal.SIGKILL) if self.is_ordered else None
        if said:
            self.status, self.peak, micros = map(int, said.split())
            self.ended = self.started + micros / 1e6
        super().report(left)


def raise_loopback():
    fd = call('socket', libc.socket(2, 1, 0))
    fcntl.ioctl(fd, 0x8914, b'lo'.ljust(16, b'\0') + b'\x41\0'.ljust(24, b'\0'))  # SIOCSIFFLAGS, IFF_UP and IFF_RUNNING
    os.close(fd)


def prepare_sandbox():
    """Once, before the first program: what they have in common, in namespaces that belong to this process."""
    call('unshare', libc.unshare(CLONE_NEWNS | (CLONE_NEWNET if 'no-network' in sys.argv else 0)))
    if 'no-network' in sys.argv:
        raise_loopback()
    mount(None, b'/', None, MS_REC | MS_PRIVATE)
    if not OWNS_USERS:
        # Bubblewrap makes parts of /proc read-only when root calls it.
        mount(b'proc', b'/proc', b'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC)
    # A port that one program closed is free for the next one.
    settings = {'net/ipv4/tcp_max_tw_buckets': b'0'} if 'no-network' in sys.argv else {}
    if OWNS_USERS:
        settings['user/max_user_namespaces'] = b'0'
    for name, value in settings.items():
        try:
            fd = os.open('/proc/sys/' + name, os.O_WRONLY)
            os.write(fd, value)
            os.close(fd)
        except OSError:
            # Not in this kernel, or not ours to set: the filter of system calls refuses new namespaces as well.
            pass
    if not OWNS_USERS:
        keep_capabilities()


def close_inherited():
    for name in os.listdir('/dev/fd'):
        if int(name) > 2:
            try:
                os.close(int(name))
            except OSError:
                pass


def look(path):
    """Which file or folder is there: the tool compares it with its own."""
    try:
        facts = os.stat(path)
    except OSError:
        return '-'
    return '%d:%d' % (facts.st_dev, facts.st_ino)


def greet():
    features = [
        b'subreaper' if prctl(PR_SET_CHILD_SUBREAPER, 1) else b'',
        b'no-new-privileges' if prctl(PR_SET_NO_NEW_PRIVS, 1) else b'',
        b'guarded' if prctl(PR_SET_DUMPABLE, 0) else b'',
    ]
    if not SANDBOXED:
        # A program may have stopped this process: it must wake up and see that the tool is gone.
        prctl(PR_SET_PDEATHSIG, signal.SIGCONT)
    facts = {'looked': ' '.join(map(look, sys.argv[sys.argv.index('look') + 1:]))} if 'look' in sys.argv else {}
    version = '.'.join(map(str, sys.version_info[:3]))
    if sys.version_info.releaselevel != 'final':
        version += {'alpha': 'a', 'beta': 'b', 'candidate': 'rc'}[sys.version_info.releaselevel] + str(sys.version_info.serial)
    facts.update({'version': version, 'implementation': sys.implementation.name, 'prefix': sys.prefix,
                  'executable': os.path.abspath(sys.executable), 'base-prefix': sys.base_prefix})
    send(b'H', *[os.fsencode(key + '=' + value) for key, value in facts.items()], b'features=' + b' '.join(filter(None, features)))


def main():
    gc.disable()
    close_inherited()
    os.umask(0o022)
    IGNORED.extend(set_signals(range(1, signal.NSIG), signal.SIG_IGN))
    wake, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken)
    if SANDBOXED:
        try:
            prepare_sandbox()
        except OSError as problem:
            sys.exit('pyexec: the sandbox cannot be prepared: %s' % problem)
    greet()
    copies = Copies() if 'copies' in sys.argv else None
    while True:
        try:
            kind, request = receive()
        except SystemExit:
            if 'stay' not in sys.argv:
                raise
            # The container is to be looked into.
            while True:
                signal.pause()
        if copies and kind in b'mbdw':
            try:
                copies.obey(kind, request)
            except ConnectionError:
                return
            continue
        if kind != b'R':
            continue
        run = (SandboxedRun if SANDBOXED else Run)(request)
        problem = run.start()
        if problem:
            run.kill_tree()
            send(b'F', problem)
            continue
        try:
            run.supervise(wake)
            left = run.kill_tree()
            run.drain()
            run.report(left)
        except ConnectionError:
            # The tool is gone: its end of a stream is closed, perhaps with something unread in it.
            run.kill_tree()
            return
        if IN_CONTAINER and copies is None and 'stay' not in sys.argv:
            # Nothing more is to be done in this container, so it need not be told to end, and nothing is tidied up.
            os._exit(0)


main()
