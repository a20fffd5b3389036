import path from 'node:path';
import { checkCharacters } from './check-characters.js';
import { MAX_PROBLEMS } from './file-walk.js';
import { GroupResolver, type GroupRequirement } from './dependency-groups.js';
import { splitLogicalLines, type Position } from './logical-lines.js';
import { MalformedAt, quoteReceived } from './malformed-at.js';
import { parseRequirement, type Requirement } from './parse-requirement.js';
import { MalformedToml, parseToml } from './parse-toml.js';
import { readTextFile } from './read-text-file.js';
import type { SetBuilder } from './set-builder.js';
import { StringPlaces } from './string-places.js';

const FILE = 'pyproject.toml';

/** A requirement of PEP 508, which is all that a group may hold: no path without a name, no option, no comment. */
function parseDependency(text: string): Requirement {
  checkCharacters(text);
  const [line] = splitLogicalLines(text);
  // What stands on a line of the installer's file is not split into options either.
  const isPlain = line?.text === text.trim() && !/(?<!\S)-/.test(text);
  const requirement = isPlain ? parseRequirement(line.text) : undefined;
  if (requirement?.name !== undefined) return requirement;
  throw new MalformedAt(
    `a dependency group holds NAME, NAME[EXTRA]>=1.2,<3 or NAME @ URL, if needed with \`; MARKER\`; got ${quoteReceived(text)}`,
    0,
  );
}

/** Where groups go, and what is wrong with them. */
interface Target {
  readonly builder: SetBuilder;
  readonly problems: string[];
}

function addDependency({ text, place }: GroupRequirement, folder: string, { builder, problems }: Target): void {
  try {
    const requirement = parseDependency(text);
    builder.addItem(
      { kind: 'item', requirement, isEditable: false, options: [], offset: 0 },
      { source: { path: FILE, line: place.line }, isConstraint: false, folder },
    );
  } catch (thrown) {
    if (!(thrown instanceof MalformedAt)) throw thrown;
    problems.push(`${FILE}:${place.line}:${place.column + thrown.offset} ${thrown.message}`);
  }
}

async function resolveGroups(text: string, groups: readonly string[], problems: string[]) {
  const report = (problem: string, place?: Position): void => {
    problems.push(`${FILE}${place === undefined ? '' : `:${place.line}:${place.column}`} ${problem}`);
  };
  try {
    const document = await parseToml(text);
    return new GroupResolver(document, new StringPlaces(text, 'dependency-groups'), report).resolve(groups);
  } catch (thrown) {
    if (!(thrown instanceof MalformedToml)) throw thrown;
    report(thrown.message, thrown);
    return [];
  }
}

/** Adds the dependency groups of `pyproject.toml` in a folder to a set; without groups the file is not read. */
export async function readGroups(groups: readonly string[], folder: string, target: Target): Promise<void> {
  if (groups.length === 0) return;
  const read = readTextFile(path.join(folder, FILE));
  if ('problem' in read) {
    target.problems.push(`${FILE} ${read.problem}, but dependency groups are asked for`);
    return;
  }
  for (const requirement of await resolveGroups(read.text, groups, target.problems)) {
    if (target.problems.length >= MAX_PROBLEMS) return;
    addDependency(requirement, folder, target);
  }
}
