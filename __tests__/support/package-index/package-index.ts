import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWith, notFound, statusOnly, type Answer } from './answer.js';
import { normalizeName, type Distribution } from './distribution.js';
import { projectPage, rootPage, takesJson, type ListedFile, type SimplePage } from './simple-pages.js';

/**
 * An answer in place of the right one: a status, none with the connection being cut, the right one cut in its middle, or
 * none at all.
 */
export type Fault = { readonly status: number } | 'cut' | 'half' | 'silence';

interface Listing {
  /** Why it is yanked; empty for no reason. */
  readonly yanked?: string;
  /** What the page says, instead of what the metadata says. */
  readonly requiresPython?: string;
  /** Whether the page names a hash that the file does not have. */
  readonly wrongHash?: boolean;
  /** Whether a wheel's metadata is served beside it (PEP 658). */
  readonly metadataBeside?: boolean;
}

interface IndexOptions {
  /** Whether clients that take PEP 691 JSON get it, as they do by default. Many private indexes know HTML only. */
  readonly jsonOffered?: boolean;
  /** Whether clients may keep files as those of PyPI. Not by default: the next index may have this one's port. */
  readonly cachingAllowed?: boolean;
  /** The address of the machine that it listens on, by default 127.0.0.1. */
  readonly address?: string;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** A Python package index of this machine (PEP 503, 658, 691 and 592), for pip from 20 on and uv. */
export class PackageIndex {
  /** Paths asked for, in order, also those that had a fault for an answer. */
  readonly requests: string[] = [];
  private readonly projects = new Map<string, ListedFile[]>();
  private readonly contents = new Map<string, Buffer>();
  private readonly faults: { readonly pathPrefix: string; readonly left: Fault[] }[] = [];
  private authorization: string | undefined;

  private constructor(
    private readonly server: Server,
    private readonly options: IndexOptions,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.respond(request, response);
    });
  }

  static async start(options: IndexOptions = {}): Promise<PackageIndex> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, options.address ?? '127.0.0.1', resolve));
    return new PackageIndex(server, options);
  }

  /** For `--index-url`, `PIP_INDEX_URL` and `UV_DEFAULT_INDEX`. */
  get url(): string {
    const { address, port } = this.server.address() as AddressInfo;
    return `http://${address}:${port}/simple/`;
  }

  /** Lists a file with its project. One of the same name takes the place of what was there. */
  add(distribution: Distribution, options: Listing = {}): void {
    const { fileName, bytes, metadata, requiresPython } = distribution;
    const name = normalizeName(distribution.name);
    const others = (this.projects.get(name) ?? []).filter((file) => file.fileName !== fileName);
    const beside = options.metadataBeside === true ? metadata : undefined;
    this.store(fileName, bytes);
    if (beside !== undefined) this.store(`${fileName}.metadata`, Buffer.from(beside));
    const listed = {
      fileName,
      sha256: options.wrongHash === true ? sha256('something else') : sha256(bytes),
      requiresPython: options.requiresPython ?? requiresPython,
      yanked: options.yanked,
      metadataSha256: beside === undefined ? undefined : sha256(beside),
    };
    this.projects.set(name, [...others, listed]);
  }

  /** The next requests for paths that start like this, such as `/files/` or `/simple/name/`, get these answers. */
  fail(pathPrefix: string, ...faults: Fault[]): void {
    this.faults.push({ pathPrefix, left: faults });
  }

  /** From now on pages and files take these credentials. */
  requireAuth(user: string, password: string): void {
    this.authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Some clients send the `+` of a local version as they find it, some in percents. */
  private store(fileName: string, content: Buffer): void {
    for (const spelling of [fileName, encodeURIComponent(fileName)]) this.contents.set(spelling, content);
  }

  private respond(request: IncomingMessage, response: ServerResponse): void {
    const [pathname = '/'] = (request.url ?? '/').split('?');
    this.requests.push(pathname);
    const fault = this.faults.find(({ pathPrefix, left }) => left.length > 0 && pathname.startsWith(pathPrefix));
    const next = fault?.left.shift();
    if (next === 'silence') return;
    if (next === 'cut') request.socket.destroy();
    else if (next === 'half') this.send(response, this.answer(pathname, request), 'half');
    else this.send(response, next === undefined ? this.answer(pathname, request) : statusOnly(next.status));
  }

  private send(response: ServerResponse, { status, headers, body }: Answer, part: 'whole' | 'half' = 'whole'): void {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    if (part === 'whole') response.end(body);
    else response.write(body.subarray(0, body.length / 2), () => response.destroy());
  }

  private answer(pathname: string, { method = '', headers }: IncomingMessage): Answer {
    if (this.authorization !== undefined && headers.authorization !== this.authorization) {
      return { ...statusOnly(401), headers: { 'www-authenticate': 'Basic realm="index"' } };
    }
    if (method !== 'GET' && method !== 'HEAD') return statusOnly(405);
    const [, place, name = '', ...rest] = pathname.split('/');
    if (place === 'files' && rest.length === 0) return this.file(name, headers.range);
    if (place !== 'simple' || rest.join('/') !== '') return notFound;
    const asJson = this.options.jsonOffered !== false && takesJson(headers.accept);
    if (name === '') return this.page(rootPage([...this.projects.keys()], asJson));
    if (name !== normalizeName(name) || rest.length === 0) {
      return { ...statusOnly(301), headers: { location: `/simple/${normalizeName(name)}/` } };
    }
    const files = this.projects.get(name);
    return files === undefined ? notFound : this.page(projectPage(name, files, asJson));
  }

  private page({ contentType, text }: SimplePage): Answer {
    const headers = { 'content-type': contentType, 'cache-control': 'no-store', vary: 'accept' };
    return { status: 200, headers, body: Buffer.from(text) };
  }

  private file(name: string, range: string | undefined): Answer {
    const content = this.contents.get(name);
    if (content === undefined) return notFound;
    const caching = this.options.cachingAllowed === true ? 'max-age=365000000, immutable, public' : 'no-store';
    const headers = { 'content-type': 'application/octet-stream', 'cache-control': caching };
    return answerWith(content, range, { ...headers, etag: `"${sha256(content)}"`, 'accept-ranges': 'bytes' });
  }
}
