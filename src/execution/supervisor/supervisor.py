# Starts one program at a time for the tool, and does what only a parent process can: it collects orphans (it is their
# subreaper), forwards the output, and says how the program ended and what it used, after nothing of it lives any more.
# Python 3.6 or newer, standard library only; `json`, `re` and `enum` are avoided, since they double the start-up.
#
# Frames in both directions: a letter, the length as 4 bytes (big endian), the payload. Fields of a payload: key=value,
# separated by NUL. In: R run, T end politely, K kill. Out: H hello, O and E output, X ended, F not started.
import gc, os, resource, select, sys, time

try:
    import _signal as signal
except ImportError:
    import signal

LINUX = sys.platform == 'linux'
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38
CLONE_NEWNS, MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 0x20000, 2, 4, 4096, 16384, 1 << 18
KILL_SECONDS, DRAIN_SECONDS = 3.0, 1.0
HOLD_SECONDS, HOLD_BYTES = 0.02, 32768
# With a smaller limit on its own data, this process could not go on.
LEAST_DATA = 1 << 26
IGNORED = []
try:
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
except (ImportError, OSError):
    libc = None
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
    call = {'x86_64': 250, 'aarch64': 219}.get(os.uname().machine)
    if call is not None:
        libc.syscall(call, 1, None)


def mount(source, target, kind, flags, data=None):
    if libc.mount(source, target, kind, ctypes.c_ulong(flags), data) != 0:
        raise OSError(ctypes.get_errno(), 'mount ' + os.fsdecode(target))


def expose(covers, sources, targets):
    """Makes the targets reachable below folders that only root may enter, by covering those in a mount namespace."""
    if libc.unshare(CLONE_NEWNS) != 0:
        raise OSError(ctypes.get_errno(), 'unshare')
    mount(None, b'/', None, MS_REC | MS_PRIVATE)
    opened = [os.open(source, os.O_PATH) for source in sources]
    for cover in covers:
        mount(b'tmpfs', cover, b'tmpfs', MS_NOSUID | MS_NODEV, b'mode=0755')
    for fd, target in zip(opened, targets):
        source = b'/proc/self/fd/%d' % fd
        if os.path.isdir(source):
            os.makedirs(target, 0o755, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(target), 0o755, exist_ok=True)
            os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
        mount(source, target, None, MS_BIND | MS_REC)


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
    return LINUX and hasattr(os, 'posix_spawn') and 'uid' not in request and 'from' not in request and not small


def describe(problem):
    text = '%s: %s' % (type(problem).__name__, problem)
    return b'errno=%d\0text=%s' % (getattr(problem, 'errno', None) or 0, os.fsencode(text))


class Run:
    def __init__(self, request):
        self.request = request
        self.status = self.ended = None
        self.peak = 0

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
                os.setgroups([])
                os.setresgid(*[int(request['gid'][0])] * 3)
                os.setresuid(*[int(request['uid'][0])] * 3)
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            set_signals(IGNORED + [signal.SIGCHLD], signal.SIG_DFL)
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
            for fd, _ in poll.poll(Outbox.milliseconds_left()):
                if fd in self.streams:
                    if not self.forward(fd) and fd not in self.streams:
                        poll.unregister(fd)
                elif fd == wake:
                    os.read(wake, 4096)
                    self.reap()
                else:
                    self.obey()

    def obey(self):
        try:
            kind, _ = receive()
        except SystemExit:
            self.kill_tree()
            raise
        if kind == b'K':
            self.kill_tree()
        elif kind == b'T' and self.status is None:
            try:
                os.killpg(self.pid, signal.SIGTERM)
            except OSError:
                pass

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
        send(b'X', b'%s=%d' % (kind, value), b'peak=%d' % (self.peak * unit), b'micros=%d' % (seconds * 1e6),
             b'left=%d' % left)


def close_inherited():
    for name in os.listdir('/dev/fd'):
        if int(name) > 2:
            try:
                os.close(int(name))
            except OSError:
                pass


def greet():
    features = [
        b'subreaper' if prctl(PR_SET_CHILD_SUBREAPER, 1) else b'',
        b'no-new-privileges' if prctl(PR_SET_NO_NEW_PRIVS, 1) else b'',
    ]
    prctl(PR_SET_DUMPABLE, 0)
    # A program may have stopped this process: it must wake up and see that the tool is gone.
    prctl(PR_SET_PDEATHSIG, signal.SIGCONT)
    version = '.'.join(map(str, sys.version_info[:3]))
    if sys.version_info.releaselevel != 'final':
        version += {'alpha': 'a', 'beta': 'b', 'candidate': 'rc'}[sys.version_info.releaselevel] + str(sys.version_info.serial)
    facts = {'version': version, 'implementation': sys.implementation.name, 'executable': os.path.abspath(sys.executable),
             'prefix': sys.prefix, 'base-prefix': sys.base_prefix}
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
    greet()
    while True:
        kind, request = receive()
        if kind != b'R':
            continue
        run = Run(request)
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


main()
