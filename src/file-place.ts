import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { FolderWriter } from './environments/docker/copying/folder-writer.js';

/**
 * Where a file will be written, found before any program runs: its folder is open from then on, so that nothing that a
 * program puts in a place leads elsewhere. What is written replaces a link and follows none.
 */
export class FilePlace {
  private constructor(
    /** Absolute. */
    readonly file: string,
    private readonly writer: FolderWriter,
  ) {}

  /** Makes the folder if it is missing. @throws Error when there is no writing there */
  static open(file: string): FilePlace {
    const folder = path.dirname(file);
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (existsSync(file) && statSync(file).isDirectory()) throw new Error('it is a folder');
    return new FilePlace(file, new FolderWriter(realpathSync(folder), undefined));
  }

  /** Whoever reads it finds the whole of it, or what was there before. @throws Error */
  write(pieces: Iterable<string>): void {
    // Names of folders are bytes there.
    const target = this.writer.makeFile(Buffer.from(path.basename(this.file)).toString('latin1'));
    try {
      for (const piece of pieces) {
        const bytes = Buffer.from(piece);
        for (let at = 0; at < bytes.length;) at += writeSync(target.descriptor, bytes, at);
      }
    } catch (thrown) {
      target.drop();
      throw thrown;
    }
    target.keep(0o644);
  }

  close(): void {
    this.writer.close();
  }
}
