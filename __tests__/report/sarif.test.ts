import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { buildSarif } from '../../src/report/sarif.js';
import { aConversation, aTurn } from '../fixtures/sources/a-conversation.js';
import { aFailure, aReport, aRun } from '../fixtures/sources/a-report.js';
import { aHostilePart, aMixedPart, aPart, textsOf } from '../fixtures/sources/report-parts.js';

const SCHEMA = path.join(import.meta.dirname, '..', 'fixtures', 'schemas', 'sarif-2.1.0-rtm.5.json');

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

interface Log {
  readonly runs: readonly {
    readonly results: readonly Result[];
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly object[];
  }[];
}

const parse = (text: string): Log => JSON.parse(text) as Log;
const resultsOf = (text: string): readonly Result[] => parse(text).runs[0]?.results ?? [];
const placeOf = ({ locations: [first] }: Result): [string | undefined, number | undefined] => [
  first?.physicalLocation.artifactLocation.uri,
  first?.physicalLocation.region.startLine,
];

const at = (line: number, id = 'a.py') =>
  aFailure({ id, error: { type: 'ValueError', message: 'bad', path: 'a.py', line } });

describe('buildSarif', () => {
  test('has a result at the failing line for each program that did not pass', () => {
    const results = resultsOf(buildSarif([aMixedPart()]));
    expect(results.map((one) => [one.ruleId, one.level, one.message.text, ...placeOf(one)])).toEqual([
      ['exception/ValueError', 'error', 'ValueError: bad price', 'docs/guide.md', 5],
      ['timed-out', 'error', 'stopped at the timeout', 'slow.py', 1],
    ]);
  });

  test('has of a conversation what it ended with only, and nothing when it is done', () => {
    const runs = [at(1), at(2, 'check.py')];
    const turns = [aTurn({ runs: [0], run: 0 }), aTurn({ saysDone: true, check: 1 })];
    const linesOf = (stopped: 'done' | 'max-turns'): unknown[] => {
      const report = aReport(runs, { conversation: aConversation({ turns, stopped }), status: 'failed' });
      return resultsOf(buildSarif([aPart(runs, { report })])).map((one) => placeOf(one)[1]);
    };
    expect([linesOf('max-turns'), linesOf('done')]).toEqual([[2], []]);
  });

  test('goes by the class of an exception only where it is a name', () => {
    const withType = (type: string) => aFailure({ id: type, error: { type, message: '', path: null, line: null } });
    const runs = ['json.decoder.JSONDecodeError', '<b>', 'a b', 'x'.repeat(1000)].map(withType);
    const { rules } = parse(buildSarif([aPart(runs)])).runs[0]?.tool.driver ?? { rules: [] };
    expect(rules.map(({ id }) => id)).toEqual(['exception/json.decoder.JSONDecodeError', 'failed']);
  });

  const hashes = (text: string) => resultsOf(text).map((one) => one.partialFingerprints.primaryLocationLineHash);

  test('keeps the fingerprint when the failing line moves, and has another for another line', () => {
    const before = buildSarif([aPart([at(1)], { sources: textsOf({ 'a.py': 'f()\n' }) })]);
    const after = buildSarif([aPart([at(3)], { sources: textsOf({ 'a.py': '\n\n  f()\n' }) })]);
    const other = buildSarif([aPart([at(1)], { sources: textsOf({ 'a.py': 'g()\n' }) })]);
    expect(hashes(before)).toEqual(hashes(after));
    expect(hashes(before)).not.toEqual(hashes(other));
  });

  test('tells equal lines of a document apart', () => {
    const sources = textsOf({ 'a.py:1': 'f()\n', 'a.py:9': `${'\n'.repeat(8)}f()\n` });
    const [first, second] = hashes(buildSarif([aPart([at(1, 'a.py:1'), at(9, 'a.py:9')], { sources })]));
    expect(first).toMatch(/^[0-9a-f]{16}:1$/);
    expect(second).toBe(first?.replace(':1', ':2'));
  });

  test('has what fails in several environments once, and says where', () => {
    const results = resultsOf(buildSarif([aMixedPart('Python 3.9'), aMixedPart('Python 3.14')]));
    expect(results.map(({ message }) => message.text)).toEqual([
      'ValueError: bad price\n(Python 3.9, Python 3.14)',
      'stopped at the timeout\n(Python 3.9, Python 3.14)',
    ]);
  });

  test('takes paths for paths: nothing in them is a scheme, a query or markup', () => {
    const paths = ['a b/ä?.py', 'javascript:alert(1)', '//attacker.example/x', '/abs/x.py', 'a\\b#c.py'];
    const results = resultsOf(
      buildSarif([aPart(paths.map((id) => aFailure({ id, error: null, source: { path: id, line: 1 } })))]),
    );
    expect(results.map((one) => placeOf(one)[0])).toEqual([
      'a%20b/%C3%A4%3F.py',
      'javascript%3Aalert(1)',
      'file:///attacker.example/x',
      'file:///abs/x.py',
      'a/b%23c.py',
    ]);
  });

  test('has no links and placeholders in messages', () => {
    const message = 'see [here](https://attacker.example) and {0}, {"a": 1}\u202e';
    const run = aFailure({ error: { type: 'E', message, path: null, line: null } });
    expect(resultsOf(buildSarif([aPart([run])]))[0]?.message.text).toBe(
      'E: see [here] (https://attacker.example) and { 0}, {"a": 1}\\u202e',
    );
  });

  test('stays within the limits of code scanning with 30,000 failures, and counts the rest', () => {
    const runs = Array.from({ length: 30_000 }, (_, index) =>
      aFailure({
        id: `${index}.py`,
        source: { path: `${index}.py`, line: 1 },
        error: { type: `E${index}`, message: 'm'.repeat(5000), path: null, line: null },
      }),
    );
    const text = buildSarif([aPart(runs)]);
    const [run] = parse(text).runs;
    expect([run?.results.length, run?.tool.driver.rules.length]).toEqual([5000, 5000]);
    expect(Math.max(...resultsOf(text).map(({ message }) => message.text.length))).toBeLessThan(1024);
    expect(JSON.stringify(run?.invocations)).toContain('25000 more results are left out.');
    expect(text.length).toBeLessThan(10 * 2 ** 20);
  });

  describe('by the schema of SARIF 2.1.0', () => {
    const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    const problems = (text: string): unknown => (validate(JSON.parse(text)) ? [] : validate.errors);

    test('is valid', () => {
      const error = { code: 'internal', message: 'm', hint: 'h' } as const;
      const failed = aPart([aRun()], { report: aReport([], { error, status: 'error', notStarted: 2 }) });
      for (const parts of [[], [aMixedPart()], [failed], [aMixedPart(), failed]])
        expect(problems(buildSarif(parts))).toEqual([]);
    });

    test('is valid whatever programs say', () => {
      expect(problems(buildSarif([aHostilePart(), aMixedPart()]))).toEqual([]);
    });

    test('is held to it: what is no such report is refused', () => {
      expect(problems('{"version": "2.1.0"}')).not.toEqual([]);
      expect(problems(buildSarif([aMixedPart()]).replace('"level": "error"', '"level": "bad"'))).not.toEqual([]);
    });
  });
});
