import { PyexecError } from '../../errors.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import { withoutNested } from './build-arguments.js';
import type { Mask } from './build-root.js';
import { findPrefixMasks } from './find-masks.js';
import { isWithin } from '../../is-within.js';
import { rootsOf, type InterpreterPlaces, type Private } from './find-python-roots.js';
import type { SystemTree } from './system-tree.js';

/** What of an interpreter is bound, and the links on the way to it. */
export interface Roots {
  readonly paths: readonly string[];
  readonly links: SystemTree['links'];
  readonly masks: readonly Mask[];
}

export const NO_ROOTS: Roots = { paths: [], links: [], masks: [] };

/** What programs see of interpreters, besides the system. */
export class VisibleRoots {
  constructor(
    private readonly tree: SystemTree,
    private readonly folders: RunFolders,
    private readonly secretPaths: Private,
  ) {}

  /** @throws PyexecError `invalid-input` when a program could replace the interpreter of the next one */
  of({ prefixes, links }: InterpreterPlaces): Roots {
    const { work, isFresh } = this.folders;
    const paths = rootsOf(prefixes, this.secretPaths);
    const around = paths.find((one) => isWithin(work, one) && !isFresh);
    if (around !== undefined) {
      throw new PyexecError('invalid-input', {
        message: `\`working-directory\`: ${work} is or lies in ${around}, where the interpreter is, which programs could change there`,
        hint: 'Give another folder, or an interpreter that lies elsewhere.',
      });
    }
    const elsewhere = links.filter(({ to }) => !this.isCovered(to, paths));
    return { paths, links: elsewhere, masks: this.notInSystem(paths).flatMap(findPrefixMasks) };
  }

  /** Whether a path is seen with the system or with one of these. */
  isCovered(file: string, paths: readonly string[]): boolean {
    return [...this.tree.paths, ...paths].some((root) => isWithin(file, root));
  }

  /** What is bound with the system already need not be bound again. */
  notInSystem(paths: readonly string[]): string[] {
    return withoutNested(paths).filter((root) => !this.tree.paths.some((path) => isWithin(root, path)));
  }

  /** The system with the links to these; each once, though an interpreter and its venv may share some. */
  treeWith(roots: readonly Roots[]): SystemTree {
    const all = [this.tree, ...roots].flatMap(({ links }) => links);
    return { ...this.tree, links: [...new Map(all.map((link) => [link.to, link])).values()] };
  }
}
