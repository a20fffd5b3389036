# Packs the files that standard input lists, as JSON with contents in base64, in their order and under whatever paths it
# says, and writes the archive to standard output. Nothing of the time, the machine or the user gets in.
#   archive.py zip | tar.gz
import base64, gzip, io, json, sys, tarfile, zipfile


def pack_zip(files, out):
    with zipfile.ZipFile(out, 'w') as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, content)


def pack_tar(files, out):
    with gzip.GzipFile('', 'wb', 6, out, 0) as zipped, tarfile.open(None, 'w', zipped, format=tarfile.PAX_FORMAT) as archive:
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


packed = io.BytesIO()
listed = [(file['path'], base64.b64decode(file['content'])) for file in json.load(sys.stdin)]
{'zip': pack_zip, 'tar.gz': pack_tar}[sys.argv[1]](listed, packed)
sys.stdout.buffer.write(packed.getvalue())
