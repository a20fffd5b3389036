import { describeAttacks } from './attack.js';

describeAttacks('the files of the machine: no program', [
  {
    rule: 'reads a home, a repository, or another folder',
    program: `
for name in ("home/.secret", "home/.local/share/keyrings/login", "repository/.git/config", "repository/README"):
    attempt(name, content, os.path.join(world["folder"], name))
attempt("folder", os.listdir, world["folder"])`,
    works: [
      'home/.secret',
      'home/.local/share/keyrings/login',
      'repository/.git/config',
      'repository/README',
      'folder',
    ],
  },
  {
    rule: 'sees what the machine is and who uses it',
    program: `
import pwd
for place in ("/var", "/run", "/sys", "/root", "/opt", "/srv", "/mnt", "/boot", "/etc/shadow", "/etc/hostname", "/etc/machine-id", "/etc/ssh", "/etc/sudoers.d"):
    attempt(place, os.stat, place)
attempt("users", lambda: any(p.pw_name not in ("root", "sandbox") for p in pwd.getpwall()))
attempt("host name", lambda: os.uname().nodename != "sandbox")`,
    works: ['/var', '/run', '/sys', 'users'],
  },
  {
    rule: 'gets out by links, through /proc, or along its own path',
    program: `
secret = os.path.join(world["folder"], "home/.secret")
os.symlink(secret, "link"); os.symlink(world["folder"], "folder"); os.symlink("/", "root")
attempt("link", content, "link")
attempt("folder", os.listdir, "folder")
attempt("root", content, "root" + secret)
attempt("/proc/self/root", content, "/proc/self/root" + secret)
attempt("/proc/1/root", os.listdir, "/proc/1/root/")
attempt("/proc/1/cwd", os.listdir, "/proc/1/cwd/")
attempt("dots", content, "../" * 40 + secret)
for fd in os.listdir("/proc/self/fd"):
    attempt("fd " + fd, lambda: os.stat("/proc/self/fd/" + fd + secret))`,
    works: ['link', 'folder', 'root', '/proc/self/root', 'dots'],
  },
  {
    rule: 'takes a hard link to what is elsewhere',
    program: `
attempt("secret", os.link, os.path.join(world["folder"], "home/.secret"), "hard")
attempt("repository", os.link, os.path.join(world["folder"], "repository/README"), "../hard")
attempt("the system's", os.link, "/etc/services", "hard-too")
for name in ("hard", "../hard", "hard-too"):
    if os.path.lexists(name): os.unlink(name)`,
    works: ['secret'],
    control: 'plain Python',
  },
  {
    rule: 'writes where everybody may write',
    program: `
name = "redteam-%d" % world["port"]
for place in (os.path.join(world["folder"], "open"), "/var/tmp", "/run/lock"):
    def write():
        open(os.path.join(place, name), "w").close(); os.unlink(os.path.join(place, name))
    attempt(os.path.basename(place), write)
attempt("file", open, os.path.join(world["folder"], "open/here"), "a")`,
    works: ['open', 'tmp', 'file'],
  },
  {
    rule: 'changes the system, its own root folder, or the devices',
    program: `
for place in ("/", "/etc", "/usr", "/usr/lib", "/dev", "/home", "/proc", os.path.dirname(sys.executable), os.path.dirname(os.__file__)):
    attempt("make " + place, os.mkdir, os.path.join(place, "redteam"))
    attempt("mode " + place, os.chmod, place, 0o777)
    attempt("time " + place, os.utime, place)
for file in ("/etc/passwd", "/etc/hosts", "/etc/ld.so.cache", sys.executable, os.__file__, "/dev/null"):
    attempt("mode " + file, os.chmod, file, 0o777)
    attempt("remove " + file, os.unlink, file)
    attempt("move " + file, os.rename, file, file + "x")
for file in ("/etc/passwd", "/etc/hosts", sys.executable, os.__file__): attempt("open " + file, open, file, "a")`,
    works: [],
    provesNothing: 'no unprivileged user may do it anyway',
  },
  {
    rule: 'sees or moves the folders of the run around its own',
    program: `
work = os.getcwd()
base = os.path.dirname(work)
attempt("names", lambda: os.listdir(base) != [os.path.basename(work)])
attempt("users", lambda: os.stat(os.path.join(base, "group")))
attempt("move", os.rename, work, work + "-moved")
attempt("remove", os.rmdir, work)
attempt("link", lambda: (os.unlink(work), os.symlink("/", work)))
if os.path.exists(work + "-moved"): os.rename(work + "-moved", work)`,
    works: ['names', 'move'],
  },
  {
    rule: 'changes the program that runs',
    program: `
attempt("write", open, __file__, "a")
attempt("mode", os.chmod, __file__, 0o777)
attempt("remove", os.unlink, __file__)
open("other", "w").close()
attempt("replace", os.replace, "other", __file__)`,
    works: ['mode', 'remove', 'replace'],
  },
  {
    rule: 'makes devices, or uses those of the machine',
    program: `
import stat
attempt("disk", os.mknod, "disk", 0o600 | stat.S_IFBLK, os.makedev(254, 0))
attempt("memory", os.mknod, "memory", 0o600 | stat.S_IFCHR, os.makedev(1, 1))
allowed = {"core", "fd", "full", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin", "stdout", "tty", "urandom", "zero", "console"}
for name in sorted(set(os.listdir("/dev")) - allowed): attempt(name, os.stat, "/dev/" + name)
attempt("kernel messages", os.stat, "/dev/kmsg")`,
    works: ['kernel messages'],
    control: 'plain Python',
  },
]);
