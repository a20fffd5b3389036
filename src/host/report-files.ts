import path from 'node:path';
import { messageOf, PyexecError, toPyexecError } from '../errors.js';
import { HeldPlace } from '../held-place.js';
import type { ReportSettings } from '../inputs/settings.js';
import { BUILDERS } from '../report/builders.js';
import type { ReportPaths } from '../report/outputs.js';
import type { ReportImage, ReportPart } from '../report/report-part.js';
import type { RunReport } from '../report/run-report.js';
import { readImages } from './read-images.js';

type Kind = keyof ReportSettings;

const KINDS = ['junit', 'sarif', 'html', 'patch'] as const satisfies Kind[];

/** What became of the reports. */
export interface WrittenReports {
  readonly written: ReportPaths;
  /** The first one; undefined when all were written. */
  readonly problem?: PyexecError | undefined;
}

interface Target {
  readonly kind: Kind;
  readonly place: HeldPlace;
}

function openTarget(kind: Kind, file: string): Target {
  try {
    return { kind, place: HeldPlace.open(file) };
  } catch (cause) {
    throw new PyexecError('invalid-input', {
      message: `\`${kind}-file\` cannot be written to ${file}: ${messageOf(cause)}`,
      hint: 'It must be a file in a folder that can be made and written.',
      cause,
    });
  }
}

function writeInto({ kind, place }: Target, pieces: Iterable<string>): void {
  try {
    place.write(pieces);
  } catch (cause) {
    throw new PyexecError('publish-failed', {
      message: `\`${kind}-file\` cannot be written to ${place.file}: ${messageOf(cause)}`,
      hint: 'Something may be in its place, its folder may be gone, or the disk may be full.',
      cause,
    });
  }
}

/** The files of reports that were asked for, in places that were found before any program ran. */
export class ReportFiles {
  private constructor(private readonly targets: readonly Target[]) {}

  /** Makes the folders that are missing. @throws PyexecError `invalid-input` */
  static open(settings: ReportSettings, currentFolder: string): ReportFiles {
    const targets: Target[] = [];
    for (const kind of KINDS) {
      const given = settings[kind];
      if (given !== undefined) targets.push(openTarget(kind, path.resolve(currentFolder, given)));
    }
    return new ReportFiles(targets);
  }

  /** The images for a page; none when there is no page. */
  imagesOf({ runs }: RunReport): ReadonlyMap<number, readonly ReportImage[]> {
    return this.targets.some(({ kind }) => kind === 'html') ? readImages(runs) : new Map();
  }

  /** Writes them, and the patch as it is, once nothing untrusted lives any more. One that fails does not keep the others from it. */
  write(parts: readonly ReportPart[], patch: string): WrittenReports {
    const written: Partial<Record<Kind, string>> = {};
    let problem: PyexecError | undefined;
    for (const target of this.targets) {
      try {
        const { kind, place } = target;
        writeInto(target, kind === 'patch' ? [patch] : BUILDERS[`${kind}-file`](parts));
        written[kind] = place.file;
      } catch (thrown) {
        problem ??= toPyexecError(thrown);
      } finally {
        target.place.close();
      }
    }
    return { written, problem };
  }
}
