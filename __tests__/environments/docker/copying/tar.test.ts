import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import type { Entry } from '../../../../src/environments/docker/copying/entry.js';
import { ARCHIVE_END, encodeEntry } from '../../../../src/environments/docker/copying/tar.js';

const READS = `
import io, json, sys, tarfile
with tarfile.open(fileobj=io.BytesIO(sys.stdin.buffer.read()), encoding="latin-1") as tar:
    print(json.dumps([[m.name, m.type.decode(), m.mode, m.uid, m.gid, m.size, m.mtime, m.linkname,
                       (tar.extractfile(m).read().decode() if m.isfile() else "")] for m in tar]))`;

const entry = (more: Partial<Entry>): Entry => ({
  ...{ name: '', kind: 'file', mode: 0o640, uid: 1001, gid: 1002, size: 0, target: '', fingerprint: '' },
  modifiedNs: 1_700_000_000_123_456_789n,
  ...more,
});

test('an archive is read by others as it was written', () => {
  const long = `${'deep/'.repeat(60)}name`;
  const archive = [
    ...encodeEntry(entry({ kind: 'folder', mode: 0o755 }), 'root', []),
    ...encodeEntry(entry({ size: 5 }), 'root/\xff\n', [Buffer.from('he'), Buffer.from('llo')]),
    ...encodeEntry(entry({ size: 600 }), long, [Buffer.alloc(600, 'x')]),
    ...encodeEntry(entry({ kind: 'link', target: long }), `${long}-link`, []),
    ...encodeEntry(entry({ size: 4 }), 'shorter', [Buffer.from('ab')]),
    ARCHIVE_END,
  ];
  const { stdout, stderr } = spawnSync('python3', ['-c', READS], { input: Buffer.concat(archive), encoding: 'utf8' });
  expect(stderr).toBe('');
  const all = [1001, 1002];
  const time = 1_700_000_000;
  expect(JSON.parse(stdout)).toEqual([
    ['root', '5', 0o755, ...all, 0, time, '', ''],
    ['root/\xff\n', '0', 0o640, ...all, 5, time, '', 'hello'],
    [long, '0', 0o640, ...all, 600, time, '', 'x'.repeat(600)],
    [`${long}-link`, '2', 0o640, ...all, 0, time, long, ''],
    ['shorter', '0', 0o640, ...all, 4, time, '', 'ab\0\0'],
  ]);
});
