import path from 'node:path';

export type DocumentKind = 'python' | 'markdown' | 'notebook';

const KINDS: Readonly<Record<string, DocumentKind>> = {
  '.py': 'python',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.ipynb': 'notebook',
};

/** What is in a file, by its name; undefined when that is nothing to run. */
export function documentKind(file: string): DocumentKind | undefined {
  return KINDS[path.extname(file).toLowerCase()];
}
