import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { inspect } from 'node:util';
import type Docker from 'dockerode';

type DialOptions = Parameters<Docker['modem']['dial']>[0];
type Answer = NodeJS.ReadableStream & { readonly headers: IncomingHttpHeaders };

/** Without TLS there is none; otherwise it is looked for, by a pattern that takes milliseconds to compile. */
const NO_SERVER_NAME: https.AgentOptions = { servername: '' };

/** The connections to an engine. */
export function makeAgent(isEncrypted: boolean): http.Agent {
  const agent = isEncrypted ? new https.Agent() : new http.Agent(NO_SERVER_NAME);
  // The client describes each request, agent and all, for a log that nobody reads.
  Object.defineProperty(agent, inspect.custom, { value: () => 'agent' });
  return agent;
}

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
