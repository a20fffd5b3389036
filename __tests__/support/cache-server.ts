import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const METHODS = ['CreateCacheEntry', 'FinalizeCacheEntryUpload', 'GetCacheEntryDownloadURL'] as const;

/** The methods of the service, and what storage is asked for: a whole blob, a block, the list of blocks, and back. */
type Step = (typeof METHODS)[number] | 'put' | 'block' | 'blocklist' | 'head' | 'get';

/** In place of the right answer: a status with a message, no answer at all, or only half of the right one. */
type Fault =
  | { readonly status: number; readonly message: string; readonly ok?: boolean }
  | 'cut'
  | 'silence'
  | 'cut-midway'
  | 'silence-midway';

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';
/** Names of hosts by which the client knows Azure; requests for it get here when this server is the proxy. */
const AZURE = 'http://account.blob.core.windows.net/';
const SIGNATURE = 'secret-signature';

interface Entry {
  readonly key: string;
  readonly version: string;
  readonly blocks: Map<string, Buffer>;
  archive: Buffer;
  isFinal: boolean;
}

interface Call {
  readonly url: URL;
  readonly body: Buffer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function stepOf(url: URL, method: string | undefined): Step | undefined {
  if (url.pathname.startsWith(SERVICE)) return METHODS.find((one) => url.pathname === `${SERVICE}${one}`);
  if (method === 'HEAD') return 'head';
  if (method === 'GET') return 'get';
  const comp = url.searchParams.get('comp');
  return comp === 'block' || comp === 'blocklist' ? comp : 'put';
}

/** Version 2 of the cache service, for one scope, and the storage behind it. */
export class CacheServer {
  /** Every call, in its order. */
  readonly calls: Step[] = [];
  readonly tokens = new Set<string | undefined>();
  /** The client then takes its way for Azure, through the proxy that `proxy` names. */
  isAzure = false;
  /** Keys are kept and given back in lower case. */
  isCaseless = false;
  private readonly entries: Entry[] = [];
  private readonly faults = new Map<Step, Fault[]>();

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.answer(request, response);
    });
  }

  static async start(): Promise<CacheServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CacheServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  get proxy(): Record<string, string> {
    return { http_proxy: this.url, no_proxy: '127.0.0.1' };
  }

  get archives(): readonly Buffer[] {
    return this.entries.map(({ archive }) => archive);
  }

  get keys(): readonly string[] {
    return this.entries.filter(({ isFinal }) => isFinal).map(({ key }) => key);
  }

  /** The next calls of a step get these answers. */
  fail(step: Step, ...faults: Fault[]): void {
    this.faults.set(step, faults);
  }

  /** Replaces what is stored. */
  change(change: (archive: Buffer) => Buffer): void {
    for (const entry of this.entries) entry.archive = change(entry.archive);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const step = stepOf(url, request.method);
    const body = await bodyOf(request).catch(() => Buffer.alloc(0));
    if (step === undefined) {
      this.reply(response, 404, { code: 'bad_route', msg: 'no such method' });
      return;
    }
    this.calls.push(step);
    const fault = this.faults.get(step)?.shift();
    if (fault === 'silence') return;
    if (fault === 'cut') request.socket.destroy();
    else if (typeof fault === 'object') {
      this.reply(response, fault.status, { ok: fault.ok, code: 'fault', msg: fault.message, message: fault.message });
    } else if (step in this.methods) this.serve(step as keyof typeof this.methods, { url, body, request, response });
    else this.store(step, { url, body, request, response }, fault);
  }

  private reply(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private serve(step: keyof typeof this.methods, { body, request, response }: Call): void {
    this.tokens.add(request.headers.authorization);
    const fields = JSON.parse(body.toString('utf8')) as Record<string, string | undefined>;
    if (this.isCaseless) fields['key'] = fields['key']?.toLowerCase();
    const [status, answer] = this.methods[step](fields);
    this.reply(response, status, answer);
  }

  private readonly methods = {
    CreateCacheEntry: ({ key = '', version = '' }: Record<string, string | undefined>): [number, unknown] => {
      if (this.entries.some((entry) => entry.key === key && entry.version === version)) {
        const msg = 'cache entry with the same key, version, and scope already exists';
        return [409, { code: 'already_exists', msg }];
      }
      this.entries.push({ key, version, blocks: new Map(), archive: Buffer.alloc(0), isFinal: false });
      return [200, { ok: true, signed_upload_url: this.place(this.entries.length - 1) }];
    },
    FinalizeCacheEntryUpload: (fields: Record<string, string | undefined>): [number, unknown] => {
      const index = this.entries.findIndex(
        ({ key, version }) => key === fields['key'] && version === fields['version'],
      );
      const entry = this.entries[index];
      if (entry === undefined) return [404, { code: 'not_found', msg: 'no such entry' }];
      entry.isFinal = Number(fields['size_bytes']) === entry.archive.length;
      return [200, { ok: entry.isFinal, entry_id: String(100 + index) }];
    },
    /** Without an entry of the very key, the newest whose key begins with it. */
    GetCacheEntryDownloadURL: ({ key = '', version }: Record<string, string | undefined>): [number, unknown] => {
      const fitting = this.entries.filter((entry) => entry.isFinal && entry.version === version);
      const found =
        fitting.find((entry) => entry.key === key) ?? fitting.filter((entry) => entry.key.startsWith(key)).at(-1);
      if (found === undefined) return [200, { ok: false }];
      const place = this.place(this.entries.indexOf(found));
      return [200, { ok: true, signed_download_url: place, matched_key: found.key }];
    },
  };

  private place(index: number): string {
    return `${this.isAzure ? AZURE : `${this.url}account/`}container/${index}?sig=${SIGNATURE}`;
  }

  private store(step: Step, { url, body, request, response }: Call, fault: Fault | undefined): void {
    const entry = this.entries[Number(url.pathname.split('/').at(-1))];
    if (entry === undefined || url.searchParams.get('sig') !== SIGNATURE) {
      response.writeHead(403).end();
      return;
    }
    if (step === 'head' || step === 'get') {
      this.send(entry.archive, { request, response }, fault);
      return;
    }
    if (step === 'put') entry.archive = body;
    else if (step === 'block') entry.blocks.set(url.searchParams.get('blockid') ?? '', body);
    else {
      const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = '']) => id);
      entry.archive = Buffer.concat(ids.map((id) => entry.blocks.get(id) ?? Buffer.alloc(0)));
    }
    response.writeHead(201, { etag: '"1"', 'x-ms-request-id': 'r' }).end();
  }

  private send(archive: Buffer, { request, response }: Pick<Call, 'request' | 'response'>, fault?: Fault): void {
    const asked = /^bytes=(\d+)-(\d*)$/.exec(String(request.headers['x-ms-range'] ?? request.headers.range));
    const start = Number(asked?.[1] ?? 0);
    const part = archive.subarray(start, asked?.[2] ? Number(asked[2]) + 1 : undefined);
    const headers = { etag: '"1"', 'x-ms-blob-type': 'BlockBlob', 'content-length': part.length };
    const range = { 'content-range': `bytes ${start}-${start + part.length - 1}/${archive.length}` };
    response.writeHead(asked === null ? 200 : 206, asked === null ? headers : { ...headers, ...range });
    if (request.method === 'HEAD') response.end();
    else if (fault === undefined) response.end(part);
    else {
      response.write(part.subarray(0, part.length / 2), () => {
        if (fault === 'cut-midway') request.socket.destroy();
      });
    }
  }
}
