import { LOCAL } from './format-item.js';
import { MalformedAt } from './malformed-at.js';
import { normaliseName } from './package-name.js';
import { parseLine, type Entry } from './parse-line.js';
import type { Requirement } from './parse-requirement.js';
import type { RequirementLine, RequirementSet } from './requirement-set.js';

/** Values of JSON; two lines are the same when these are. */
type Canonical = readonly unknown[];

/** What a marker consists of: white space between is of no meaning, in quotes it is. */
const MARKER_TOKEN = /"[^"]*(?:"|$)|'[^']*(?:'|$)|[A-Za-z0-9_.]+|[<>=!~]+|[()]|[^\s"'A-Za-z0-9_.<>=!~()]+/g;

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function canonicalRequirement(requirement: Requirement): Canonical {
  const { kind, name, marker } = requirement;
  const place =
    requirement.kind === 'named' ? sorted(requirement.specifier.split(',')).join(',') : requirement.reference;
  const extras = sorted(requirement.extras.map(normaliseName));
  const tokens = marker?.match(MARKER_TOKEN) ?? [];
  return [kind, name === undefined ? null : normaliseName(name), extras, place, tokens];
}

function canonicalEntry(entry: Entry): Canonical {
  switch (entry.kind) {
    case 'item': {
      // Several hashes are alternatives; other options are read in their order.
      const isHash = (option: string): boolean => option.startsWith('--hash=');
      const hashes = sorted(entry.options.filter(isHash));
      const others = entry.options.filter((option) => !isHash(option));
      return ['item', canonicalRequirement(entry.requirement), entry.isEditable, hashes, others];
    }
    case 'option':
      return ['option', entry.text];
    default:
      return [entry.kind, entry.reference];
  }
}

interface CanonicalLine {
  readonly isItem: boolean;
  readonly text: string;
}

/** The entries of a line, with everything of this machine in the place of its number. */
function canonicalLines({ text }: RequirementLine, { locals }: RequirementSet): CanonicalLine[] {
  const used: Canonical[] = [];
  const parsable = text.replace(LOCAL, (_, index: string) => {
    const { path, editable, extras = '' } = locals[Number(index)] ?? {};
    used.push([path, editable, sorted(extras.slice(1, -1).split(',').map(normaliseName))]);
    return 'file:local';
  });
  try {
    return parseLine(parsable).map((entry) => ({
      isItem: entry.kind === 'item',
      text: JSON.stringify([canonicalEntry(entry), used]),
    }));
  } catch (thrown) {
    // Nothing that was read from a user ends here; taken literally, it differs from all else.
    if (!(thrown instanceof MalformedAt)) throw thrown;
    return [{ isItem: false, text: JSON.stringify(['text', text, used]) }];
  }
}

/**
 * A text for a cache key. It is the same for two sets that install the same: the order of requirements, white space,
 * the spelling of names, repetition, and where something was written do not matter; options keep their order. It is
 * another one for any other set. It holds what the lines hold, perhaps passwords, so it is for hashing only.
 */
export function canonicalText(set: RequirementSet): string {
  const lines = set.requirements.flatMap((line) => canonicalLines(line, set));
  const constraints = set.constraints.flatMap((line) => canonicalLines(line, set));
  return JSON.stringify({
    options: lines.filter(({ isItem }) => !isItem).map(({ text }) => text),
    requirements: sorted(lines.filter(({ isItem }) => isItem).map(({ text }) => text)),
    constraints: sorted(constraints.map(({ text }) => text)),
  });
}
