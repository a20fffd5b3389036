import { closeSync, mkdirSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Tally, type Collection, type CollectionCaps, type SkipReason } from './collection.js';
import { copyFile } from './copy-file.js';
import type { MatchState, PathMatcher } from './match-paths.js';
import { openFolder, type OpenFolder, type Protection } from './open-folder.js';
import { reasonOf } from './reason-of.js';
import { SafeNames } from './safe-names.js';

/** A folder in which a program worked. */
export interface CollectionRoot {
  /** Absolute and real: no part of it is a link. */
  readonly folder: string;
  /** The folder in the artifact for what is found; empty for its top. */
  readonly storeIn: string;
}

interface CollectorInput {
  readonly matcher: PathMatcher;
  /** Absolute; empty. */
  readonly staging: string;
  readonly caps: CollectionCaps;
  readonly protection: Protection;
  readonly signal: AbortSignal | undefined;
}

/** A folder on the way, with the path to it. */
interface Place {
  readonly folder: OpenFolder;
  /** Relative to the working directory; empty for that itself. */
  readonly path: Buffer;
  readonly depth: number;
  readonly state: MatchState;
  /** Its path in the artifact, given out when the first file is found in it; undefined when that would be too long. */
  readonly storedAs: () => string | undefined;
}

interface Found {
  readonly place: Place;
  readonly name: Buffer;
  readonly path: Buffer;
  readonly state: MatchState;
}

const SLASH = Buffer.from('/');
/** After this many entries, other work gets its turn. */
const ENTRIES_PER_TURN = 200;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Walks through folders and copies what the patterns ask for. Failures of the machine are thrown as they are. */
export class Collector {
  private readonly names = new SafeNames();
  private readonly tally: Tally;
  private readonly matcher: PathMatcher;
  /** Folders in staging. */
  private readonly made = new Set<string>();
  private visited = 0;

  constructor(private readonly input: CollectorInput) {
    this.tally = new Tally(input.caps);
    this.matcher = input.matcher;
  }

  async collect(roots: readonly CollectionRoot[]): Promise<Collection> {
    for (const root of roots) await this.collectRoot(root);
    const { files, totalBytes, skipped, skippedCount, stopped } = this.tally;
    const unmatched = this.matcher.unmatched();
    return { files, totalBytes, skipped, skippedCount, unmatched, stopped, protection: this.input.protection };
  }

  private async collectRoot({ folder, storeIn }: CollectionRoot): Promise<void> {
    const name = Buffer.from(storeIn);
    const storedAs = once(() => (storeIn === '' ? '' : this.names.give('', name)));
    const open = (): OpenFolder => openFolder(folder, this.input.protection);
    await this.visit(open, { path: Buffer.alloc(0), depth: 0, state: this.matcher.start(), storedAs });
  }

  /** Looks at all that is in a folder, then closes it. */
  private async visit(open: () => OpenFolder, place: Omit<Place, 'folder'>): Promise<void> {
    const shown = place.path.length === 0 ? Buffer.from('.') : place.path;
    const folder = this.attempt(shown, open);
    if (folder === undefined) return;
    try {
      const names = this.attempt(shown, () => this.tally.useNames((most) => folder.names(most))) ?? [];
      for (const name of names) {
        if (++this.visited % ENTRIES_PER_TURN === 0) await nextTurn();
        if (this.input.signal?.aborted === true) return;
        await this.meet({ ...place, folder }, name);
        if (this.tally.stopped === 'too-many-files') return;
      }
    } finally {
      folder.close();
    }
  }

  private async meet(place: Place, name: Buffer): Promise<void> {
    const state = this.matcher.step(place.state, name.toString('utf8'));
    if (!state.accepts && !state.leadsOn) return;
    const entryPath = place.path.length === 0 ? name : Buffer.concat([place.path, SLASH, name]);
    const facts = this.attempt(entryPath, () => place.folder.look(name));
    if (facts === undefined) return;
    const found = { place, name, path: entryPath, state };
    if (facts.isDirectory()) await this.meetFolder(found);
    // A link may lead to a folder in which something was asked for.
    else if (facts.isSymbolicLink()) this.skip(found, 'symlink');
    else if (state.accepts) await this.meetFile(found, facts);
  }

  private async meetFolder({ place, name, path: entryPath, state }: Found): Promise<void> {
    if (!state.leadsOn) return;
    if (place.depth >= this.tally.caps.depth) {
      this.tally.skip(entryPath, 'too-deep');
      return;
    }
    const storedAs = once(() => this.storedBelow(place, name));
    await this.visit(() => place.folder.enter(name), { path: entryPath, depth: place.depth + 1, state, storedAs });
  }

  private storedBelow(place: Place, name: Buffer): string | undefined {
    const folder = place.storedAs();
    return folder === undefined ? undefined : this.names.give(folder, name);
  }

  private skip({ path: entryPath, state }: Found, reason: SkipReason): void {
    this.matcher.note(state);
    this.tally.skip(entryPath, reason);
  }

  private async meetFile(found: Found, expected: BigIntStats): Promise<void> {
    // Opening a device may already have an effect; a pipe would at least wake who waits for a reader.
    if (!expected.isFile()) {
      this.skip(found, 'special');
      return;
    }
    if (this.tally.files.length >= this.tally.caps.files) {
      this.matcher.note(found.state);
      this.tally.stopped ??= 'too-many-files';
      return;
    }
    const { place, name, path: entryPath } = found;
    const source = this.attempt(entryPath, () => place.folder.openFile(name));
    if (source === undefined) {
      this.matcher.note(found.state);
      return;
    }
    try {
      await this.copy(found, expected, source);
    } finally {
      closeSync(source);
    }
  }

  private async copy(found: Found, expected: BigIntStats, source: number): Promise<void> {
    const storedAs = this.storedBelow(found.place, found.name);
    if (storedAs === undefined) {
      this.skip(found, 'name-too-long');
      return;
    }
    const target = path.join(this.input.staging, storedAs);
    this.makeFolder(path.dirname(target));
    const { fileBytes, totalBytes } = this.tally.caps;
    const limits = { fileBytes, leftBytes: totalBytes - this.tally.totalBytes };
    const result = await copyFile({ source, expected, target, limits });
    if (typeof result === 'string') {
      this.skip(found, result);
      return;
    }
    this.matcher.note(found.state);
    this.tally.take(found.path, storedAs, result);
  }

  private makeFolder(folder: string): void {
    if (this.made.has(folder)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.made.add(folder);
  }

  /** Undefined when it failed, which is noted unless there is nothing any more. */
  private attempt<T>(entryPath: Buffer, act: () => T): T | undefined {
    try {
      return act();
    } catch (thrown) {
      const reason = reasonOf(thrown);
      if (reason !== undefined) this.tally.skip(entryPath, reason);
      return undefined;
    }
  }
}
