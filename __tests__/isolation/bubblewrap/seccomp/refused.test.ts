import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { buildSeccompFilter } from '../../../../src/isolation/bubblewrap/seccomp/build-filter.js';
import { SYSCALL_NAMES, syscallNumber } from '../../../../src/isolation/bubblewrap/seccomp/syscalls.js';
import { describeWith } from '../../../support/engines.js';
import { NATIVE, runPython } from './under-filter.js';

/** Tries each act in a process of its own, and tells what came of it: `done`, the name of an error or of a signal. */
const TRY_ALL = `
import ctypes, errno, fcntl, json, mmap, os, pty, signal, socket, struct, sys

libc = ctypes.CDLL(None, use_errno=True)

def call(number, *args):
    number = numbers[number] if isinstance(number, str) else number
    if number is None:
        raise OSError(errno.ENOSYS, 'not on this architecture')
    wide = [arg if isinstance(arg, (ctypes.Array, ctypes.Structure, bytes)) else ctypes.c_long(arg) for arg in args]
    result = libc.syscall(ctypes.c_long(number), *wide)
    if result == -1:
        raise OSError(ctypes.get_errno(), '')
    return result

def vector(buffer):
    return struct.pack('QQ', ctypes.addressof(buffer), len(buffer))

def copy(name):
    here, there = ctypes.create_string_buffer(b'1234'), ctypes.create_string_buffer(4)
    call(name, os.getpid(), vector(here), 1, vector(there), 1, 0)

def child(flags):
    if call('clone', flags, 0, 0, 0, 0) == 0:
        os._exit(0)

def listen(flags):
    allow = ctypes.create_string_buffer(struct.pack('HBBI', 6, 0, 0, 0x7fff0000))
    call('seccomp', 1, flags, struct.pack('HxxxxxxQ', 1, ctypes.addressof(allow)))

def getpid_as_i386():
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(b'\\xb8\\x14\\x00\\x00\\x00\\xcd\\x80\\xc3')  # mov eax, 20; int 0x80; ret
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    assert ctypes.CFUNCTYPE(ctypes.c_int)(address)() == os.getpid()

def attempt(act):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            exec(act)
            said = 'done'
        except OSError as error:
            said = errno.errorcode[error.errno]
        except BaseException as error:
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 1000).decode()
    os.close(reading)
    _, status = os.waitpid(pid, 0)
    return signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else said
`;

const NUMBERS = Object.fromEntries(
  SYSCALL_NAMES.map((name) => [name, (NATIVE && syscallNumber(NATIVE, name)) ?? null]),
);

function tryAll(acts: Readonly<Record<string, string>>, filter: Buffer | undefined): Record<string, string> {
  const given = JSON.stringify(JSON.stringify({ NUMBERS, acts }));
  const script = `${TRY_ALL}
given = json.loads(${given})
numbers = given['NUMBERS']
json.dump({title: attempt(act) for title, act in given['acts'].items()}, sys.stdout)
`;
  const { stdout, stderr } = runPython(script, filter);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, string>;
}

interface Act {
  readonly act: string;
  readonly under: string;
  /** What comes of it without the filter. */
  readonly control: string | RegExp;
}

/** Invalid beside any namespace (EINVAL of copy_process), and before anybody asks for a right. */
const THREAD_ALONE = 0x0001_0000;

const ACTS: Record<string, Act> = {
  ptrace: { act: 'call("ptrace", 0, 0, 0, 0)', under: 'EPERM', control: 'done' },
  process_vm_readv: { act: 'copy("process_vm_readv")', under: 'EPERM', control: 'done' },
  process_vm_writev: { act: 'copy("process_vm_writev")', under: 'EPERM', control: 'done' },
  pidfd_getfd: { act: 'call("pidfd_getfd", os.pidfd_open(os.getpid()), 0, 0)', under: 'EPERM', control: 'done' },
  kcmp: { act: 'call("kcmp", os.getpid(), os.getpid(), 1, 0, 0)', under: 'EPERM', control: 'done' },
  add_key: { act: 'call("add_key", b"user", b"name", b"x", 1, -2)', under: 'EPERM', control: 'done' },
  keyctl: { act: 'call("keyctl", 0, -2, 1)', under: 'EPERM', control: 'done' },
  io_uring_setup: { act: 'call("io_uring_setup", 1, bytes(120))', under: 'ENOSYS', control: /^(done|EPERM)$/u },
  'userfaultfd, of user space only': { act: 'call("userfaultfd", 1)', under: 'EPERM', control: 'done' },
  'unshare, of working directories': { act: 'call("unshare", 0x200)', under: 'EPERM', control: 'done' },
  setns: { act: 'call("setns", -1, 0)', under: 'EPERM', control: 'EBADF' },
  clone3: { act: 'call("clone3", 0, 0)', under: 'ENOSYS', control: 'EINVAL' },
  'clone, without namespaces': { act: 'child(17)', under: 'done', control: 'done' },
  ...Object.fromEntries(
    [0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000].map((flag) => [
      `clone, with namespace 0x${flag.toString(16)} and a high word`,
      { act: `child(${flag | THREAD_ALONE} | 1 << 40)`, under: 'EPERM', control: 'EINVAL' },
    ]),
  ),
  AF_NETLINK: { act: 'call("socket", 16, 3, 0)', under: 'EAFNOSUPPORT', control: 'done' },
  'AF_NETLINK under a high word': { act: 'call("socket", 1 << 32 | 16, 3, 0)', under: 'EAFNOSUPPORT', control: 'done' },
  'AF_UNIX under a high word': { act: 'call("socket", 1 << 32 | 1, 1, 0)', under: 'done', control: 'done' },
  AF_INET6: { act: 'socket.socket(socket.AF_INET6)', under: 'done', control: 'done' },
  'a pair of AF_NETLINK': {
    act: 'call("socketpair", 16, 3, 0, bytes(8))',
    under: 'EAFNOSUPPORT',
    control: 'ENOTSUP',
  },
  ...Object.fromEntries(
    Object.entries({ TIOCSTI: 0x5412, TIOCLINUX: 0x541c, TIOCSETD: 0x5423 }).flatMap(([name, request]) => [
      [name, { act: `call("ioctl", os.pipe()[0], ${request}, b"x")`, under: 'EPERM', control: 'ENOTTY' }],
      [
        `${name} under a high word`,
        { act: `call("ioctl", os.pipe()[0], 1 << 32 | ${request}, b"x")`, under: 'EPERM', control: 'ENOTTY' },
      ],
    ]),
  ),
  'TIOCSETD of a terminal': {
    act: 'call("ioctl", pty.openpty()[1], 0x5423, struct.pack("i", 0))',
    under: 'EPERM',
    control: 'done',
  },
  'TIOCGWINSZ of a terminal': {
    act: 'call("ioctl", pty.openpty()[1], 0x5413, ctypes.create_string_buffer(8))',
    under: 'done',
    control: 'done',
  },
  'personality, to turn off address randomisation': {
    act: 'call("personality", 0x40000)',
    under: 'EPERM',
    control: 'done',
  },
  'personality, to ask for it': { act: 'assert call("personality", 0xffffffff) >= 0', under: 'done', control: 'done' },
  'a filter of its own': { act: 'listen(0)', under: 'done', control: 'done' },
  'a filter of its own with a listener': { act: 'listen(8)', under: 'EPERM', control: 'done' },
};

/** What is there on x86_64 only. */
const ACTS_X64: Record<string, Act> = {
  'modify_ldt, to read it': {
    act: 'call("modify_ldt", 0, ctypes.create_string_buffer(8), 8)',
    under: 'EPERM',
    control: /^(done|ENOSYS)$/u,
  },
  // Without CONFIG_IA32_EMULATION the interrupt itself is a fault.
  'the numbers of i386': { act: 'getpid_as_i386()', under: 'SIGSYS', control: /^(done|SIGSEGV)$/u },
  'x32, which kernels rarely have': { act: 'call(1 << 30 | 39)', under: 'ENOSYS', control: /^(done|ENOSYS)$/u },
  'the stray x32 numbers': { act: 'call(521, 0, 0, 0, 0)', under: 'ENOSYS', control: /./u },
};

/** Controls tell nothing where a filter of somebody else, such as that of a container, is in force already. */
const isFiltered = process.platform === 'linux' && !/^Seccomp:\s+0$/mu.test(readFileSync('/proc/self/status', 'utf8'));
const testControl = isFiltered ? test.skip : test;

describeWith('Linux', 'under the filter, the kernel', () => {
  if (NATIVE === undefined) return;
  const filter = buildSeccompFilter(NATIVE);
  const acts = NATIVE === 'x64' ? { ...ACTS, ...ACTS_X64 } : ACTS;
  const code = Object.fromEntries(Object.entries(acts).map(([title, { act }]) => [title, act]));

  test('refuses what is of use against the sandbox, and nothing beside it', () => {
    const expected = Object.fromEntries(Object.entries(acts).map(([title, { under }]) => [title, under]));
    expect(tryAll(code, filter)).toEqual(expected);
  });

  testControl('does these things where there is no filter, or has another reason not to', () => {
    const expected = Object.entries(acts).map(([title, { control }]): [string, unknown] => [
      title,
      typeof control === 'string' ? control : expect.stringMatching(control),
    ]);
    expect(tryAll(code, undefined)).toEqual(Object.fromEntries(expected));
  });

  test('ends at once what was built for another architecture', () => {
    const other = buildSeccompFilter(NATIVE === 'x64' ? 'arm64' : 'x64');
    expect(runPython('print(1)', other)).toMatchObject({ signal: 'SIGSYS', stdout: '' });
    expect(runPython('print(1)', filter)).toMatchObject({ status: 0, stdout: '1\n' });
  });
});

describeWith('root', 'under the filter, even for root, the kernel', () => {
  if (NATIVE === undefined) return;
  const filter = buildSeccompFilter(NATIVE);
  const ofTheFirst = ['prlimit64', 'sched_setaffinity', 'sched_setattr', 'sched_setparam', 'sched_setscheduler'];
  const decided = [
    ...['clone', 'ioctl', 'personality', 'seccomp', 'setpriority', 'socket', 'socketpair'],
    ...ofTheFirst,
  ];
  const absent = ['clone3', 'io_uring_enter', 'io_uring_register', 'io_uring_setup', 'memfd_secret'];
  const names = SYSCALL_NAMES.filter((name) => NUMBERS[name] !== null && !decided.includes(name));
  // Nothing that any of them would accept: a control must not swap, reboot or set the clock.
  const acts = Object.fromEntries(names.map((name) => [name, `call("${name}", -1, -1, -1, -1, -1, -1)`]));

  test('refuses every call that is listed', () => {
    const expected = names.map((name) => [name, absent.includes(name) ? 'ENOSYS' : 'EPERM']);
    expect(tryAll(acts, filter)).toEqual(Object.fromEntries(expected));
  });

  testControl('has another reason to refuse these arguments where there is no filter', () => {
    const outcomes = tryAll(acts, undefined);
    const same = names.filter((name) => !absent.includes(name) && outcomes[name] === 'EPERM');
    expect(same).toEqual([]);
    const namespaces = { clone: 'child(0x04000000 | 17)', unshare: 'call("unshare", 0x04000000)' };
    expect(tryAll(namespaces, undefined)).toEqual({ clone: 'done', unshare: 'done' });
    expect(tryAll(namespaces, filter)).toEqual({ clone: 'EPERM', unshare: 'EPERM' });
  });
});
