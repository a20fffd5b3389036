"""Tries what a contained program must not be able to do, does no harm, and exits with 1 when anything of it works.

Usage: reaches_out.py [FILE ...]    files outside of the sandbox, to read and to open for writing
"""

import ctypes
import os
import socket
import subprocess
import sys

CLONE_NEWUSER = 0x10000000


def read(path):
    with open(path, "rb") as file:
        file.read(1)


def open_for_writing(path):
    os.close(os.open(path, os.O_WRONLY | os.O_APPEND))


def find_a_route():
    """Connecting a datagram socket sends nothing: it fails where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))


def read_environments():
    """Those of processes that are not this one. It is a success to find any."""
    others = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
    for name in others:
        try:
            return read("/proc/{}/environ".format(name))
        except OSError:
            pass
    raise OSError("{} other processes, none can be read".format(len(others)))


def make_a_user_namespace():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def main():
    attempts = [
        ("find a route to the network", find_a_route),
        ("signal all other processes", lambda: os.kill(-1, 0)),
        ("read the environment of another process", read_environments),
        ("become root", lambda: os.setuid(0)),
        ("become root by sudo", lambda: subprocess.check_output(["sudo", "-n", "true"], stderr=subprocess.STDOUT)),
        ("make a user namespace", make_a_user_namespace),
    ]
    for path in sys.argv[1:]:
        attempts.append(("read " + path, lambda path=path: read(path)))
        attempts.append(("write " + path, lambda path=path: open_for_writing(path)))

    reached = 0
    for what, act in attempts:
        try:
            act()
        except (OSError, subprocess.CalledProcessError) as problem:
            print("refused  {}: {}".format(what, problem))
        else:
            reached += 1
            print("REACHED  {}".format(what))
    sys.exit(1 if reached else 0)


if __name__ == "__main__":
    main()
