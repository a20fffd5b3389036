import type { IncomingHttpHeaders } from 'node:http';
import type Docker from 'dockerode';

type DialOptions = Parameters<Docker['modem']['dial']>[0];
type Answer = NodeJS.ReadableStream & { readonly headers: IncomingHttpHeaders };

/** A call to an engine whose answer is a stream: the response itself, or with `hijack` its socket. */
export function dial({ modem }: Docker, call: DialOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    modem.dial({ ...call, isStream: true }, (error: unknown, answer: unknown) => {
      if (answer === null || answer === undefined) reject(error instanceof Error ? error : new Error('no answer'));
      // The client's types leave out what it is.
      else resolve(answer as Answer);
    });
  });
}
