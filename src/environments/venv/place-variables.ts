import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The variables with the files that they name: those lie where the installer does not look. */
export interface PlacedVariables {
  readonly env: Readonly<Record<string, string>>;
  /** Folders that they name. Absolute. */
  readonly folders: readonly string[];
  /** What is to be placed: name → content. In `env` it is named with this prefix. */
  readonly files: Readonly<Record<string, Buffer>>;
}

/** A path of this machine that one word of a variable names. */
function pathOf(word: string): string | undefined {
  if (path.isAbsolute(word)) return word;
  if (!word.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(word);
  } catch {
    // The installer says what is wrong with it.
    return undefined;
  }
}

/** Looks at what the variables name: small files are to be copied to `root`, folders to be shown. */
export function placeVariables(env: Readonly<Record<string, string>>, root: string): PlacedVariables {
  const folders = new Set<string>();
  const files: Record<string, Buffer> = {};
  const place = (name: string, word: string): string => {
    const named = pathOf(word);
    const facts = named === undefined ? undefined : statSync(named, { throwIfNoEntry: false });
    if (named === undefined || facts === undefined) return word;
    if (facts.isDirectory()) folders.add(named);
    if (!facts.isFile()) return word;
    const copy = `variable-${name.toLowerCase()}-${Object.keys(files).length}${path.extname(named)}`;
    files[copy] = readFileSync(named);
    return path.join(root, copy);
  };
  const placed = Object.entries(env).map(([name, value]) => {
    const words = value.split(/(\s+)/).map((word) => (word.trim() === '' ? word : place(name, word)));
    return [name, words.join('')] as const;
  });
  return { env: Object.fromEntries(placed), folders: [...folders], files };
}
