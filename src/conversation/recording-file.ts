import { messageOf, PyexecError } from '../errors.js';
import { FilePlace } from '../file-place.js';
import type { RecordingModel } from './recording.js';

/** The file that `record` names. */
export class RecordingFile {
  private constructor(private readonly place: FilePlace) {}

  /** Before anything is asked for or run; the path is absolute. @throws PyexecError `invalid-input` */
  static open(file: string): RecordingFile {
    try {
      return new RecordingFile(FilePlace.open(file));
    } catch (cause) {
      throw new PyexecError('invalid-input', {
        message: `\`record\` cannot be written to ${file}: ${messageOf(cause)}`,
        hint: 'It must be a file in a folder that can be made and written.',
        cause,
      });
    }
  }

  /** Once nothing untrusted lives any more. @throws PyexecError `publish-failed` */
  save(recording: RecordingModel): void {
    try {
      this.place.write([recording.text()]);
    } catch (cause) {
      throw new PyexecError('publish-failed', {
        message: `the recording cannot be written to ${this.place.file}: ${messageOf(cause)}`,
        hint: 'Something may be in its place, its folder may be gone, or the disk may be full.',
        cause,
      });
    } finally {
      this.place.close();
    }
  }
}
