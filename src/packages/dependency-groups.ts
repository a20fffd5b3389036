import { closest } from 'fastest-levenshtein';
import type { TomlTable, TomlValue } from 'smol-toml';
import type { Position } from './logical-lines.js';
import { quoteReceived } from './malformed-at.js';
import { normaliseName } from './package-name.js';
import { isTable } from './parse-toml.js';
import type { StringPlaces } from './string-places.js';

/** A requirement of a dependency group, and where it stands. */
export interface GroupRequirement {
  readonly text: string;
  readonly place: Position;
}

/** How deep groups may include each other. */
const MAX_DEPTH = 100;

/** The groups of a project by their normalised names. Two that differ in spelling only are a problem. */
function readTable(document: TomlTable, report: (problem: string) => void): Map<string, TomlValue> {
  const groups = new Map<string, TomlValue>();
  const table = document['dependency-groups'];
  if (table === undefined) return groups;
  if (!isTable(table)) {
    report('dependency-groups must be a table of lists');
    return groups;
  }
  for (const [name, group] of Object.entries(table)) {
    const normalised = normaliseName(name);
    if (groups.has(normalised)) report(`the dependency group ${quoteReceived(name)} is there twice`);
    groups.set(normalised, group);
  }
  return groups;
}

function describeUnknown(name: string, groups: ReadonlyMap<string, TomlValue>, document: TomlTable): string {
  const names = [...groups.keys()];
  const there = names.length === 0 ? 'it has none' : `it has ${names.slice(0, 50).join(', ')}`;
  const isShort = names.length > 1 && name.length <= 40;
  const nearest = isShort ? `; did you mean ${closest(normaliseName(name), names)}?` : '';
  const project = document['project'];
  const extras = isTable(project) ? project['optional-dependencies'] : undefined;
  const isExtra = isTable(extras) && Object.keys(extras).some((extra) => normaliseName(extra) === normaliseName(name));
  const extra = isExtra ? `; it is an extra: write -e .[${normaliseName(name)}] in \`packages\`` : '';
  return `has no dependency group ${quoteReceived(name)}; ${there}${extra === '' ? nearest : extra}`;
}

/** Resolves dependency groups as PEP 735 says. What is wrong is reported, with its place where there is one. */
export class GroupResolver {
  private readonly groups: ReadonlyMap<string, TomlValue>;
  private readonly done = new Set<string>();
  private readonly found: GroupRequirement[] = [];

  constructor(
    private readonly document: TomlTable,
    private readonly places: StringPlaces,
    private readonly report: (problem: string, place?: Position) => void,
  ) {
    this.groups = readTable(document, report);
  }

  /** The requirements of the groups, those of included ones in their place. Each group is taken once. */
  resolve(names: readonly string[]): readonly GroupRequirement[] {
    for (const name of names) this.take(name, []);
    return this.found;
  }

  private take(name: string, chain: readonly string[], place?: Position): void {
    const normalised = normaliseName(name);
    const group = this.groups.get(normalised);
    const here = [...chain, normalised];
    if (chain.includes(normalised)) {
      this.report(`a dependency group includes itself: ${here.slice(chain.indexOf(normalised)).join(' → ')}`, place);
    } else if (group === undefined) {
      this.report(describeUnknown(name, this.groups, this.document), place);
    } else if (chain.length >= MAX_DEPTH) {
      this.report(`dependency groups include each other more than ${MAX_DEPTH} deep`, place);
    } else if (!this.done.has(normalised)) {
      this.takeItems(group, here);
      this.done.add(normalised);
    }
  }

  private takeItems(group: TomlValue, chain: readonly string[]): void {
    const name = quoteReceived(chain.at(-1) ?? '');
    if (!Array.isArray(group)) {
      this.report(`the dependency group ${name} must be a list`);
      return;
    }
    for (const item of group) {
      const included = isTable(item) && Object.keys(item).length === 1 ? item['include-group'] : undefined;
      if (typeof item === 'string') this.found.push({ text: item, place: this.places.of(item) });
      else if (typeof included === 'string') this.take(included, chain, this.places.of(included));
      else this.report(`the dependency group ${name} holds something else than texts and { include-group = "NAME" }`);
    }
  }
}
