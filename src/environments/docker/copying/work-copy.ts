import { realpathSync } from 'node:fs';
import { PyexecError } from '../../../errors.js';
import type { Ended, LaunchSpec } from '../../../execution/launcher.js';
import { MAX_ENTRIES } from '../../../execution/stop-causes.js';
import type { Conversation } from '../../../execution/supervisor/talk.js';
import type { ProgramFolders } from '../../../execution/working-directory/run-folders.js';
import type { Program } from '../../../programs/program.js';
import { parentOf, type ByteName } from '../../../byte-name.js';
import { MAX_DEPTH, MAX_NAME_BYTES, shownName, type Entry } from './entry.js';
import { bytesOf, decodeMessage, encodeMessage } from './fields.js';
import { FolderWriter } from '../../../folder-writer.js';
import { readTree } from './read-tree.js';
import { TreeReceiver } from './receive-tree.js';
import { sendTree } from './send-tree.js';

interface WorkInput {
  readonly own: ProgramFolders;
  readonly program: Program;
  /** Absolute paths that programs see nothing of, or in their own place. */
  readonly elsewhere: readonly string[];
  readonly maxDiskBytes: number;
}

/** Where the copy lies: with a supervisor, which makes it and gives it back. */
type Converse = (conversation: Conversation) => Promise<void>;

const PAGE_BYTES = 4096;
const MAX_NOTED = 3;
/** Of a program that wrote more than it may, so many entries are enough. */
const MAX_OF_EXCESS = 1000;

/** What an entry takes in memory. */
function sizeInMemory({ kind, size }: Entry): number {
  return kind === 'folder' ? 0 : Math.ceil(size / PAGE_BYTES) * PAGE_BYTES + (kind === 'link' ? PAGE_BYTES : 0);
}

function relative(folder: string, path: string): ByteName | undefined {
  return path.startsWith(`${folder}/`) ? bytesOf(path.slice(folder.length + 1)) : undefined;
}

/** The program as it was read, in the place where it lies. */
function withProgram(entries: readonly Entry[], { own, program }: WorkInput): { entries: Entry[]; fixed: ByteName[] } {
  const name = program.kind === 'file' ? relative(own.work, program.path) : undefined;
  if (program.kind !== 'file' || name === undefined) return { entries: [...entries], fixed: [] };
  const text = Buffer.from(program.text);
  const isThere = entries.some((entry) => entry.name === name && entry.kind !== 'folder');
  if (!isThere) {
    throw new PyexecError('invalid-input', {
      message: `${program.id} lies in the working directory behind a link, and cannot be copied to a container engine that does not see this machine’s files`,
      hint: `Name it by its real path, ${realpathSync(program.path)}.`,
    });
  }
  const changed = entries.map((entry): Entry =>
    entry.name === name ? { ...entry, kind: 'file', mode: 0o444, size: text.length, target: '', text } : entry,
  );
  return { entries: changed, fixed: [name] };
}

/** The working directory of one program, as a copy that is held in memory beside it. */
export class WorkCopy {
  /** What it takes as it is copied in. */
  readonly bytes: number;
  /** Of the file system that holds it: somewhat more than the program may use, so that more can be seen. */
  readonly room: { readonly bytes: number; readonly inodes: number };
  readonly quota: NonNullable<LaunchSpec['quota']>;
  private readonly entries: readonly Entry[];
  private readonly kept: ReadonlySet<ByteName>;
  private readonly sent = new Map<ByteName, Entry>();

  /** @throws PyexecError for a working directory that cannot be copied */
  constructor(private readonly input: WorkInput) {
    const { own, elsewhere, maxDiskBytes } = input;
    const tree = readTree({
      root: own.work,
      hidden: new Set(elsewhere),
      reader: own.identity,
    });
    const { entries, fixed } = withProgram(tree.entries, input);
    this.entries = entries;
    this.kept = new Set([...tree.hidden, ...fixed].map((name) => name.toLowerCase()));
    this.bytes = entries.reduce((sum, entry) => sum + sizeInMemory(entry), 0);
    this.room = { bytes: this.bytes + maxDiskBytes + 2 ** 20, inodes: entries.length + MAX_ENTRIES + 64 };
    this.quota = { bytes: maxDiskBytes, entries: MAX_ENTRIES };
  }

  /** @throws PyexecError when there is no room for it */
  async bringIn(converse: Converse): Promise<void> {
    let problem: string | undefined;
    const { work } = this.input.own;
    await converse({
      frames: sendTree(work, this.entries, (name, entry) => this.sent.set(name, entry)),
      hear: ({ kind, payload }) => {
        if (kind !== 'd') throw new Error('the container says something out of turn');
        problem = decodeMessage(payload).get('text');
        return true;
      },
    });
    if (problem === undefined) return;
    throw new PyexecError('working-directory-unusable', {
      message: `the working directory ${work} cannot be copied into the container: ${problem}`,
      hint: 'Give a smaller folder, or use a container engine of this machine.',
    });
  }

  /** Takes back what the program made of it. What is too deep to be copied counts as too much. */
  async bringOut(converse: Converse, { excess }: Pick<Ended, 'excess'>): Promise<Pick<Ended, 'excess' | 'notes'>> {
    const { own } = this.input;
    const most = this.entries.length + (excess === undefined ? MAX_ENTRIES : MAX_OF_EXCESS);
    const writer = new FolderWriter(own.work, own.identity);
    const receiver = new TreeReceiver({
      writer,
      sent: this.sent,
      isKept: this.isKept,
      maxBytes: this.room.bytes,
    });
    try {
      const request = { root: bytesOf(own.work), most, longest: MAX_NAME_BYTES, deepest: MAX_DEPTH };
      await converse({ frames: [encodeMessage('w', request)], hear: receiver.hear });
    } finally {
      receiver.drop();
      writer.close();
    }
    const { isTooDeep, entries } = receiver;
    return { notes: notesOf(receiver), excess: excess ?? (isTooDeep ? { bytes: 0, entries } : undefined) };
  }

  private readonly isKept = (name: ByteName): boolean => {
    for (let one = name.toLowerCase(); one !== ''; one = parentOf(one)) if (this.kept.has(one)) return true;
    return false;
  };
}

function notesOf({ leftOut, isCut }: TreeReceiver): string[] {
  const shown = [...leftOut].slice(0, MAX_NOTED).map(shownName).join(', ');
  const more = leftOut.size > MAX_NOTED ? ', …' : '';
  const entries = leftOut.size === 1 ? 'entry' : 'entries';
  return [
    ...(isCut
      ? [
          'Only a part of what is in the working directory was copied out of the container: there is too much, or it is too deep.',
        ]
      : []),
    ...(leftOut.size === 0
      ? []
      : [
          `${leftOut.size} ${entries} of the working directory could not be copied out of the container, such as pipes, sockets, or what something else is in the place of: ${shown}${more}`,
        ]),
  ];
}
