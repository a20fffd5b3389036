import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildBubblewrapArguments, withoutNested } from '../../src/isolation/bubblewrap/build-arguments.js';
import { buildRoot } from '../../src/isolation/bubblewrap/build-root.js';
import { isWithin } from '../../src/is-within.js';
import type { SystemTree } from '../../src/isolation/bubblewrap/system-tree.js';
import { buildExposure } from '../../src/isolation/none/find-exposure.js';
import { absolutePath, holds, hostileText } from './hostile.js';

const paths = fc.array(absolutePath, { maxLength: 5 });
const tree: SystemTree = {
  paths: ['/usr', '/etc/ssl/certs', '/etc/fonts'],
  settings: ['/etc/localtime'],
  links: [{ target: 'usr/bin', to: '/bin' }],
};
/** What `withoutNested` leaves, as the callers hand it over. */
const distinct = paths.map((all) => withoutNested(all).filter((one) => !isWithin(one, '/usr')));

/** What is mounted before a folder that it lies in, and so is covered by that. */
function coveredLater(mounts: readonly string[]): string[] {
  return mounts.filter((to, index) => mounts.slice(index + 1).some((later) => to !== later && isWithin(to, later)));
}

const isSound = (place: string): boolean => place.startsWith('/') && path.posix.normalize(place) === place;

describe('the root folder of a program', () => {
  test('is made by steps that stay in it, each after what it lies in', () => {
    const below = fc.tuple(fc.nat(), fc.constantFrom('folder', 'file'), absolutePath);
    const input = fc.record({
      readOnly: distinct,
      work: absolutePath,
      program: absolutePath,
      text: hostileText,
      masks: fc.array(below, { maxLength: 3 }),
    });
    holds(
      fc.property(
        input,
        fc.integer({ min: 1, max: 2 ** 40 }),
        ({ readOnly, work, program, text, masks }, maxDiskBytes) => {
          const shown = [...readOnly, work];
          const masked = masks.map(
            ([at, kind, file]) => ({ kind, path: path.join(shown[at % shown.length] ?? work, file) }) as const,
          );
          const steps = buildRoot({
            tree,
            readOnly,
            work,
            masks: masked,
            program: { path: program, text },
            maxDiskBytes,
            owner: 1,
          });
          expect(steps.filter(({ to }) => !isSound(to))).toEqual([]);
          // A folder that comes after what lies in it would cover that.
          expect(coveredLater(steps.map(({ to }) => to))).toEqual([]);
          expect(steps.filter(({ kind, to }) => kind === 'file' && to === program).length).toBeGreaterThanOrEqual(1);
          const sizes = steps.flatMap((step) =>
            step.kind === 'tmpfs' ? [Number(/^size=(\d+),/.exec(step.options)?.[1])] : [],
          );
          expect(sizes.every((bytes) => bytes >= 1 && bytes <= 64 * 2 ** 20)).toBe(true);
          // Each mask comes after what it is to hide.
          const position = (to: string, kinds: readonly string[]): number =>
            steps.findLastIndex((step) => step.to === to && kinds.includes(step.kind));
          for (const mask of masked) {
            const covers = position(mask.path, ['file', 'tmpfs']);
            const above = steps.findLastIndex(
              (step) => step.kind === 'bind' && step.to !== mask.path && isWithin(mask.path, step.to),
            );
            expect(covers).toBeGreaterThan(above);
          }
        },
      ),
      1200,
    );
  });
});

/** How many values an option of bwrap(1) takes. */
const VALUES: Readonly<Record<string, number>> = {
  '--ro-bind': 2,
  '--bind': 2,
  '--symlink': 2,
  '--setenv': 2,
  '--uid': 1,
  '--gid': 1,
  '--hostname': 1,
  '--cap-drop': 1,
  '--cap-add': 1,
  '--proc': 1,
  '--dev': 1,
  '--dir': 1,
  '--perms': 1,
  '--remount-ro': 1,
  '--chdir': 1,
};

/** As bwrap reads its arguments, up to the `--` that ends them. */
function asBubblewrap(args: readonly string[]): string[][] {
  const options: string[][] = [];
  for (let at = 0; at < args.length;) {
    const name = args[at] ?? '';
    const count = VALUES[name] ?? 0;
    options.push(args.slice(at, at + 1 + count));
    at += 1 + count;
  }
  return options;
}

describe('the arguments of bubblewrap', () => {
  test('bind these paths and no others, whatever they are called, and end with a root that is read-only', () => {
    const input = fc.record({
      readOnly: distinct,
      writable: distinct,
      user: fc.constantFrom('root', 'caller'),
      network: fc.constantFrom('none', 'full'),
    });
    holds(
      fc.property(input, ({ readOnly, writable, user, network }) => {
        const args = buildBubblewrapArguments({ user, network, tree, readOnly, writable, settings: '/run/etc' });
        const options = asBubblewrap(args);
        const known = /^--(unshare-(user|pid|net|ipc|uts|cgroup-try)|as-pid-1|die-with-parent|clearenv|)$/;
        expect(options.filter(([name = '']) => !(name in VALUES) && !known.test(name))).toEqual([]);
        const bound = (flag: string): string[] =>
          options.filter(([name]) => name === flag).map(([, from, to]) => `${from ?? ''} ${to ?? ''}`);
        const same = (file: string): string => `${file} ${file}`;
        expect(bound('--bind').sort()).toEqual(writable.map(same).sort());
        expect(bound('--ro-bind').sort()).toEqual([...[...tree.paths, ...readOnly].map(same), '/run/etc /etc'].sort());
        expect(options.slice(-4)).toEqual([['--remount-ro', '/dev'], ['--remount-ro', '/'], ['--chdir', '/'], ['--']]);
        expect(options.some(([name]) => name === '--unshare-net')).toBe(network === 'none');
        const mounts = options
          .filter(([name]) => name === '--bind' || name === '--ro-bind')
          .map(([, , to]) => to ?? '');
        expect(coveredLater(mounts)).toEqual([]);
      }),
      1000,
    );
  });
});

describe('paths without nested ones', () => {
  test('are some of them, and hold all of them, none in another', () => {
    holds(
      fc.property(paths, (all) => {
        const kept = withoutNested(all);
        for (const one of all) expect(kept.some((outer) => isWithin(one, outer))).toBe(true);
        for (const one of kept) {
          expect(all).toContain(one);
          expect(kept.filter((other) => isWithin(one, other))).toEqual([one]);
        }
      }),
      1000,
    );
  });
});

describe('buildExposure', () => {
  test('binds what is needed and nothing else, and covers only folders above it', () => {
    holds(
      fc.property(paths, paths, fc.nat(), (targets, sources, seed) => {
        const needed = targets.map((target, index) => ({ source: sources[index] ?? target, target }));
        const isClosed = (folder: string): boolean => (folder.length + seed) % 3 === 0;
        const exposure = buildExposure(needed, isClosed);
        if (exposure === undefined) return;
        for (const bind of exposure.binds) expect(needed).toContainEqual(bind);
        for (const cover of exposure.covers) {
          expect(isClosed(cover) && isSound(cover)).toBe(true);
          expect(needed.some(({ target }) => target !== cover && isWithin(target, cover))).toBe(true);
        }
        // What lies below a cover is there all the same.
        const bound = exposure.binds.map((bind) => bind.target);
        const lost = targets.filter((target) => exposure.covers.some((one) => one !== target && isWithin(target, one)));
        expect(lost.filter((target) => !bound.includes(target))).toEqual([]);
      }),
      1500,
    );
  });
});
