import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Step = 'CreateArtifact' | 'block' | 'blocklist' | 'FinalizeArtifact' | 'ListArtifacts' | 'GetSignedArtifactURL';

/** An answer in place of the right one: a status with a message, or none, the connection being cut. */
type Fault = { readonly status: number; readonly message: string } | 'cut' | 'silence';

interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly zip: Buffer;
  readonly expiresAt: string | undefined;
  readonly contentType: string | undefined;
}

const READ_ZIP = `import io, json, sys, zipfile
zip = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps({i.filename: zip.read(i).decode() for i in zip.infolist()}))`;
const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/';

interface Pending {
  readonly blocks: Map<string, Buffer>;
  readonly expiresAt: string | undefined;
  zip?: Buffer;
  contentType?: string | undefined;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A token as the runner gives it; nobody checks its signature. */
export function runtimeToken(scope = 'Actions.Results:run-1:job-1'): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ scp: `Actions.Other ${scope}` })}.signature`;
}

/** The artifact service of one workflow run: the methods that uploads and downloads call, and the storage behind them. */
export class ArtifactServer {
  readonly artifacts: StoredArtifact[] = [];
  /** Every call, in its order. */
  readonly calls: Step[] = [];
  readonly tokens = new Set<string | undefined>();
  /** Artifacts with these names cannot be made. */
  readonly refused = new Set<string>();
  private readonly pending = new Map<string, Pending>();
  private readonly faults = new Map<Step, Fault[]>();

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.answer(request, response);
    });
  }

  static async start(): Promise<ArtifactServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ArtifactServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** The next calls of a step get these answers. */
  fail(step: Step, ...faults: Fault[]): void {
    this.faults.set(step, faults);
  }

  /** The files of an artifact, by their names in it. */
  filesOf(name: string): Record<string, string> {
    const zip = this.artifacts.find((one) => one.name === name)?.zip;
    if (zip === undefined) throw new Error(`no artifact ${name}`);
    return JSON.parse(execFileSync('python3', ['-I', '-c', READ_ZIP], { input: zip }).toString()) as Record<
      string,
      string
    >;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = await bodyOf(request);
    const step = url.pathname.startsWith(SERVICE) ? url.pathname.slice(SERVICE.length) : url.searchParams.get('comp');
    this.calls.push(step as Step);
    const fault = this.faults.get(step as Step)?.shift();
    if (fault === 'silence') return;
    if (fault === 'cut') request.socket.destroy();
    else if (fault !== undefined) this.reply(response, fault.status, { code: 'fault', msg: fault.message });
    else if (step === 'block' || step === 'blocklist') this.store({ url, body, request, response });
    else if (request.method === 'GET') this.send(url, response);
    else this.serve(step, { body, request, response });
  }

  private reply(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private serve(step: string | null, call: Call): void {
    this.tokens.add(call.request.headers.authorization);
    const fields = JSON.parse(call.body.toString('utf8')) as Record<string, string | undefined>;
    if (step === 'CreateArtifact') this.create(fields, call.response);
    else if (step === 'FinalizeArtifact') this.finalize(fields, call.response);
    else if (step === 'ListArtifacts') this.list(fields, call.response);
    else if (step === 'GetSignedArtifactURL')
      this.reply(call.response, 200, { signed_url: this.placeOf(fields['name'] ?? '') });
    else this.reply(call.response, 404, { code: 'bad_route', msg: 'no such method' });
  }

  /** Where an artifact is stored, for whoever may read and write it. */
  placeOf(name: string): string {
    return `${this.url}account/container/${encodeURIComponent(name)}?sig=secret-signature`;
  }

  private list(fields: Record<string, string | undefined>, response: ServerResponse): void {
    const { name_filter: name, id_filter: id } = fields;
    const artifacts = this.artifacts
      .filter((one) => (name ?? one.name) === one.name && Number(id ?? one.id) === one.id)
      .map(({ id: database_id, name, zip }) => ({
        ...{ workflow_run_backend_id: 'run-1', workflow_job_run_backend_id: 'job-1', name },
        ...{ database_id: String(database_id), size: String(zip.length), digest: `sha256:${sha256(zip)}` },
      }));
    this.reply(response, 200, { artifacts });
  }

  private send(url: URL, response: ServerResponse): void {
    const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    const artifact = this.artifacts.find((one) => one.name === name);
    if (artifact === undefined || url.searchParams.get('sig') !== 'secret-signature') response.writeHead(403).end();
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(artifact.zip);
  }

  private create(fields: Record<string, string | undefined>, response: ServerResponse): void {
    const name = fields['name'] ?? '';
    if (this.refused.has(name)) {
      this.reply(response, 403, { code: 'permission_denied', msg: 'artifact storage quota has been hit' });
      return;
    }
    if (this.pending.has(name)) {
      this.reply(response, 409, { code: 'already_exists', msg: 'an artifact with this name already exists' });
      return;
    }
    this.pending.set(name, { blocks: new Map(), expiresAt: fields['expires_at'] });
    this.reply(response, 200, { ok: true, signed_upload_url: this.placeOf(name) });
  }

  private store({ url, body, request, response }: Call & { readonly url: URL }): void {
    const pending = this.pending.get(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''));
    if (pending === undefined || url.searchParams.get('sig') !== 'secret-signature') {
      response.writeHead(403).end();
      return;
    }
    if (url.searchParams.get('comp') === 'block') {
      pending.blocks.set(url.searchParams.get('blockid') ?? '', body);
    } else {
      const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = '']) => id);
      pending.zip = Buffer.concat(ids.map((id) => pending.blocks.get(id) ?? Buffer.alloc(0)));
      pending.contentType = request.headers['x-ms-blob-content-type'] as string | undefined;
    }
    response.writeHead(201, { etag: '"1"', 'x-ms-request-id': 'r' }).end();
  }

  private finalize(fields: Record<string, string | undefined>, response: ServerResponse): void {
    const name = fields['name'] ?? '';
    const { zip = Buffer.alloc(0), expiresAt, contentType } = this.pending.get(name) ?? {};
    const isWhole = fields['hash'] === `sha256:${sha256(zip)}` && Number(fields['size']) === zip.length;
    const id = 101 + this.artifacts.length;
    if (isWhole) this.artifacts.push({ id, name, zip, expiresAt, contentType });
    this.reply(response, 200, { ok: isWhole, artifact_id: String(id) });
  }
}

interface Call {
  readonly body: Buffer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}
