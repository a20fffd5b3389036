import path from 'node:path';

/** The path from a folder to a file below it, or undefined when it is elsewhere. Both absolute. */
export function relativeBelow(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  const isElsewhere =
    relative === '' || relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isElsewhere ? undefined : relative;
}
