# Compiles extension.c with the first of $CC, cc and gcc, and says what setuptools says when it cannot.
import email, os, shutil, subprocess, sys, sysconfig
from write_wheel import read, write_wheel


def tag():
    python = 'cp%d%d' % sys.version_info[:2]
    abi = python + ('m' if sys.version_info < (3, 8) else '')
    return '%s-%s-%s' % (python, abi, sysconfig.get_platform().replace('-', '_').replace('.', '_'))


def fail(reason):
    sys.stderr.write('error: %s\n' % reason)
    sys.exit(1)


def compile_extension(name):
    compiler = next(filter(shutil.which, filter(None, [os.environ.get('CC'), 'cc', 'gcc'])), 'gcc')
    library = name + sysconfig.get_config_var('EXT_SUFFIX')
    command = [compiler, '-shared', '-fPIC', '-I' + sysconfig.get_path('include'), 'extension.c', '-o', library]
    print("running build_ext\nbuilding '%s' extension\n%s" % (name, ' '.join(command)), flush=True)
    try:
        status = subprocess.call(command)
    except FileNotFoundError:
        fail("command '%s' failed: No such file or directory" % compiler)
    if status:
        fail("command '%s' failed with exit code %d" % (shutil.which(compiler), status))
    return library, read(library)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = email.message_from_bytes(read('PKG-INFO'))['Name'].replace('-', '_').lower()
    return write_wheel(wheel_directory, [compile_extension(name)], tag())
