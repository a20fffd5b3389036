import { lstatSync, readdirSync, readlinkSync, type BigIntStats } from 'node:fs';
import { PyexecError, systemCode } from '../../../errors.js';
import type { Identity } from '../../../execution/launcher.js';
import type { ByteName } from '../../../byte-name.js';
import { MAX_COPIED_BYTES, MAX_COPIED_ENTRIES, type Entry } from './entry.js';

interface TreeRequest {
  /** A folder or a file. Absolute. */
  readonly root: string;
  /** Absolute paths that are left out with all that is in them, besides what is named `.git`. */
  readonly hidden: ReadonlySet<string>;
  /** Who is to read it, when that is not who owns it: what only its owner may read is left out then. */
  readonly reader: Identity | undefined;
}

/** What is to be copied of a folder, and the names of what is not. */
export interface Tree {
  readonly entries: readonly Entry[];
  readonly hidden: readonly ByteName[];
}

function unlessRefused<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

function kindOf(facts: BigIntStats): Entry['kind'] | undefined {
  if (facts.isFile()) return 'file';
  if (facts.isDirectory()) return 'folder';
  return facts.isSymbolicLink() ? 'link' : undefined;
}

/** What two looks at the same entry have in common as long as nobody changes it. */
export function fingerprintOf(facts: BigIntStats): string {
  return `${facts.dev}:${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}:${facts.mode}`;
}

class Reader {
  readonly entries: Entry[] = [];
  readonly hidden: ByteName[] = [];
  private bytes = 0;

  constructor(private readonly request: TreeRequest) {}

  read(): void {
    const pending: ByteName[] = [];
    if (this.add('') === 'folder') pending.push('');
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const names = unlessRefused(() => readdirSync(this.at(folder), { encoding: 'buffer' })) ?? [];
      for (const bytes of names) {
        const name = `${folder === '' ? '' : `${folder}/`}${bytes.toString('latin1')}`;
        const isGit = bytes.toString('latin1').toLowerCase() === '.git';
        if (isGit || this.request.hidden.has(this.at(name).toString())) this.hidden.push(name);
        else if (this.add(name) === 'folder') pending.push(name);
      }
    }
  }

  private isClosed({ mode, uid }: BigIntStats): boolean {
    const { reader } = this.request;
    return reader !== undefined && Number(uid) !== reader.uid && (mode & 0o004n) === 0n;
  }

  private at(name: ByteName): Buffer {
    return Buffer.concat([Buffer.from(this.request.root), Buffer.from(name === '' ? '' : `/${name}`, 'latin1')]);
  }

  private add(name: ByteName): Entry['kind'] | undefined {
    const place = this.at(name);
    const facts = unlessRefused(() => lstatSync(place, { bigint: true }));
    const kind = facts === undefined ? undefined : kindOf(facts);
    // What is no file, folder or link means nothing elsewhere.
    if (facts === undefined || kind === undefined) return undefined;
    if (this.isClosed(facts)) {
      this.hidden.push(name);
      return undefined;
    }
    const target = kind === 'link' ? unlessRefused(() => readlinkSync(place, { encoding: 'buffer' })) : Buffer.alloc(0);
    if (target === undefined) return undefined;
    const size = kind === 'file' ? Number(facts.size) : 0;
    this.count(size);
    this.entries.push({
      ...{ name, kind, size, target: target.toString('latin1') },
      mode: Number(facts.mode & 0o777n),
      uid: Number(facts.uid),
      gid: Number(facts.gid),
      modifiedNs: facts.mtimeNs,
      fingerprint: fingerprintOf(facts),
    });
    return kind;
  }

  private count(size: number): void {
    this.bytes += size;
    if (this.bytes <= MAX_COPIED_BYTES && this.entries.length < MAX_COPIED_ENTRIES) return;
    const { root } = this.request;
    throw new PyexecError('invalid-input', {
      message: `${root} holds more than ${MAX_COPIED_BYTES / 2 ** 20} MiB or ${MAX_COPIED_ENTRIES} files, too much to be copied to a container engine that does not see this machine’s files`,
      hint: 'Give a smaller folder, or use an engine of this machine.',
    });
  }
}

/**
 * Everything in a folder but what is named `.git`, each entry after the folder that it is in, itself first. Links are not
 * followed; what cannot be read is left out.
 *
 * @throws PyexecError `invalid-input` for more than is copied
 */
export function readTree(request: TreeRequest): Tree {
  const reader = new Reader(request);
  reader.read();
  return { entries: reader.entries, hidden: reader.hidden };
}
