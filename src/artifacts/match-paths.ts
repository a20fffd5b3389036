import type { ArtifactPattern, GlobSegment, GlobToken } from '../inputs/artifact-patterns.js';

/** How far the patterns have matched on the way down to a path. */
export interface MatchState {
  /** For each track the segments that may come next; its length means that all have matched. */
  readonly positions: readonly (readonly number[])[];
  /** The path is one of those asked for. */
  readonly accepts: boolean;
  /** Something below the path may be one of those asked for. */
  readonly leadsOn: boolean;
}

interface Track {
  readonly pattern: number;
  readonly excludes: boolean;
  readonly segments: readonly GlobSegment[];
}

function matchesOne(token: GlobToken, character: string): boolean {
  switch (token.kind) {
    case 'any':
    case 'one':
      return true;
    case 'text':
      return token.character === character;
    case 'set':
      return token.isNegated !== token.ranges.some(([from, to]) => from <= character && character <= to);
  }
}

/**
 * Whether a name matches. Names come from the program: a regular expression could be made to backtrack for minutes, while
 * this takes at most as many steps as name and pattern are long, multiplied.
 */
function matchesName(tokens: readonly GlobToken[], name: readonly string[]): boolean {
  let at = 0;
  let token = 0;
  let retry: { token: number; at: number } | undefined;
  while (at < name.length) {
    const next = tokens[token];
    if (next?.kind === 'any') {
      retry = { token: ++token, at };
    } else if (next !== undefined && matchesOne(next, name[at] ?? '')) {
      token++;
      at++;
    } else if (retry !== undefined) {
      // The last `*` takes one character more; those before it never need to.
      token = retry.token;
      at = ++retry.at;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(({ kind }) => kind === 'any');
}

function beginsWithDot(tokens: readonly GlobToken[]): boolean {
  const [first] = tokens;
  return first?.kind === 'text' && first.character === '.';
}

/** Adds what is reached without a name: `**` may stand for no folder at all. */
function closure(positions: Iterable<number>, segments: readonly GlobSegment[]): number[] {
  const reached = new Set<number>();
  for (let position of positions) {
    reached.add(position);
    while (segments[position] === '**') reached.add(++position);
  }
  return [...reached];
}

/** Matches paths step by step on the way down, so that folders in which nothing can match need not be looked into. */
export class PathMatcher {
  private readonly tracks: readonly Track[];
  private readonly matched = new Set<number>();

  constructor(private readonly patterns: readonly ArtifactPattern[]) {
    this.tracks = patterns.flatMap(({ alternatives, excludes }, pattern) =>
      // A folder stands for all that is in it.
      alternatives.map((segments) => ({ pattern, excludes, segments: [...segments, '**' as const] })),
    );
  }

  /** The state of the working directory itself. */
  start(): MatchState {
    return this.stateOf(this.tracks.map(({ segments }) => closure([0], segments)));
  }

  /** The state of an entry in a folder with the given state. */
  step({ positions }: MatchState, name: string): MatchState {
    const characters = Array.from(name);
    return this.stateOf(this.tracks.map((track, index) => this.advance(track, positions[index] ?? [], characters)));
  }

  /** Remembers for `unmatched` that an entry with this state was found. */
  note({ positions, accepts }: MatchState): void {
    if (!accepts) return;
    this.tracks.forEach(({ pattern, segments }, index) => {
      if (positions[index]?.includes(segments.length)) this.matched.add(pattern);
    });
  }

  /** The lines that took nothing, as they were given. */
  unmatched(): string[] {
    return this.patterns.filter(({ excludes }, index) => !excludes && !this.matched.has(index)).map(({ text }) => text);
  }

  private advance({ segments, excludes }: Track, positions: readonly number[], name: readonly string[]): number[] {
    const isHidden = name[0] === '.';
    const reached = new Set<number>();
    for (const position of positions) {
      const segment = segments[position];
      if (segment === undefined) continue;
      if (segment === '**') {
        if (!isHidden || excludes) reached.add(position);
      } else if ((!isHidden || excludes || beginsWithDot(segment)) && matchesName(segment, name)) {
        reached.add(position + 1);
      }
    }
    return closure(reached, segments);
  }

  private stateOf(positions: readonly (readonly number[])[]): MatchState {
    let accepts = false;
    let leadsOn = false;
    this.tracks.forEach(({ excludes, segments }, index) => {
      const open = positions[index] ?? [];
      const isWhole = open.includes(segments.length);
      if (isWhole) accepts = !excludes;
      // What is left out is so with all that is in it, unless a later line takes some of it again.
      if (excludes) leadsOn &&= !isWhole;
      else leadsOn ||= open.length > 0;
    });
    return { positions, accepts, leadsOn };
  }
}
