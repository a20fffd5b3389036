import { ftruncateSync, writeSync } from 'node:fs';
import { PyexecError, messageOf, systemCode } from '../../../errors.js';
import type { Frame } from '../../../execution/supervisor/frames.js';
import type { ByteName } from '../../../byte-name.js';
import { shownName, type Entry } from './entry.js';
import { decodeMessage } from './fields.js';
import type { FolderWriter, NewFile } from '../../../folder-writer.js';
import { Listing, type Listed } from './listing.js';
import { fingerprintOf } from './read-tree.js';

interface Receiving {
  readonly writer: FolderWriter;
  /** What was copied into the container. */
  readonly sent: ReadonlyMap<ByteName, Entry>;
  /** What stays as it is, with all that is in it: the caller's own. */
  readonly isKept: (name: ByteName) => boolean;
  /** Of all files together. */
  readonly maxBytes: number;
}

/** What is in the way, or not to be had any more, is left out; a disk that is full is not. */
const IN_THE_WAY = [
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ELOOP',
  'EACCES',
  'EPERM',
  'ENAMETOOLONG',
  'EXDEV',
  'EMLINK',
  'EFBIG',
  'EINVAL',
  'EILSEQ',
];

/**
 * Makes a folder what a container says that a program made of it: writes what is not as it was copied in, and removes
 * what is gone. What comes is not trusted: see `Listing` for names, and `FolderWriter` for where it goes.
 */
export class TreeReceiver {
  /** What was not copied. */
  readonly leftOut = new Set<ByteName>();
  /** Not everything that is there was told: there was too much, or something was too deep. */
  isCut = false;
  isTooDeep = false;
  private readonly listing = new Listing();
  private isListed = false;
  private number = -1;
  private file: { readonly target: NewFile; readonly listed: Listed; end: number } | undefined;
  private bytes = 0;

  constructor(private readonly receiving: Receiving) {}

  /** How many entries were told. */
  get entries(): number {
    return this.listing.entries.length;
  }

  /** True after the last message. @throws Error for what no container of ours says, PyexecError when the disk is full */
  readonly hear = ({ kind, payload }: Frame): boolean => {
    if (kind === 'n' && !this.isListed) this.listing.add(payload);
    else if (kind === 'z' && !this.isListed) this.takeListing(decodeMessage(payload).get('state'));
    else if (kind === 'f' && this.isListed) this.begin(payload);
    else if (kind === 'b' && this.isListed) this.write(payload);
    else if (kind === 'e' && this.isListed) this.finish();
    else throw new Error('the container says something out of turn');
    return kind === 'e';
  };

  /** Closes what an ended conversation left open. */
  drop(): void {
    this.file?.target.drop();
    this.file = undefined;
  }

  private takeListing(state: string | undefined): void {
    this.isListed = true;
    this.isTooDeep = state === 'deep';
    this.isCut = state !== 'whole';
    if (!this.isCut) this.removeMissing();
    for (const listed of this.listing.entries) {
      if (listed.kind === 'special' || listed.kind === 'unreadable') this.leaveOut(listed.name);
      else
        this.attempt(listed, () => {
          this.makePlace(listed);
        });
    }
  }

  /** What the program removed, or made something else of, unless somebody changed it meanwhile. */
  private removeMissing(): void {
    if (this.listing.entries.some(({ kind }) => kind === 'unreadable')) return;
    for (const [name, entry] of [...this.receiving.sent].reverse()) {
      const now = this.listing.kindOf(name);
      if (name === '' || (now === 'again' ? 'file' : now) === entry.kind || this.receiving.isKept(name)) continue;
      this.attempt({ name, isSame: false }, () => {
        this.remove(name, entry);
      });
    }
  }

  private remove(name: ByteName, entry: Entry): void {
    const { writer } = this.receiving;
    const facts = writer.look(name);
    if (facts === undefined) return;
    if (entry.kind === 'folder' && facts.isDirectory()) writer.removeFolder(name);
    else if (entry.kind !== 'folder' && fingerprintOf(facts) === entry.fingerprint) writer.removeFile(name);
  }

  private makePlace({ name, kind, isSame, target }: Listed): void {
    const { writer } = this.receiving;
    if (kind === 'folder') {
      const facts = writer.look(name);
      if (facts === undefined) writer.makeFolder(name);
      else if (!facts.isDirectory()) throw inTheWay();
      // What it may not write in is made so again in the end.
      else if ((facts.mode & 0o700n) !== 0o700n) writer.setFolderMode(name, 0o700);
    } else if (kind === 'link' && !isSame) {
      const facts = writer.look(name);
      if (facts?.isDirectory() === true) throw inTheWay();
      if (facts !== undefined) writer.removeFile(name);
      writer.makeLink(name, target);
    }
  }

  private begin(payload: Buffer): void {
    this.complete();
    const number = Number(payload.toString('latin1'));
    const listed = this.listing.entries[number];
    if (!(number > this.number) || listed?.kind !== 'file' || listed.isSame || listed.size > this.receiving.maxBytes)
      throw new Error('the container says the content of something that is none of its new files');
    this.number = number;
    this.attempt(listed, () => {
      this.file = { target: this.receiving.writer.makeFile(listed.name), listed, end: 0 };
    });
  }

  private write(payload: Buffer): void {
    const content = payload.subarray(8);
    this.bytes += content.length;
    if (content.length === 0 || this.bytes > this.receiving.maxBytes)
      throw new Error('the container says more than it can hold');
    const { file } = this;
    if (file === undefined) return;
    const offset = Number(payload.readBigUInt64BE(0));
    if (offset < file.end || offset + content.length > file.listed.size)
      throw new Error(`the container says a file that is not whole: ${shownName(file.listed.name)}`);
    file.end = offset + content.length;
    this.full(() => {
      for (let at = 0; at < content.length;)
        at += writeSync(file.target.descriptor, content, at, content.length - at, offset + at);
    });
  }

  private complete(): void {
    const { file } = this;
    if (file === undefined) return;
    this.file = undefined;
    const { target, listed } = file;
    this.attempt(listed, () => {
      try {
        ftruncateSync(target.descriptor, listed.size);
      } catch (thrown) {
        target.drop();
        throw thrown;
      }
      target.keep(listed.mode);
    });
  }

  private finish(): void {
    this.complete();
    const { writer } = this.receiving;
    for (const listed of this.listing.entries)
      if (listed.kind === 'again')
        this.attempt(listed, () => {
          this.nameAgain(listed);
        });
    for (const listed of this.listing.entries.toReversed()) {
      if (listed.kind !== 'folder' || this.receiving.isKept(listed.name)) continue;
      this.attempt(listed, () => {
        const facts = writer.look(listed.name);
        if (facts?.isDirectory() === true && Number(facts.mode & 0o777n) !== listed.mode)
          writer.setFolderMode(listed.name, listed.mode);
      });
    }
  }

  private nameAgain({ name, target }: Listed): void {
    const { writer } = this.receiving;
    const [facts, first] = [writer.look(name), writer.look(target)];
    if (first?.isFile() !== true || facts?.isDirectory() === true) throw inTheWay();
    if (facts !== undefined && facts.ino === first.ino) return;
    if (facts !== undefined) writer.removeFile(name);
    writer.makeName(name, target);
  }

  private leaveOut(name: ByteName): void {
    this.leftOut.add(name);
  }

  private attempt({ name, isSame }: Pick<Listed, 'name' | 'isSame'>, act: () => void): void {
    if (this.receiving.isKept(name)) {
      if (!isSame) this.leaveOut(name);
      return;
    }
    try {
      this.full(act);
    } catch (thrown) {
      if (!IN_THE_WAY.includes(systemCode(thrown) ?? '')) throw thrown;
      this.leaveOut(name);
    }
  }

  private full(act: () => void): void {
    try {
      act();
    } catch (thrown) {
      if (!['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'].includes(systemCode(thrown) ?? '')) throw thrown;
      throw new PyexecError('working-directory-unusable', {
        message: `what the program wrote cannot be copied into the working directory: ${messageOf(thrown)}`,
        hint: 'The disk may be full.',
        cause: thrown,
      });
    }
  }
}

function inTheWay(): Error {
  return Object.assign(new Error('something else is there'), { code: 'EEXIST' });
}
