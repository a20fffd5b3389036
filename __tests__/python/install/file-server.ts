import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What a path is answered with: a body, a status, half of a body and then the end of the connection, or nothing. */
export type Reply = Buffer | number | { readonly cutAfter: number; readonly body: Buffer } | 'silence';

/** Files on 127.0.0.1. It is also a proxy that leads every host to itself. */
export class FileServer {
  /** Every path that was asked for, in its order. */
  readonly asked: string[] = [];
  /** The hosts that somebody wanted to reach through it. */
  readonly tunnels: string[] = [];
  private readonly replies = new Map<string, Reply[]>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
      this.answer(incoming.url ?? '/', response);
    });
    server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
      this.tunnels.push(incoming.url ?? '');
      const inner = connect(this.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        inner.pipe(socket).pipe(inner);
      });
      for (const one of [inner, socket]) {
        this.sockets.add(one);
        one.on('error', () => one.destroy());
      }
    });
  }

  static async start(): Promise<FileServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FileServer(server);
  }

  /** The replies to the next requests of a path; the last one stays. */
  serve(path: string, ...replies: Reply[]): string {
    this.replies.set(path, replies);
    return `${this.url}${path}`;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private answer(url: string, response: ServerResponse): void {
    const { pathname } = new URL(url, this.url);
    this.asked.push(pathname);
    const replies = this.replies.get(pathname) ?? [404];
    const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? 404;
    if (reply === 'silence') return;
    if (typeof reply === 'number') response.writeHead(reply).end();
    else if (Buffer.isBuffer(reply)) response.writeHead(200, { 'content-length': reply.length }).end(reply);
    else {
      response.writeHead(200, { 'content-length': reply.body.length });
      response.write(reply.body.subarray(0, reply.cutAfter), () => response.socket?.destroy());
    }
  }
}

/** An address at which nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = await FileServer.start();
  const { url } = server;
  await server.stop();
  return `${url}/versions-manifest.json`;
}
