import { realpathSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../errors.js';
import { readMarkdown } from '../programs/documents/read-markdown.js';
import { readSource } from '../programs/read-source.js';
import { relativeBelow } from '../programs/relative-path.js';
import { applyEdits } from './line-edits.js';
import type { Repair } from './repair.js';
import { readChanged } from './same-document.js';
import { unifiedDiff } from './unified-diff.js';

type Repaired = Extract<Repair, { outcome: 'repaired' }>;

/** The changes of all files together. */
export interface Patch {
  readonly text: string;
  /** Relative to the current folder, with forward slashes. */
  readonly files: readonly string[];
  /** Why repairs are not in it. */
  readonly left: ReadonlyMap<Repair, string>;
}

interface PatchInput {
  /** Absolute. */
  readonly currentFolder: string;
  /** Whether what is written holds no secret of the job. */
  readonly isPublic: (text: string) => boolean;
}

/** Where a file really is, below the folder; or why it is not. */
function placeOf(file: string, currentFolder: string): { readonly inside: string } | { readonly why: string } {
  let inside: string | undefined;
  try {
    inside = relativeBelow(realpathSync(currentFolder), realpathSync(file));
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
    return { why: 'its file cannot be found any more' };
  }
  const parts = inside?.split(path.sep) ?? [];
  // Git writes into no such folder, under whatever name a file system takes for it.
  const isGits = parts.some((part) => /^\.git$/i.test(part.replace(/[\s.\u200c-\u206f\ufeff]+$/u, '')));
  if (inside === undefined || isGits) return { why: 'its file does not lie in the current folder' };
  return { inside: parts.join('/') };
}

/** The file with all that is to change in it; undefined when the changes do not go together. */
function changed(repairs: readonly Repaired[]): string | undefined {
  const [first] = repairs;
  if (first === undefined) return undefined;
  const { text, part } = first.subject;
  const after = applyEdits(
    text,
    repairs.flatMap(({ change }) => change.edits),
  );
  if (part === undefined || repairs.length === 1) return after;
  const codes = new Map(repairs.map(({ subject, change }) => [subject.part?.index ?? -1, change.code] as const));
  const before = readMarkdown(text, part.place);
  return readChanged(after, before, { place: part.place, codes }) === undefined ? undefined : after;
}

function diffOf(
  file: string,
  repairs: readonly Repaired[],
  { currentFolder, isPublic }: PatchInput,
): { readonly inside: string; readonly text: string } | { readonly why: string } {
  const place = placeOf(file, currentFolder);
  if ('why' in place) return place;
  const before = repairs[0]?.subject.text ?? '';
  if (readSource(file, 'it', []) !== before) return { why: 'its file has changed meanwhile' };
  const after = changed(repairs);
  const text = after === undefined ? undefined : unifiedDiff(place.inside, before, after);
  if (text === undefined) return { why: 'it does not go together with the other repairs of its file' };
  return isPublic(text) ? { inside: place.inside, text } : { why: 'what surrounds it holds a secret of the job' };
}

/** Joins the repairs that can be applied in the current folder, as their files are now. Nothing untrusted lives any more. */
export function buildPatch(repairs: readonly Repair[], input: PatchInput): Patch {
  const left = new Map<Repair, string>();
  const byFile = new Map<string, Repaired[]>();
  for (const repair of repairs) {
    if (repair.outcome !== 'repaired') continue;
    const { file, why = 'it is in no file' } = repair.subject;
    if (file === undefined) left.set(repair, why);
    else byFile.set(file, [...(byFile.get(file) ?? []), repair]);
  }
  const files: string[] = [];
  const texts: string[] = [];
  for (const [file, ofFile] of byFile) {
    const diff = diffOf(file, ofFile, input);
    if ('why' in diff) for (const repair of ofFile) left.set(repair, diff.why);
    else {
      files.push(diff.inside);
      texts.push(diff.text);
    }
  }
  return { text: texts.join(''), files, left };
}
