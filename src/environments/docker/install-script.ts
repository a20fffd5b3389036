/** Where packages are, beside those of the image: a venv of the image's Python. */
export const PLACE = '/opt/pyexec';

/** The exit status when what is mounted is not what is here. */
export const NOT_SEEN = 76;

/**
 * Makes sure that what is mounted is what is meant, makes the place, gives up all rights, makes the venv in it, runs pip,
 * and says behind the token what it installed. So nothing that a package brings can change the image's Python, which supervises. Ends with the tool, which sends it the
 * variables: what a container is made with may be kept in an image that is made from it.
 */
export const INSTALL = `import json, os, resource, shutil, subprocess, sys, threading
place, token, uid, gid, count = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
compared, args = sys.argv[6:6 + 2 * count], sys.argv[6 + 2 * count:]
def mark(path):
    try:
        facts = os.stat(path)
    except OSError:
        return ''
    return '%d:%d' % (facts.st_dev, facts.st_ino)
if list(map(mark, compared[::2])) != compared[1::2]:
    sys.exit(${NOT_SEEN})
os.umask(0o022)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.makedirs(place)
os.chown(place, uid, gid)
os.setgroups([])
os.setresgid(gid, gid, gid)
os.setresuid(uid, uid, uid)
tool = open(0, 'rb', 0)
os.environ.update(json.loads(tool.readline().decode() or sys.exit(75)))
def wait_for_the_tool():
    while tool.read(4096):
        pass
    os._exit(75)
def run(command):
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL).pid
    while True:
        # As the first process of the container it gets all orphans.
        pid, status = os.wait()
        if pid == child:
            return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1
threading.Thread(target=wait_for_the_tool, daemon=True).start()
home = os.path.join(place, '.install')
os.makedirs(home)
os.environ.update(HOME=home, TMPDIR=home)
python = os.path.join(place, 'bin', 'python3')
site = os.path.join(place, 'lib', 'python%d.%d' % sys.version_info[:2], 'site-packages')
os.makedirs(os.path.dirname(python))
os.makedirs(site)
os.symlink(sys.executable, python)
os.symlink('python3', os.path.join(place, 'bin', 'python'))
with open(os.path.join(place, 'pyvenv.cfg'), 'w') as f:
    print('home = ' + os.path.dirname(sys.executable), 'include-system-site-packages = true', sep=os.linesep, file=f)
if sys.prefix != sys.base_prefix:
    # The image's Python is a venv itself, of which this one would see nothing.
    with open(os.path.join(site, 'of-the-image.pth'), 'w') as f:
        print(*[one for one in sys.path if one.endswith('-packages')], sep=os.linesep, file=f)
pip = [python, '-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--no-cache-dir', '--progress-bar', 'off']
done = run(pip + args)
shutil.rmtree(home, ignore_errors=True)
if done:
    sys.exit(done)
sys.exit(run([python, '-I', '-c', """
import json, sys
try:
    from importlib.metadata import distributions
except ImportError:
    distributions = lambda path: []
found = [[d.metadata['Name'], d.version] for d in distributions(path=[sys.argv[1]])]
print()
print(sys.argv[2] + json.dumps(found), flush=True)
""", site, token]))
`;
