import { messageOf, PyexecError } from '../errors.js';
import { HeldPlace } from '../held-place.js';

/** The file that `record` names. Programs may write where it is, so its place is held from before the first one. */
export class RecordingFile {
  /** Why the last text is not there. */
  private problem: unknown;

  private constructor(private readonly place: HeldPlace) {}

  /** The file is absolute. @throws PyexecError `invalid-input` */
  static open(file: string): RecordingFile {
    try {
      return new RecordingFile(HeldPlace.open(file));
    } catch (cause) {
      throw new PyexecError('invalid-input', {
        message: `\`record\` cannot be written to ${file}: ${messageOf(cause)}`,
        hint: 'It must be a file in a folder that can be made and written.',
        cause,
      });
    }
  }

  /** In place of what was there. That it fails is told in the end: the conversation is worth more. */
  readonly write = (text: string): void => {
    this.problem = undefined;
    try {
      this.place.write([text]);
    } catch (thrown) {
      this.problem = thrown;
    }
  };

  /** @throws PyexecError `publish-failed` when the last text could not be written */
  close(): void {
    this.place.close();
    if (this.problem === undefined) return;
    throw new PyexecError('publish-failed', {
      message: `the recording cannot be written to ${this.place.file}: ${messageOf(this.problem)}`,
      hint: 'Something may be in its place, its folder may be gone, or the disk may be full.',
      cause: this.problem,
    });
  }
}
