import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PyexecError } from './errors.js';
import type { Host } from './host/host.js';
import type { Decided } from './decide.js';
import type { Patch } from './repair/build-patch.js';
import type { Repair } from './repair/repair.js';
import type { ReportedPatch, ReportedRepair } from './report/run-report.js';

/** What is reported of repairs, and the patch of all of them. */
export interface PatchProgress extends Decided {
  repairs?: readonly Repair[];
  reportedRepairs?: readonly ReportedRepair[];
  patch?: ReportedPatch;
  /** For `git apply`; empty when there is nothing to apply. */
  patchText?: string;
}

/** What is uploaded is called. */
const FILE = 'repair.patch';

async function upload(
  host: Host,
  text: string,
  { settings }: Decided,
): Promise<Pick<ReportedPatch, 'name' | 'id' | 'url'>> {
  const root = mkdtempSync(path.join(realpathSync(host.facts.tempFolder), 'pyexec-artifacts-'));
  try {
    writeFileSync(path.join(root, FILE), text);
    const { name, retentionDays } = settings?.artifacts ?? {};
    const delivered = await host.deliver({ root, files: [FILE], name, suffix: '-repair', retentionDays });
    return { name: delivered.name, id: delivered.id, url: delivered.url };
  } finally {
    const { rmRF } = await import('@actions/io');
    await rmRF(root);
  }
}

/** It is in the report all the same, and changes no verdict. */
async function deliver(host: Host, patch: Patch, progress: PatchProgress): Promise<void> {
  const reported = { files: patch.files, bytes: Buffer.byteLength(patch.text), name: null, id: null, url: null };
  progress.patch = reported;
  if (!host.uploadsArtifacts || host.cancellation.aborted) return;
  try {
    progress.patch = { ...reported, ...(await upload(host, patch.text, progress)) };
  } catch (thrown) {
    if (!(thrown instanceof PyexecError)) throw thrown;
    progress.notes = [...(progress.notes ?? []), `The patch could not be uploaded: ${thrown.message}. ${thrown.hint}`];
  }
}

/** Makes one patch of all repairs, and uploads it where that is done. Called when nothing untrusted lives any more. */
export async function keepPatch(host: Host, progress: PatchProgress): Promise<void> {
  const { repairs } = progress;
  if (repairs === undefined || repairs.length === 0) return;
  const { buildPatch } = await import('./repair/build-patch.js');
  const { reportRepairs } = await import('./repair/report-repairs.js');
  const { currentFolder } = host.facts;
  const patch = buildPatch(repairs, { currentFolder, isPublic: (text) => host.redact(text) === text });
  progress.reportedRepairs = reportRepairs(repairs, patch);
  progress.patchText = patch.text;
  if (patch.text !== '') await deliver(host, patch, progress);
}
