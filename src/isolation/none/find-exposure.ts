import { statSync } from 'node:fs';
import path from 'node:path';
import type { Exposure } from '../../execution/launcher.js';

type Bind = Exposure['binds'][number];

/** All folders above a path, outermost first, `/` left out. */
function foldersAbove(file: string): string[] {
  const parts = path
    .dirname(file)
    .split('/')
    .filter((part) => part !== '');
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}

/** Pure part of `findExposure`: which folders must be covered, and what must be bound below them. */
export function buildExposure(needed: readonly Bind[], isClosed: (folder: string) => boolean): Exposure | undefined {
  const covers = new Set<string>();
  const binds: Bind[] = [];
  for (const bind of needed) {
    const closed = foldersAbove(bind.target).find(isClosed);
    if (closed !== undefined) covers.add(closed);
    if (closed !== undefined || bind.source !== bind.target) binds.push(bind);
  }
  if (binds.length === 0) return undefined;
  // Everything else that is needed and happens to lie below a cover would vanish: bind it as well.
  const hidden = needed.filter(
    (bind) => !binds.includes(bind) && [...covers].some((cover) => bind.target.startsWith(`${cover}/`)),
  );
  const ordered = [...binds, ...hidden].sort((a, b) => a.target.length - b.target.length);
  return { covers: [...covers].sort((a, b) => a.length - b.length), binds: ordered };
}

/** Whether a user that is in no group may enter a folder. */
function isOpenTo(uid: number, folder: string): boolean {
  const facts = statSync(folder);
  return (facts.mode & (facts.uid === uid ? 0o100 : 0o001)) !== 0;
}

/**
 * What an unprivileged user needs but cannot reach, since a folder above it is only for others. Undefined when
 * everything can be reached.
 */
export function findExposure(needed: readonly Bind[], uid: number): Exposure | undefined {
  const folders = new Set(needed.flatMap(({ target }) => foldersAbove(target)));
  const closed = new Set([...folders].filter((folder) => !isOpenTo(uid, folder)));
  return buildExposure(needed, (folder) => closed.has(folder));
}
