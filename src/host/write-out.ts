import { systemCode } from '../errors.js';

/**
 * Writes to standard output or error and waits for it. A reader that has gone away (`| head`) is no failure.
 *
 * @throws Error when it cannot be written, for example to a full disk
 */
export async function writeOut(stream: NodeJS.WriteStream, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (thrown: Error): void => {
      if (systemCode(thrown) === 'EPIPE') resolve();
      else reject(thrown);
    };
    stream.once('error', fail);
    stream.write(text, (thrown) => {
      if (thrown) fail(thrown);
      else resolve();
    });
  });
}
