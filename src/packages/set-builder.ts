import { existsSync } from 'node:fs';
import { formatRequirement } from './format-item.js';
import { holdsLineEnd } from './logical-lines.js';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import { formatExtras } from './package-name.js';
import type { Entry } from './parse-line.js';
import { isRepository, type PlacedRequirement } from './parse-requirement.js';
import { isPinnedItem, namesCommit } from './pinning.js';
import type { LocalPackage, RequirementLine, RequirementSet, RequirementSource } from './requirement-set.js';
import { resolveLocal, toPath, VARIABLE } from './resolve-local.js';
import { quoteWord } from './shell-words.js';

type Item = Entry & { readonly kind: 'item' };

/** Where an entry stands. */
export interface Place {
  readonly source: RequirementSource;
  readonly isConstraint: boolean;
  /** Where paths in nested files start, absolute. */
  readonly folder: string;
}

function checkConstraint({ requirement, isEditable }: Item): void {
  const isNamed = requirement.name !== undefined && requirement.extras.length === 0 && !isEditable;
  if (!isNamed) throw new MalformedAt('a constraint is NAME>=1.2,<3 or NAME @ URL, without extras or -e', 0);
}

/** Gathers what was read into a `RequirementSet`. Looks at the disk to find what is of this machine. */
export class SetBuilder {
  private readonly requirements: RequirementLine[] = [];
  private readonly constraints: RequirementLine[] = [];
  private readonly locals: LocalPackage[] = [];
  private volatileBecause: string | undefined;
  private isPinned = true;

  /** Paths of packages start at `currentFolder`, absolute. */
  constructor(private readonly currentFolder: string) {}

  /** Takes a requirement, or throws `MalformedAt` with offsets in it. */
  addItem(item: Item, { source, isConstraint }: Place): void {
    if (isConstraint) checkConstraint(item);
    const { requirement, options, isEditable } = item;
    const local = requirement.kind === 'local' ? this.addLocal(requirement, item, source) : undefined;
    const prefix = isEditable && local === undefined ? '-e ' : '';
    const text = [prefix + formatRequirement(requirement, local), ...options].join(' ');
    if (requirement.kind === 'url' && isRepository(requirement.reference) && !namesCommit(requirement.reference)) {
      this.note(source, `names no full hash of a commit: ${quoteReceived(requirement.reference)}`);
    }
    this.addLine(isConstraint ? this.constraints : this.requirements, { text, source });
    if (!isConstraint) this.isPinned &&= isPinnedItem(requirement, options);
  }

  /** Takes an option that is about all that is installed. */
  addOption(text: string, { source }: Place): void {
    if (/ file:/i.test(text)) this.note(source, 'looks for packages on this machine');
    this.addLine(this.requirements, { text, source });
  }

  /** Takes a file that only the installer can fetch. */
  addRemoteFile(kind: 'requirement' | 'constraint', reference: string, place: Place): void {
    this.addOption(`${kind === 'requirement' ? '-r' : '-c'} ${quoteWord(reference)}`, place);
    this.note(place.source, `names a file that is fetched, ${quoteReceived(reference)}`);
    if (kind === 'requirement') this.isPinned = false;
  }

  /** Takes a place to look for packages in; a path starts at the file, or else at the folder of the run. */
  addFindLinks(reference: string, place: Place): void {
    const isRemote = /^(?:https?:|\$\{)/i.test(reference);
    const found = isRemote ? reference : this.findFolder(reference, place.folder);
    if (!isRemote) this.note(place.source, 'looks for packages on this machine');
    this.addOption(`--find-links ${quoteWord(found)}`, place);
  }

  /** What was gathered so far. */
  build(): RequirementSet {
    const { requirements, constraints, locals, volatileBecause, isPinned } = this;
    return { requirements, constraints, locals, volatileBecause, isPinned };
  }

  private findFolder(reference: string, folder: string): string {
    const found = [folder, this.currentFolder]
      .map((base) => toPath(reference, base).path)
      .find((file) => existsSync(file));
    if (found !== undefined && !found.endsWith('\\') && !holdsLineEnd(found)) return found;
    throw new MalformedAt(
      `--find-links takes an URL, or a folder or file that exists; got ${quoteReceived(reference)}`,
      0,
    );
  }

  private addLocal(placed: PlacedRequirement, { isEditable, options }: Item, source: RequirementSource): number {
    const { path: file, kind } = resolveLocal(placed.reference, this.currentFolder);
    if (isEditable && kind === 'archive') {
      throw new MalformedAt(`-e takes a folder; ${quoteReceived(placed.reference)} is an archive`, 0);
    }
    const isHashed = options.some((option) => option.startsWith('--hash='));
    if (kind === 'folder' || !isHashed)
      this.note(source, `installs ${quoteReceived(placed.reference)} of this machine`);
    const extras = placed.name === undefined ? formatExtras(placed.extras) : '';
    return this.locals.push({ path: file, editable: isEditable, extras }) - 1;
  }

  private addLine(lines: RequirementLine[], line: RequirementLine): void {
    if (VARIABLE.test(line.text)) this.note(line.source, 'holds an environment variable');
    lines.push(line);
  }

  private note({ path, line }: RequirementSource, reason: string): void {
    this.volatileBecause ??= `${path}:${line} ${reason}`;
  }
}
