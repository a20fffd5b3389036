import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface GitHubCall {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What answers: by method and path, for example `GET /repos/o/r/pulls/1/files`. */
export type Routes = Readonly<Record<string, (call: GitHubCall) => Answer>>;

/** A page of a list, as the query asks for it. */
export function page(all: readonly unknown[], { query }: GitHubCall): Answer {
  const size = Number(query.get('per_page') ?? 30);
  const from = (Number(query.get('page') ?? 1) - 1) * size;
  return { body: all.slice(from, from + size) };
}

/** The API of GitHub, as far as a test says what it answers. */
export class GitHubServer {
  readonly calls: GitHubCall[] = [];
  routes: Routes = {};

  private constructor(private readonly server: Server) {}

  static async start(): Promise<GitHubServer> {
    const server = createServer();
    const github = new GitHubServer(server);
    server.on('request', (request, response) => void github.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return github;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  will(routes: Routes): void {
    this.routes = routes;
    this.calls.length = 0;
  }

  /** The calls that change something. */
  get writes(): readonly GitHubCall[] {
    return this.calls.filter(({ method }) => method !== 'GET');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = JSON.parse((await text(request)) || '{}') as Record<string, unknown>;
    const { method = '', headers } = request;
    const call = { method, path: url.pathname, query: url.searchParams, authorization: headers.authorization, body };
    this.calls.push(call);
    const route = this.routes[`${method} ${url.pathname}`];
    const answer = route?.(call) ?? { status: 404, body: { message: 'Not Found' } };
    const type = { 'content-type': 'application/json', ...answer.headers };
    response.writeHead(answer.status ?? 200, type).end(JSON.stringify(answer.body));
  }
}
