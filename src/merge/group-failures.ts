import type { MergedReport, MergedRun } from './merged-report.js';

/** A program that did not pass, and the Pythons with which it failed in the same way. */
export interface FailureGroup {
  /** The first of them. */
  readonly run: MergedRun;
  /** As in the plan; without those that stand for whatever Python there was. */
  readonly pythonVersions: readonly string[];
}

function likeness({ id, outcome, error }: MergedRun): string {
  return JSON.stringify([id, outcome, error?.type, error?.line, error?.message]);
}

/** What did not pass, each program once for each way in which it failed. Pure. */
export function groupFailures({ runs }: Pick<MergedReport, 'runs'>): FailureGroup[] {
  const groups = new Map<string, MergedRun[]>();
  for (const run of runs) {
    if (run.status === 'passed') continue;
    const key = likeness(run);
    const before = groups.get(key);
    if (before === undefined) groups.set(key, [run]);
    else before.push(run);
  }
  return [...groups.values()].flatMap((alike) => {
    const [run] = alike;
    if (run === undefined) return [];
    return [{ run, pythonVersions: alike.flatMap(({ pythonVersion }) => pythonVersion ?? []) }];
  });
}

/** `Python 3.9, 3.12`; empty without versions. Pure. */
export function namePythons(versions: readonly string[]): string {
  return versions.length === 0 ? '' : `Python ${versions.join(', ')}`;
}
