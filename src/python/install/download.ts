import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { withToolkit } from './with-toolkit.js';

/** A file that is wanted. */
export interface Download {
  readonly url: string;
  /** Absolute; must not be there yet, and the folder must. */
  readonly file: string;
  /** Proxies. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Rejects when nobody wants to wait any longer. */
function givenUp({ signal, timeoutMs }: Download, settled: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`it took longer than ${timeoutMs / 1000} s`));
    }, timeoutMs);
    const cancel = (): void => {
      reject(new Error('the run was cancelled'));
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { signal: settled });
    settled.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}

/**
 * Downloads a file with the proxies and the retries of the toolkit, and says how large it is. The toolkit cannot be
 * stopped: when it is given up, the caller's folder must go, and with it what still arrives.
 */
export async function download(wanted: Download): Promise<number> {
  const settled = new AbortController();
  try {
    const { downloadTool } = await import('@actions/tool-cache');
    const { url, file, env } = wanted;
    await Promise.race([withToolkit(env, () => downloadTool(url, file)), givenUp(wanted, settled.signal)]);
    return (await stat(file)).size;
  } finally {
    settled.abort();
  }
}

/** Of a file, as lower-case hexadecimal digits. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    if (Buffer.isBuffer(chunk)) hash.update(chunk);
  }
  return hash.digest('hex');
}
