import { existsSync } from 'node:fs';
import path from 'node:path';
import { renderLine } from '../../packages/format-item.js';
import type { RequirementLine, RequirementSet } from '../../packages/read-requirements.js';

/**
 * The lines as the installer gets them, with the paths of copies (absolute) for local projects: a copy that is gone
 * afterwards cannot be edited, so it is installed as it is.
 */
export function requirementText(
  lines: readonly RequirementLine[],
  { locals }: RequirementSet,
  copies: readonly string[],
): string {
  const installed = locals.map((local) => ({ ...local, editable: false }));
  return `${lines.map(({ text }) => renderLine(text, installed, (index) => copies[index] ?? '')).join('\n')}\n`;
}

/** Folders of this machine that hold archives. Absolute. */
export function linkedFolders({ requirements }: RequirementSet): string[] {
  const named = requirements.flatMap(({ text }) => /^--find-links[ =](.+)$/.exec(text)?.[1] ?? []);
  return named.filter((folder) => path.isAbsolute(folder) && existsSync(folder));
}
