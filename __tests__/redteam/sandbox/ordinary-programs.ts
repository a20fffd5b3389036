/** Programs that have nothing to hide: each prints `fine` and ends with 0. */
export const ORDINARY: Readonly<Record<string, string>> = {
  'runs threads and a pool of them': `
import concurrent.futures, threading
lock, seen = threading.Lock(), []
def work(n):
    with lock: seen.append(n)
    return n * n
with concurrent.futures.ThreadPoolExecutor(16) as pool: assert sum(pool.map(work, range(100))) == 328350
assert sorted(seen) == list(range(100))`,
  'starts other programs, with a shell and pipes': `
import subprocess, sys
assert subprocess.run([sys.executable, "-c", "print(6*7)"], stdout=subprocess.PIPE, universal_newlines=True, check=True).stdout == "42\\n"
assert subprocess.check_output("echo a b | tr a-z A-Z | sort", shell=True) == b"A B\\n"
try: subprocess.run(["sleep", "10"], timeout=.1); assert False
except subprocess.TimeoutExpired: pass
assert subprocess.call(["sh", "-c", "exit 3"]) == 3`,
  'multiplies itself by fork': `
import multiprocessing
def square(n): return n * n
if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    with context.Pool(3) as pool: assert pool.map(square, range(10)) == [n * n for n in range(10)]
    queue, lock, value = context.Queue(), context.Lock(), context.Value("i", 0)
    process = context.Process(target=queue.put, args=("x",)); process.start(); assert queue.get() == "x"; process.join()`,
  'multiplies itself by spawn and forkserver, with shared memory': `
import multiprocessing
def square(n): return n * n
if __name__ == "__main__":
    for kind in ("spawn", "forkserver"):
        with multiprocessing.get_context(kind).Pool(2) as pool: assert pool.map(square, range(4)) == [0, 1, 4, 9]
    try:
        from multiprocessing import shared_memory
        block = shared_memory.SharedMemory(create=True, size=4096); block.buf[0] = 7; block.close(); block.unlink()
    except ImportError: pass
    print("fine")
import sys
if __name__ != "__main__": sys.stdout = open("/dev/null", "w")
else: sys.exit()`,
  'runs an event loop with child processes': `
import asyncio, sys
async def main():
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(input()[::-1])", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate(b"abc\\n")
    assert (out, child.returncode) == (b"cba\\n", 0)
    await asyncio.wait_for(asyncio.gather(*(asyncio.sleep(.01) for _ in range(100))), 5)
asyncio.get_event_loop_policy().new_event_loop().run_until_complete(main())`,
  'serves itself over the loopback interface': `
import asyncio, http.server, threading, urllib.request
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers(); self.wfile.write(b"hello")
    def log_message(self, *args): pass
for host in ("127.0.0.1", "localhost"):
    server = http.server.HTTPServer((host, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    assert urllib.request.urlopen("http://%s:%d/" % (host, server.server_port), timeout=5).read() == b"hello"
async def main():
    async def answer(reader, writer): writer.write((await reader.readline()).upper()); await writer.drain(); writer.close()
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"abc\\n"); assert await reader.readline() == b"ABC\\n"
asyncio.get_event_loop_policy().new_event_loop().run_until_complete(main())`,
  'keeps a database': `
import sqlite3
db = sqlite3.connect("t.db"); db.execute("pragma journal_mode=wal"); db.execute("create table t(a)")
with db: db.executemany("insert into t values(?)", [(n,) for n in range(1000)])
assert sqlite3.connect("t.db").execute("select sum(a) from t").fetchone() == (499500,)`,
  'makes temporary files and finds a home': `
import os, pathlib, shutil, tempfile
with tempfile.TemporaryDirectory() as folder:
    with tempfile.NamedTemporaryFile(dir=folder) as f: f.write(b"x" * 10000)
with tempfile.TemporaryFile() as f: f.write(b"x")
home = pathlib.Path.home(); (home / ".config").mkdir(); (home / ".config" / "x").write_text("x")
assert os.path.expanduser("~") == str(home) and shutil.disk_usage("/tmp").free > 1 << 20
import getpass; assert getpass.getuser()`,
  'calls C, with callbacks': `
import ctypes
libc = ctypes.CDLL(None)
array = (ctypes.c_int * 5)(5, 1, 4, 2, 3)
kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
libc.qsort(array, 5, ctypes.sizeof(ctypes.c_int), kind(lambda a, b: a[0] - b[0]))
assert list(array) == [1, 2, 3, 4, 5]`,
  'writes ten thousand small files, and removes half of them': `
import os
for n in range(10000):
    with open("f%d" % n, "w") as f: f.write(str(n))
for n in range(0, 10000, 2): os.unlink("f%d" % n)
assert len([n for n in os.listdir(".") if n.startswith("f")]) == 5000`,
  'uses Unicode in names, output and source': `
import os, sys
naïve = "žluťoučký 漢字 🐍"
with open(naïve, "w") as f: f.write(naïve)
assert naïve in os.listdir(".") and open(naïve).read() == naïve
assert sys.stdout.encoding.lower() in ("utf-8", "utf8") and sys.getfilesystemencoding() == "utf-8"
sys.stderr.write("")`,
  'has terminals of its own': `
import os, pty
pid, fd = pty.fork()
if pid == 0: os.execvp("sh", ["sh", "-c", "test -t 0 && tty"])
out = b""
try:
    while True:
        data = os.read(fd, 100)
        if not data: break
        out += data
except OSError: pass
os.waitpid(pid, 0)
assert out.startswith(b"/dev/pts/"), out`,
  'sends signals to itself and its children': `
import os, signal, time
seen = []
for n in (signal.SIGUSR1, signal.SIGALRM, signal.SIGTERM, signal.SIGCHLD, signal.SIGINT): signal.signal(n, lambda n, _: seen.append(n))
os.kill(os.getpid(), signal.SIGUSR1); os.kill(os.getpid(), signal.SIGTERM); signal.setitimer(signal.ITIMER_REAL, .01)
time.sleep(.1)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
pid = os.fork()
if pid == 0: time.sleep(10); os._exit(0)
os.kill(pid, signal.SIGTERM)
assert os.waitpid(pid, 0)[1] == signal.SIGTERM
assert {signal.SIGUSR1, signal.SIGALRM, signal.SIGTERM} <= set(seen)`,
  'knows time zones and languages': `
import datetime, locale, time
try:
    from zoneinfo import ZoneInfo
    assert datetime.datetime(2024, 7, 1, tzinfo=ZoneInfo("Europe/Prague")).utcoffset() == datetime.timedelta(hours=2)
except ImportError: pass
locale.setlocale(locale.LC_ALL, "")
assert locale.getpreferredencoding().lower() == "utf-8" and time.tzname`,
  'talks to its children by sockets, shared memory and locks of files': `
import fcntl, mmap, os, socket
a, b = socket.socketpair()
shared = mmap.mmap(-1, 4096)
with open("lock", "w") as lock: fcntl.flock(lock, fcntl.LOCK_EX); fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
pid = os.fork()
if pid == 0: shared[0] = 9; b.send(b"x"); os._exit(0)
assert a.recv(1) == b"x" and os.waitpid(pid, 0)[1] == 0 and shared[0] == 9`,
  'compresses, hashes and draws random numbers': `
import bz2, hashlib, lzma, os, random, secrets, ssl, uuid, zlib
data = os.urandom(100000)
assert zlib.decompress(zlib.compress(data)) == bz2.decompress(bz2.compress(data)) == lzma.decompress(lzma.compress(data)) == data
assert hashlib.sha256(b"").hexdigest().startswith("e3b0c442") and secrets.token_hex(8) and uuid.uuid4() and ssl.create_default_context()`,
};
