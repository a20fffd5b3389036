import { expect, test } from '@jest/globals';
import { buildSeccompFilter } from '../../../../src/isolation/bubblewrap/seccomp/build-filter.js';
import { describeWith } from '../../../support/engines.js';
import { NATIVE, runPython } from './under-filter.js';

/** Scripts that end well wherever Python does; each prints `fine`. */
const PROGRAMS: Record<string, string> = {
  threads: `
import threading
counted = []
threads = [threading.Thread(target=counted.append, args=[n]) for n in range(50)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert sorted(counted) == list(range(50))
`,
  'a pool of threads': `
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(8) as pool:
    assert sum(pool.map(lambda n: n * n, range(100))) == 328350
`,
  subprocess: `
import subprocess, sys
assert subprocess.run(['sh', '-c', 'cat; exit 3'], input=b'x', stdout=subprocess.PIPE).stdout == b'x'
assert subprocess.run('echo $((1 + 1)) | cat', shell=True, capture_output=True).stdout == b'2\\n'
options = dict(start_new_session=True, close_fds=True, preexec_fn=lambda: None)
assert subprocess.run([sys.executable, '-c', 'pass'], **options).returncode == 0
`,
  'posix_spawn and fork': `
import os
shell = '/bin/sh'
pid = os.posix_spawn(shell, [shell, '-c', 'exit 7'], os.environ)
assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
if os.fork() == 0: os._exit(5)
assert os.waitstatus_to_exitcode(os.wait()[1]) == 5
assert os.system('exit 4') >> 8 == 4
`,
  multiprocessing: `
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
def square(n): return n * n
if __name__ == '__main__':
    for method in ['fork', 'spawn', 'forkserver']:
        context = multiprocessing.get_context(method)
        with context.Pool(2) as pool:
            assert pool.map(square, range(5)) == [0, 1, 4, 9, 16], method
        lock, queue = context.Lock(), context.Queue()
        with lock: queue.put(1)
        assert queue.get() == 1
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            assert pool.submit(square, 4).result() == 16
`,
  'shared memory': `
import mmap, os
from multiprocessing import shared_memory
block = shared_memory.SharedMemory(create=True, size=4096)
block.buf[0] = 1
block.close()
block.unlink()
memory = os.memfd_create('name')
os.write(memory, b'x' * 4096)
assert mmap.mmap(memory, 4096)[0] == 120
`,
  'asyncio with subprocesses and servers': `
import asyncio
async def answer(reader, writer):
    writer.write((await reader.readline()).upper())
    await writer.drain()
    writer.close()
async def ask(reader, writer):
    writer.write(b'hello\\n')
    answered = await reader.read()
    writer.close()
    return answered
async def main():
    child = await asyncio.create_subprocess_exec('cat', stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    assert (await child.communicate(b'x'))[0] == b'x'
    assert await (await asyncio.create_subprocess_shell('exit 3')).wait() == 3
    async with await asyncio.start_server(answer, '127.0.0.1', 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert await ask(*await asyncio.open_connection('127.0.0.1', port)) == b'HELLO\\n'
    async with await asyncio.start_unix_server(answer, 'socket'):
        assert await ask(*await asyncio.open_unix_connection('socket')) == b'HELLO\\n'
    assert await asyncio.to_thread(lambda: 5) == 5
asyncio.run(main())
`,
  sqlite3: `
import sqlite3
for name in [':memory:', 'file.db']:
    base = sqlite3.connect(name)
    base.execute('pragma journal_mode = wal')
    base.execute('create table t (n)')
    with base: base.executemany('insert into t values (?)', [(n,) for n in range(100)])
    assert base.execute('select sum(n) from t').fetchone() == (4950,)
    base.close()
`,
  'ssl and hashes': `
import hashlib, secrets, ssl, uuid
ssl.create_default_context()
ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
assert len(ssl.RAND_bytes(8)) == 8
assert hashlib.scrypt(b'x', salt=b'y', n=16, r=8, p=1)
assert secrets.token_hex() and uuid.uuid1()
`,
  'sockets and names': `
import select, socket
assert socket.getaddrinfo('127.0.0.1', 80)
assert socket.gethostname()
for family, address in [(socket.AF_INET, ('127.0.0.1', 0)), (socket.AF_UNIX, 'socket')]:
    listening = socket.socket(family)
    listening.bind(address)
    listening.listen()
    calling = socket.socket(family)
    calling.connect(listening.getsockname())
    called, _ = listening.accept()
    called.sendall(b'x')
    assert calling.recv(1) == b'x'
one, other = socket.socketpair()
poll = select.epoll()
poll.register(other, select.EPOLLIN)
one.send(b'x')
assert poll.poll(5)[0][0] == other.fileno()
`,
  'files and folders': `
import fcntl, os, pathlib, shutil, tempfile
with tempfile.TemporaryDirectory() as folder:
    first = pathlib.Path(folder, 'first')
    first.write_bytes(bytes(100_000))
    with first.open() as file: fcntl.flock(file, fcntl.LOCK_EX)
    shutil.copytree(folder, folder + '-copy')
    shutil.rmtree(folder + '-copy')
    first.rename(folder + '/second').chmod(0o600)
    os.symlink('second', folder + '/third')
    os.mkfifo(folder + '/fifo')
    assert sorted(os.listdir(folder)) == ['fifo', 'second', 'third']
    assert os.statvfs(folder).f_bsize and shutil.disk_usage(folder).total
`,
  'terminals, signals, timers and limits': `
import os, pty, resource, signal, termios, time, tty
leading, following = pty.openpty()
termios.tcsetwinsize(following, (24, 80)) if hasattr(termios, 'tcsetwinsize') else None
tty.setraw(following)
assert os.isatty(following)
seen = []
signal.signal(signal.SIGALRM, lambda *_: seen.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.pause()
assert seen
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
assert os.sched_getaffinity(0) and os.getloadavg() and os.uname() and os.times()
assert time.clock_gettime(time.CLOCK_MONOTONIC_RAW) and time.process_time_ns()
os.nice(1)
`,
};

describeWith('Linux', 'under the filter, as without it,', () => {
  if (NATIVE === undefined) return;
  const filter = buildSeccompFilter(NATIVE);

  test.each(Object.entries(PROGRAMS))('Python has %s', (_, script) => {
    const program = `${script}\nif __name__ == '__main__': print('fine')\n`;
    expect(runPython(program, filter)).toEqual({ status: 0, signal: null, stdout: 'fine\n', stderr: '' });
  });
});
