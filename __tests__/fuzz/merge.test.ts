import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ResultMerger } from '../../src/merge/merge-results.js';
import { buildMergedSummary } from '../../src/merge/merged-summary.js';
import { mergedAnnotations, mergedLines } from '../../src/merge/merged-text.js';
import { NoResult, readResult } from '../../src/merge/read-result.js';
import { parseShardPlan, NoPlan } from '../../src/shards/parse-shard-plan.js';
import { DurationsBook } from '../../src/shards/durations.js';
import { plain } from '../../src/report/run-text.js';
import { quoteInline } from '../../src/report/neutralise.js';
import { aPlan } from '../fixtures/sources/a-plan.js';
import { aFailure } from '../fixtures/sources/a-report.js';
import { aShardResult } from '../fixtures/sources/a-shard-result.js';
import { holds, hostileText } from './hostile.js';

const plan = aPlan({ shards: 1, pythonVersions: ['3.9'] });
const whole = aShardResult(plan, {}, {});

/** A value somewhere in a result, replaced by another. */
function mutate(value: unknown, [step = 0, ...rest]: readonly number[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const inner = mutate((value as Record<string, unknown>)[key], rest, by);
  return Array.isArray(value)
    ? value.map((one: unknown, i) => (String(i) === key ? inner : one))
    : { ...value, [key]: inner };
}

const junk = fc.oneof(fc.jsonValue(), hostileText, fc.double(), fc.bigInt().map(String));

function merged(text: string) {
  const merger = new ResultMerger(plan);
  try {
    merger.take('r', readResult(text, plan));
  } catch (thrown) {
    if (!(thrown instanceof NoResult)) throw thrown;
    merger.ignore('r', thrown.message);
  }
  return merger.finish();
}

describe('a forged result', () => {
  test('is read or refused, and passes only with every program exited with 0', () => {
    holds(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), junk, (way, value) => {
        const report = merged(JSON.stringify(mutate(whole, way, value)));
        const hasAll = report.runs.length === plan.programs.length && report.missing.length === 0;
        const isFine = report.runs.every(({ outcome }) => outcome.kind === 'exited' && outcome.exitCode === 0);
        if (report.status === 'passed') expect([hasAll, isFine]).toEqual([true, true]);
        expect(report.runs.length + report.missing.length).toBe(plan.programs.length);
      }),
      3000,
    );
  });

  test('hides nothing in the log, and gives the runner no command', () => {
    holds(
      fc.property(hostileText, hostileText, (message, signal) => {
        const runs = whole.runs.map((run) =>
          aFailure({
            id: run.id,
            stdout: message,
            stderr: signal,
            error: { type: signal, message, path: run.id, line: 1 },
            notes: [message],
          }),
        );
        const error = { code: 'internal' as const, message, hint: signal };
        const report = merged(JSON.stringify({ ...whole, runs, error, notes: [message, signal] }));
        for (const line of mergedLines(report, plain)) expect(line).toBe(quoteInline(line));
        for (const { message: text } of mergedAnnotations(report))
          for (const line of text.split('\n')) expect(line).toBe(quoteInline(line));
        expect(buildMergedSummary(report, () => undefined)).toMatch(/^## ⚠️ pyexec: error\n/);
      }),
      500,
    );
  });
});

describe('any text', () => {
  test('is a plan, or refused', () => {
    holds(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }), junk, (way, value) => {
        try {
          const read = parseShardPlan(JSON.stringify(mutate(plan, way, value)));
          expect(read.id).toMatch(/^[0-9a-f]{64}$/);
        } catch (thrown) {
          if (!(thrown instanceof NoPlan)) throw thrown;
        }
      }),
      1000,
    );
  });

  test('is durations, or told of', () => {
    holds(
      fc.property(
        fc.oneof(
          junk.map((one) => JSON.stringify({ schemaVersion: 1, durations: one, runs: one })),
          hostileText,
        ),
        (text) => {
          const book = new DurationsBook();
          book.noteFile(text);
          for (const ms of book.medians().values()) expect(ms).toBeGreaterThanOrEqual(0);
        },
      ),
      1000,
    );
  });
});
