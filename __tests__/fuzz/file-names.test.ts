import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultArtifactName } from '../../src/artifacts/artifact-names.js';
import { PathMatcher } from '../../src/artifacts/match-paths.js';
import { escapeName, SafeNames } from '../../src/artifacts/safe-names.js';
import { isArtifactName } from '../../src/inputs/artifact-name.js';
import { artifactPatterns } from '../../src/inputs/artifact-patterns.js';
import { relativeBelow } from '../../src/programs/relative-path.js';
import { parseCommand } from '../support/runner-emulator/command-parser.js';
import { absolutePath, fileName, holds, hostileText } from './hostile.js';

const names = fc.array(fileName, { minLength: 1, maxLength: 8 });
/** Names that some file system takes for the same. */
const alike = fc
  .array(fc.constantFrom('a', 'A', 'ﬀ', 'FF', 'é', 'e\u0301', 'ß', 'SS', 'K', '\u212a', 'ı', 'I', '~', '.'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => Buffer.from(parts.join('')))
  .filter((name) => !['.', '..'].includes(name.toString()));

describe('names in an artifact', () => {
  test('are one path segment that no system, service or log takes for anything else', () => {
    holds(
      fc.property(fileName, (name) => {
        const safe = escapeName(name);
        expect(safe).not.toMatch(/["':<>|*?\\/`\p{C}\p{Zl}\p{Zp}]/u);
        expect(['', '.', '..'].includes(safe)).toBe(false);
        expect(safe).not.toMatch(/^[- ~]?-|[. ]$/);
        for (const line of [safe, `out/${safe}`, `skipped ${safe}: it is a link`])
          expect(parseCommand(line)).toBeUndefined();
      }),
      3000,
    );
  });

  test('differ where the given ones do, also where case and composition do not count', () => {
    holds(
      fc.property(
        fc.array(fc.oneof(names, fc.array(alike, { minLength: 2, maxLength: 6 })), { minLength: 1, maxLength: 4 }),
        (folders) => {
          const safe = new SafeNames();
          const given: string[] = [];
          for (const entries of folders) {
            const folder = safe.give('', Buffer.from('folder'));
            if (folder === undefined) continue;
            given.push(folder);
            const unique = [...new Map(entries.map((name) => [name.toString('hex'), name])).values()];
            for (const name of unique) {
              const place = safe.give(folder, name);
              if (place !== undefined) given.push(place);
            }
          }
          const keys = given.map((one) => one.normalize('NFKC').toUpperCase().toLowerCase());
          expect(new Set(keys).size).toBe(given.length);
          for (const one of given) {
            expect(path.posix.normalize(one)).toBe(one);
            expect(one.startsWith('/') || one.split('/').includes('..')).toBe(false);
            expect(Buffer.byteLength(one)).toBeLessThanOrEqual(1000);
            for (const segment of one.split('/')) expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(255);
          }
        },
      ),
      1000,
    );
  });

  test('of the artifact itself are taken by the service, whatever job and step are called', () => {
    const part = fc.option(hostileText, { nil: undefined });
    holds(
      fc.property(part, part, fc.stringMatching(/^[0-9a-f]{8}$/), (job, step, unique) => {
        const name = defaultArtifactName({ job, step }, unique);
        expect(isArtifactName(name)).toBe(true);
        expect(name.startsWith('pyexec') && name.endsWith(unique)).toBe(true);
      }),
      1000,
    );
  });
});

describe('PathMatcher', () => {
  const segment = fc.constantFrom('a', 'b', '*', '**', '?', '.c', '[ab]', '[!a]', 'a*');
  const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const lines = fc.array(
    fc.tuple(fc.constantFrom('', '', '!'), glob).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 3 },
  );
  const file = fc.array(fc.constantFrom('a', 'b', '.c', 'ab', 'c'), { minLength: 1, maxLength: 4 });

  /** Whether a pattern matches a path, or a folder above it, by the rules in words. */
  function matches(pattern: readonly string[], names: readonly string[], dotsCount: boolean): boolean {
    const [first, ...rest] = pattern;
    if (first === undefined) return dotsCount || names.every((name) => !name.startsWith('.'));
    const [name, ...below] = names;
    if (first === '**') {
      if (matches(rest, names, dotsCount)) return true;
      return name !== undefined && (dotsCount || !name.startsWith('.')) && matches(pattern, below, dotsCount);
    }
    if (name === undefined) return false;
    if (name.startsWith('.') && !first.startsWith('.') && !dotsCount) return false;
    const source = first.replace(/\[!/g, '[^').replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '.*');
    return new RegExp(`^${source}$`).test(name) && matches(rest, below, dotsCount);
  }

  test('takes what the last matching line says, and looks into every folder that it takes something of', () => {
    holds(
      fc.property(lines, file, (given, names) => {
        fc.pre(given.some((line) => !line.startsWith('!')));
        const matcher = new PathMatcher(artifactPatterns(given.join('\n')));
        let state = matcher.start();
        let isReached = true;
        for (const [index, name] of names.entries()) {
          state = matcher.step(state, name);
          if (index < names.length - 1) isReached &&= state.leadsOn;
        }
        const deciding = given.findLast((line) => {
          const excludes = line.startsWith('!');
          return matches((excludes ? line.slice(1) : line).split('/'), names, excludes);
        });
        const isTaken = deciding !== undefined && !deciding.startsWith('!');
        expect(state.accepts).toBe(isTaken);
        if (isTaken) expect(isReached).toBe(true);
      }),
      3000,
    );
  });

  test('takes names of any bytes in a moment', () => {
    const stars = fc.integer({ min: 1, max: 120 }).map((times) => '*a'.repeat(times));
    const started = performance.now();
    holds(
      fc.property(fc.oneof(stars, glob), fc.oneof(hostileText, fc.constant('a'.repeat(255))), (pattern, name) => {
        const matcher = new PathMatcher(artifactPatterns(pattern));
        matcher.note(matcher.step(matcher.start(), name));
      }),
      500,
    );
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('relativeBelow', () => {
  test('names a file below the folder by a way that never leaves it, or nothing', () => {
    holds(
      fc.property(absolutePath, absolutePath, fc.boolean(), (folder, other, isBelow) => {
        const file = isBelow ? path.join(folder, other) : other;
        const relative = relativeBelow(folder, file);
        if (isBelow) expect(relative).toBeDefined();
        if (relative === undefined) return;
        expect(relative.split('/')).not.toContain('..');
        expect(path.resolve(folder, relative)).toBe(path.resolve(file));
      }),
      1000,
    );
  });
});
