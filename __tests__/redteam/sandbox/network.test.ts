import { describeAttacks } from './attack.js';

describeAttacks('the network: no program', [
  {
    rule: 'connects to a service of the machine, by any of its addresses',
    program: `
def connect(family, address):
    with socket.socket(family) as s:
        s.settimeout(2); s.connect(address)
for host in ("127.0.0.1", "127.1.2.3", "0.0.0.0", "localhost"): attempt(host, connect, socket.AF_INET, (host, world["port"]))
attempt("mapped", connect, socket.AF_INET6, ("::ffff:127.0.0.1", world["port"]))
attempt("mptcp", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262).connect(("127.0.0.1", world["port"])))`,
    works: ['127.0.0.1', '0.0.0.0', 'localhost'],
  },
  {
    rule: 'connects to a socket outside by an abstract name or a path',
    program: `
def connect(address):
    with socket.socket(socket.AF_UNIX) as s: s.connect(address)
attempt("abstract", connect, "\\0" + world["abstract"])
attempt("path", connect, os.path.join(world["folder"], "socket"))
for file in ("/run/systemd/journal/socket", "/dev/log", "/run/dbus/system_bus_socket", "/run/docker.sock", "/run/systemd/private"):
    attempt(file, os.stat, file)`,
    works: ['abstract', 'path'],
  },
  {
    rule: 'sees the machine’s connections and interfaces',
    program: `
listening = ":%04X" % world["port"]
attempt("tcp", lambda: listening in content("/proc/net/tcp").decode())
attempt("unix", lambda: world["abstract"] in content("/proc/net/unix").decode())
attempt("routes", lambda: len(content("/proc/net/route").splitlines()) > 1)
attempt("neighbours", lambda: len(content("/proc/net/arp").splitlines()) > 1)`,
    works: ['tcp', 'unix'],
  },
  {
    rule: 'reaches another machine or a name server',
    program: `
import fcntl
def send(address):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s: s.sendto(b"x", address)
for address in ("8.8.8.8", "169.254.169.254", "10.0.0.1", "255.255.255.255"): attempt(address, send, (address, 9))
attempt("name", socket.getaddrinfo, "example.com", 80)
attempt("ipv6", lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b"x", ("2001:4860:4860::8888", 9)))
attempt("interfaces", lambda: [n for _, n in socket.if_nameindex()] != ["lo"])
attempt("raise", lambda: fcntl.ioctl(socket.socket(), 0x8914, b"lo".ljust(16, b"\\0") + struct.pack("h", 0).ljust(24, b"\\0")))`,
    works: [],
    provesNothing: 'the machine may have no network either',
  },
  {
    rule: 'has sockets of any family but UNIX and the two of the internet',
    program: `
for family in range(46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        if family not in (1, 2, 10): attempt("family %d" % family, lambda: socket.socket(family, kind).close())
for family in (socket.AF_INET, socket.AF_INET6): attempt("raw", socket.socket, family, socket.SOCK_RAW, 1)
socketcall, netlink = (41 if x86_64 else 198), 16
attempt("family 16 with a high word", call, socketcall, (1 << 32) | netlink, socket.SOCK_RAW, 0)
reached[:] = sorted(set(reached))`,
    works: ['family 16', 'family 16 with a high word'],
  },
]);
