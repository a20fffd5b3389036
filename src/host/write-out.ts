import { systemCode } from '../errors.js';

/** Whether somebody still reads. */
function write(stream: NodeJS.WriteStream, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (thrown: Error): void => {
      if (systemCode(thrown) === 'EPIPE') resolve(false);
      else reject(thrown);
    };
    stream.once('error', fail);
    stream.write(text, (thrown) => {
      if (thrown) {
        // Told a second time, by the event.
        fail(thrown);
        return;
      }
      stream.off('error', fail);
      resolve(true);
    });
  });
}

/**
 * Writes to standard output or error and waits for it. A reader that has gone away (`| head`) is no failure.
 *
 * @throws Error when it cannot be written, for example to a full disk
 */
export async function writeOut(stream: NodeJS.WriteStream, text: string): Promise<void> {
  await writeAllOut(stream, [text]);
}

/** The same for what is made while it is written. */
export async function writeAllOut(stream: NodeJS.WriteStream, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!(await write(stream, piece))) return;
  }
}
