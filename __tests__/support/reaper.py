# Runs a command as the parent of everything that it leaves behind, and tells what that is.
#   reaper.py SECONDS COMMAND [ARGUMENT ...]
# On descriptor 3, one JSON object a line: {"pid": of the command}, then {"left": command lines of the processes that
# are still there SECONDS after the command's end}. Those are ended. The exit status is the command's.
# Begins thousands of times in a test run: started with -I -S, and importing little.
import ctypes, json, os, signal, sys, time

PR_SET_CHILD_SUBREAPER = 36
LIMIT_SECONDS = 45
assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
say = os.fdopen(3, 'w')


def processes():
    """State, parent and command line of each process."""
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open('/proc/' + name + '/stat', 'rb') as f:
                state, parent = f.read().rpartition(b')')[2].split()[:2]
            with open('/proc/' + name + '/cmdline', 'rb') as f:
                command = f.read().replace(b'\0', b' ').decode('utf-8', 'replace').strip()
        except OSError:
            continue
        yield int(name), state, int(parent), command


def below():
    """Living descendants by process id; only of a zombie there is nothing left to end."""
    everything = list(processes())
    family, grew = {os.getpid()}, True
    while grew:
        more = {pid for pid, _, parent, _ in everything if parent in family and pid not in family}
        family |= more
        grew = bool(more)
    return {pid: command or '?' for pid, state, _, command in everything if pid in family - {os.getpid()} and state != b'Z'}


def collect():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def give_up(*_):
    print(json.dumps({'left': ['the command did not end within %d s' % LIMIT_SECONDS, *below().values()]}), file=say, flush=True)
    for _ in range(100):
        for pid in below():
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
    os._exit(99)


os.set_inheritable(3, False)
# Python ignores it, and what it starts would, too.
command = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, setsigdef=[signal.SIGPIPE])
signal.signal(signal.SIGALRM, give_up)
signal.alarm(LIMIT_SECONDS)
print(json.dumps({'pid': command}), file=say, flush=True)
status = None
while status is None:
    pid, ended = os.wait()
    if pid == command:
        status = ended
signal.alarm(0)
until = time.monotonic() + float(sys.argv[1])
left = below()
while left and time.monotonic() < until:
    time.sleep(0.02)
    collect()
    left = below()
print(json.dumps({'left': sorted(left.values())}), file=say, flush=True)
until = time.monotonic() + 10
while left and time.monotonic() < until:
    for pid in left:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    collect()
    left = below()
if os.WIFSIGNALED(status):
    signal.signal(os.WTERMSIG(status), signal.SIG_DFL) if os.WTERMSIG(status) not in (9, 19) else None
    os.kill(os.getpid(), os.WTERMSIG(status))
os._exit(os.WEXITSTATUS(status))
