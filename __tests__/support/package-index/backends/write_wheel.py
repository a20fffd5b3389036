# In every source distribution beside its backend: makes a wheel of what is in src/ and of PKG-INFO, without setuptools.
# Runs on Python 3.6 to 3.13, in the unpacked source distribution.
import base64, email, hashlib, os, re, zipfile


def record_line(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')
    return '%s,sha256=%s,%d\n' % (name, digest, len(content))


def read(name):
    with open(name, 'rb') as file:
        return file.read()


def write_wheel(folder, more=(), tag='py3-none-any'):
    """Adds the (path, content) pairs in more. Gives the name of the wheel, as a backend has to."""
    metadata = read('PKG-INFO')
    headers = email.message_from_bytes(metadata)
    stem = '%s-%s' % (re.sub('[-_.]+', '_', headers['Name']).lower(), headers['Version'])
    files = [
        (os.path.relpath(os.path.join(parent, name), 'src'), read(os.path.join(parent, name)))
        for parent, _, names in os.walk('src')
        for name in names
    ]
    pure = 'true' if tag.endswith('-any') else 'false'
    wheel = 'Wheel-Version: 1.0\nGenerator: pyexec-tests\nRoot-Is-Purelib: %s\nTag: %s\n' % (pure, tag)
    files += list(more) + [(stem + '.dist-info/METADATA', metadata), (stem + '.dist-info/WHEEL', wheel.encode())]
    record = stem + '.dist-info/RECORD'
    lines = ''.join(record_line(*file) for file in files) + record + ',,\n'
    with zipfile.ZipFile(os.path.join(folder, '%s-%s.whl' % (stem, tag)), 'w') as archive:
        for name, content in files + [(record, lines.encode())]:
            archive.writestr(zipfile.ZipInfo(name), content)
    return '%s-%s.whl' % (stem, tag)
