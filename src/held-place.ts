import { accessSync, constants, existsSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { FolderWriter } from './folder-writer.js';
import { makeFolder } from './execution/working-directory/make-folder.js';

/**
 * The place of a file, found before any program runs. Its folder is held open, so that nothing that a program puts in a
 * place leads elsewhere: what is written replaces a link and follows none.
 */
export class HeldPlace {
  private constructor(
    /** Absolute. */
    readonly file: string,
    /** Of the folder that it is in. */
    private readonly writer: FolderWriter,
  ) {}

  /** Makes the folders that are missing. The file is absolute. Throws when it cannot be a file in a folder that can be written. */
  static open(file: string): HeldPlace {
    const folder = makeFolder(path.dirname(file), 0o777);
    accessSync(folder, constants.W_OK);
    if (existsSync(file) && statSync(file).isDirectory()) throw new Error('it is a folder');
    return new HeldPlace(file, new FolderWriter(folder, undefined));
  }

  /** Whoever reads it finds the whole of it, or what was there before. Throws when something is in the way. */
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
