import { lstatSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Identity } from '../../../execution/launcher.js';
import type { Mount } from '../bind-mounts.js';
import type { Engine } from '../engine.js';
import { readTree } from './read-tree.js';
import { openEntries } from './send-tree.js';
import { ARCHIVE_END, encodeEntry } from './tar.js';

interface DepotInput {
  readonly engine: Engine;
  /** Any one that the engine has: nothing of it is started. */
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Absolute paths that are not copied, besides what is named `.git`. */
  readonly hidden: readonly string[];
  readonly reader: Identity | undefined;
}

interface Made {
  readonly container: string;
  /** Where the engine itself has it. */
  readonly source: string;
}

const PLACE = '/pyexec';

/** Where paths of this machine are found again in the engine: in a volume of a container that is never started. */
export class Depot {
  private made: Promise<Made> | undefined;
  private readonly brought = new Map<string, Promise<string>>();

  constructor(private readonly input: DepotInput) {}

  /** The container that the copies go with; undefined when there are none. */
  async container(): Promise<string | undefined> {
    return (await this.made)?.container;
  }

  /** The same mounts, but of copies. Each path is copied once, as it is then. */
  async bring(mounts: readonly Mount[]): Promise<Mount[]> {
    return Promise.all(
      mounts.map(async (mount) => {
        const copy = this.brought.get(mount.source) ?? this.copy(mount.source);
        this.brought.set(mount.source, copy);
        return { ...mount, source: await copy, isOfEngine: true };
      }),
    );
  }

  private async copy(path: string): Promise<string> {
    const { engine, hidden, reader } = this.input;
    const name = String(this.brought.size);
    const { entries } = readTree({ root: path, hidden: new Set(hidden), reader });
    if (entries.length === 0)
      throw new Error(
        `${path} cannot be copied: ${lstatSync(path).isFile() ? 'it is closed' : 'it is no file or folder'}`,
      );
    const { container, source } = await (this.made ??= this.make());
    const archive = function* (): Generator<Buffer> {
      for (const [entry, content] of openEntries(path, entries))
        yield* encodeEntry(entry, entry.name === '' ? name : `${name}/${entry.name}`, content);
      yield ARCHIVE_END;
    };
    await engine.putArchive(container, PLACE, Readable.from(archive(), { objectMode: false }));
    return `${source}/${name}`;
  }

  private async make(): Promise<Made> {
    const { engine, image, labels } = this.input;
    const volume = { NoCopy: true, Labels: { ...labels }, DriverConfig: { Name: 'local', Options: {} } };
    const container = await engine.create({
      Image: image,
      Entrypoint: ['python3'],
      Cmd: [],
      Labels: { ...labels },
      NetworkDisabled: true,
      HostConfig: {
        NetworkMode: 'none',
        Mounts: [{ Type: 'volume', Target: PLACE, Source: '', VolumeOptions: volume }],
        LogConfig: { Type: 'none', Config: {} },
      },
    });
    return { container, source: await engine.mountSource(container, PLACE) };
  }
}
