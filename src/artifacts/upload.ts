import path from 'node:path';
import type { ArtifactClient } from '@actions/artifact';
import { PyexecError } from '../errors.js';
import { describeFailure } from './upload-failure.js';

export interface ArtifactUpload {
  /** Must satisfy `isArtifactName`. */
  readonly name: string;
  /** Absolute: the folder that is the top of the artifact. Nobody else may be able to change it. */
  readonly root: string;
  /** Paths below `root` of ordinary files, with forward slashes; at least one. */
  readonly files: readonly string[];
  /** Undefined means the default of the repository. */
  readonly retentionDays?: number | undefined;
  readonly signal?: AbortSignal;
  /** After this time the upload counts as failed. */
  readonly timeoutMs?: number;
}

export interface UploadedArtifact {
  readonly id: number;
  /** Of the zip file. */
  readonly bytes: number;
  /** SHA-256 of the zip file, as hexadecimal digits. */
  readonly digest: string;
}

/** The client stops by itself when nothing moves for five minutes, but waits for answers without end. */
const TIMEOUT_MS = 15 * 60_000;

/**
 * Loads the client, which takes longer than starting a program. A program of the same user could change its files, so
 * where programs run, it is to be loaded before the first.
 */
export async function loadArtifactClient(): Promise<ArtifactClient> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

/** Rejects when the upload is to be given up. The client cannot be stopped: what it still does has no effect on us. */
function givenUp({ signal, timeoutMs = TIMEOUT_MS }: ArtifactUpload, settled: AbortSignal): Promise<never> {
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

async function send(client: ArtifactClient, upload: ArtifactUpload): Promise<UploadedArtifact> {
  const { name, root, files, retentionDays } = upload;
  const absolute = files.map((file) => path.join(root, file));
  const options = retentionDays === undefined ? {} : { retentionDays };
  const { id, size, digest } = await client.uploadArtifact(name, absolute, root, options);
  if (id === undefined || size === undefined || digest === undefined) throw new Error('the service named no artifact');
  return { id, bytes: size, digest };
}

/**
 * Uploads files as one artifact of the workflow run. While it works, the variables of the service must be in the
 * environment of this process: see `withServiceVariables`. The client writes what it does to standard output.
 *
 * @throws PyexecError `artifacts-failed`
 */
export async function uploadArtifact(upload: ArtifactUpload): Promise<UploadedArtifact> {
  const settled = new AbortController();
  try {
    const sending = loadArtifactClient().then((client) => send(client, upload));
    return await Promise.race([sending, givenUp(upload, settled.signal)]);
  } catch (cause) {
    throw new PyexecError('artifacts-failed', { ...describeFailure(cause, upload.name), cause });
  } finally {
    settled.abort();
  }
}
