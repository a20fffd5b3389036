# The part of supervisor.py that only containers need whose engine does not see the tool's files: stands in front of it in
# one program, and uses what it imports and defines. Python compiles it at every start, so others do without.


class Quota:
    """What a program may write into a file system of its own: watched here when the tool does not see it."""
    def __init__(self, folder, most_bytes, most_entries):
        self.folder, self.most_bytes, self.most_entries, self.due = folder, most_bytes, most_entries, 0
        self.before = self.used()

    def used(self):
        facts = os.statvfs(self.folder)
        return (facts.f_blocks - facts.f_bfree) * facts.f_frsize, facts.f_files - facts.f_ffree

    def is_due(self):
        now = time.monotonic()
        if now < self.due:
            return False
        self.due = now + QUOTA_SECONDS
        return True

    def excess(self):
        size, entries = (now - before for now, before in zip(self.used(), self.before))
        if size > self.most_bytes or entries >= self.most_entries:
            return b'disk-bytes=%d' % size, b'disk-entries=%d' % entries


def fingerprint(facts):
    return facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_mode


class Copies:
    """
    The working directory when the tool's own cannot be mounted: in an engine that does not see its files. Into it, before a
    program: m an entry, b bytes of the file that was named last, d all of it. Out of it, after a program: w asks for it; n an
    entry, z all of them; then for each file that is not as it came in f its number, b bytes, and e after the last one. Bytes
    stand behind their place in the file, as 8 bytes.
    """
    def __init__(self):
        self.known, self.folders, self.problem, self.file = {}, [], b'', None

    def obey(self, kind, request):
        if kind == b'w':
            return self.copy_out(request)
        try:
            if kind == b'b':
                if self.file is not None:
                    self.write(request[8:], int.from_bytes(request[:8], 'big'))
                return
            self.finish_file()
            if kind == b'm' and not self.problem:
                self.make(request['root'][0], request['name'][0], request)
            if kind == b'd':
                self.finish_folders()
        except OSError as problem:
            self.problem = self.problem or describe(problem)
        if kind == b'd':
            send(b'd', self.problem)

    def make(self, root, name, request):
        kind, place = request['kind'][0], os.path.join(root, name)
        mode, at = int(request['mode'][0]), int(request['time'][0])
        if kind == b'folder':
            if name:
                os.mkdir(place, 0o700)
            self.folders.append((place, mode, at))
        elif kind == b'link':
            os.symlink(request['target'][0], place)
            self.known[name] = fingerprint(os.lstat(place))
        else:
            fd = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
            self.file = fd, name, mode, at
            os.ftruncate(fd, int(request['size'][0]))

    def write(self, data, offset):
        while data:
            written = os.pwrite(self.file[0], data, offset)
            data, offset = data[written:], offset + written

    def finish_file(self):
        if self.file is None:
            return
        fd, name, mode, at = self.file
        self.file = None
        try:
            os.fchmod(fd, mode)
            os.utime(fd, ns=(at, at))
            self.known[name] = fingerprint(os.fstat(fd))
        finally:
            os.close(fd)

    def finish_folders(self):
        for place, mode, at in reversed(self.folders):
            os.chmod(place, mode)
            os.utime(place, ns=(at, at))

    def copy_out(self, request):
        root, most = request['root'][0], int(request['most'][0])
        os.chmod(root, 0o700)
        changed, number, state = [], 0, b'whole'
        limits = int(request['longest'][0]), int(request['deepest'][0])
        for name, kind, facts, more in self.walk(root, *limits):
            if kind == b'deep':
                state = kind
                continue
            if number >= most:
                state = b'cut'
                break
            is_same = self.known.get(name) == fingerprint(facts)
            Outbox.put(b'n', b'\0'.join((b'kind=' + kind, b'name=' + name, b'mode=%d' % (facts.st_mode & 0o777),
                                         b'size=%d' % facts.st_size, b'same=%d' % is_same) + more))
            if kind == b'file' and not is_same:
                changed.append((number, os.path.join(root, name)))
            number += 1
        send(b'z', b'state=' + state)
        for number, place in changed:
            Outbox.put(b'f', b'%d' % number)
            self.pour(place)
        send(b'e')

    def walk(self, root, longest, deepest):
        """Each entry after the folder that it is in."""
        first_names, device = {}, os.lstat(root).st_dev
        pending = [b'']
        while pending:
            folder = pending.pop()
            try:
                names = os.listdir(os.path.join(root, folder))
            except OSError:
                yield folder, b'unreadable', os.lstat(root), ()
                continue
            for name in names:
                name = os.path.join(folder, name)
                if len(name) > longest or name.count(b'/') >= deepest:
                    yield name, b'deep', None, ()
                    continue
                place = os.path.join(root, name)
                try:
                    facts = os.lstat(place)
                except OSError:
                    yield folder, b'unreadable', os.lstat(root), ()
                    continue
                if facts.st_dev != device:
                    continue
                form = facts.st_mode & 0o170000
                if form == 0o040000:
                    if facts.st_mode & 0o500 != 0o500:
                        os.chmod(place, 0o700)
                    pending.append(name)
                    yield name, b'folder', facts, ()
                elif form == 0o120000:
                    yield name, b'link', facts, (b'target=' + os.readlink(place),)
                elif form != 0o100000:
                    yield name, b'special', facts, ()
                elif facts.st_nlink > 1 and first_names.setdefault(facts.st_ino, name) != name:
                    yield name, b'again', facts, (b'target=' + first_names[facts.st_ino],)
                else:
                    yield name, b'file', facts, ()

    def open(self, place):
        try:
            return os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
        except PermissionError:
            mode = os.lstat(place).st_mode
            os.chmod(place, 0o600)
            fd = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
            os.chmod(place, mode & 0o7777)
            return fd

    def pour(self, place):
        fd, at = self.open(place), 0
        try:
            while True:
                try:
                    # Holes in a file are left out.
                    at = os.lseek(fd, at, os.SEEK_DATA)
                except OSError as problem:
                    if problem.errno == errno.ENXIO:
                        return
                data = os.pread(fd, 65536, at)
                if not data:
                    return
                Outbox.put(b'b', at.to_bytes(8, 'big') + data)
                at += len(data)
        finally:
            os.close(fd)
