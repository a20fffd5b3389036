import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { buildPage } from '../../../src/report/html/page.js';
import { aFailure, aReport, aRun } from '../../fixtures/sources/a-report.js';
import {
  aHostilePart,
  aMixedPart,
  anImage,
  aPart,
  HOSTILE,
  PNG,
  textsOf,
} from '../../fixtures/sources/report-parts.js';

const error = { code: 'internal', message: 'm\nn', hint: 'Set `timeout`.' } as const;
const failed = aPart([], { report: aReport([], { error, status: 'error', environment: null, isolation: null }) });
const LIMIT = 20 * 2 ** 20;

const idsOf = (page: string): (string | undefined)[] => [...page.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, id]) => id);
const sectionOf = (page: string, id: string): string =>
  page.split('<details class="run"').find((one) => one.includes(`<h3>${id}</h3>`)) ?? '';

describe('buildPage', () => {
  test('has what did not pass first', () => {
    const page = buildPage([aMixedPart()]);
    expect(idsOf(page).slice(0, 3)).toEqual(['docs/guide.md:3', 'slow.py', 'hello.py']);
    expect(page).toContain('7 programs: 5 passed, 1 failed, 1 timed-out');
  });

  test('lists what was skipped, and why', () => {
    const skipped = [{ id: 'docs/a.md:9', source: { path: 'docs/a.md', line: 9 }, reason: 'needs <a GPU>' }];
    const page = buildPage([aPart([aRun()], { report: aReport([aRun()], { skipped }) })]);
    expect(page).toContain('needs &lt;a GPU&gt;');
    expect(buildPage([aPart([aRun()])])).not.toContain('<summary>skipped');
  });

  test('shows the source with the failing line marked, under the numbers of its document', () => {
    const section = sectionOf(buildPage([aMixedPart()]), 'docs/guide.md:3');
    expect(section).toContain('<strong>ValueError</strong>: bad price');
    expect(section).toContain('<figcaption>docs/guide.md:5');
    expect(section).toMatch(
      /<mark class="row">[^\n]*<span class="number">5<\/span><span class="text">raise ValueError/,
    );
    expect(section.match(/<mark/g)).toHaveLength(1);
  });

  test('begins a program that is out of a document where it begins', () => {
    const sources = textsOf({ 'a.py': '\n\n\nprint(1)\n' });
    const section = sectionOf(buildPage([aPart([aRun()], { sources })]), 'a.py');
    expect([...section.matchAll(/class="number">(\d+)/g)].map(([, number]) => number)).toEqual(['4']);
  });

  test('shows head and tail of an output, collapsed', () => {
    const stdout = `${'a'.repeat(30_000)}${'b'.repeat(30_000)}`;
    const section = sectionOf(buildPage([aPart([aRun({ stdout, stdoutBytes: 60_000 })])]), 'a.py');
    expect(section).toContain('<details class="part"><summary>standard output <small>58.6 KiB, head and tail</small>');
    expect(section).toContain(`${'a'.repeat(16_384)}\n… 27232 characters left out …\n${'b'.repeat(16_384)}<`);
  });

  test('shows images in place', () => {
    const section = sectionOf(buildPage([aMixedPart()]), 'plot.py');
    expect(section).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}" width="1" height="1"`);
    expect(section).toContain('alt="image that the program wrote: plot.png"');
  });

  test('says which program passed in which environment', () => {
    const parts = ['3.9', '3.14'].map((version) => aMixedPart(`Python ${version}`));
    const page = buildPage(parts);
    expect(page).toContain('14 runs in 2 environments');
    expect(page).toContain('<th scope="col">Python 3.9</th><th scope="col">Python 3.14</th>');
    expect(page).toContain('<option value="1">Python 3.14</option>');
    expect(page).toContain('<a class="status failed" href="#run-1-1">');
    expect(buildPage([aMixedPart()])).not.toContain('<option');
  });

  test('tells a failure of ours with code, message and hint', () => {
    const page = buildPage([failed]);
    expect(page).toContain('<strong>internal</strong>');
    expect(page).toContain('Set <code>timeout</code>.');
  });

  test('shows what a model was asked and said last, as text', () => {
    const usage = { promptTokens: 1, completionTokens: 1, totalTokens: 2, requests: 1, estimated: false };
    const conversation = {
      model: '<m>',
      task: 'a <b>task</b>',
      stopped: 'done',
      turns: [],
      answer: '</pre>',
      usage,
      code: '',
      failure: null,
    } as const;
    const page = buildPage([aPart([aRun()], { report: aReport([aRun()], { conversation }) })]);
    for (const text of ['conversation with &lt;m&gt;', 'a &lt;b&gt;task&lt;/b&gt;', '&lt;/pre&gt;'])
      expect(page).toContain(text);
  });

  test('permits its own style and script, images in place, and nothing else', () => {
    const page = buildPage([aHostilePart()]);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(page) ?? [];
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(style)}`,
      `script-src ${hash(script)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    // It says so before anything that it is about.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<title>'));
  });

  test.each(HOSTILE)('has no element and no attribute of a program (%#)', (text) => {
    const page = buildPage([aHostilePart([text])]);
    const harmless = buildPage([aHostilePart(['harmless'])]);
    const tags = (html: string): string[] =>
      (html.match(/<\/?[a-z][^\s>]*/gi) ?? []).filter((tag) => !/mark|span/.test(tag));
    expect(new Set(tags(page))).toEqual(new Set(tags(harmless)));
    expect(page).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|\p{Surrogate}/u);
  });

  test.each([
    ['\u{e0001}', true],
    ['\u{e0001}', false],
    ['<', true],
    ['😀', false],
  ])(
    'stays below 20 MiB with all that 5000 programs can say, and counts the rest (%j, images: %s)',
    (unit, hasImages) => {
      const big = Buffer.concat([PNG, Buffer.alloc(2 ** 20)]);
      const runs = Array.from({ length: 5000 }, (_, index) =>
        aFailure({
          id: `${unit.repeat(400)}${index}`,
          stdout: unit.repeat(2000),
          stdoutBytes: 1,
          notes: [unit.repeat(100)],
        }),
      );
      const images = new Map(Array.from({ length: 30 }, (_, index) => [index, [anImage('a.png', big)]]));
      const page = buildPage([aPart(runs, hasImages ? { images } : {})]);
      expect(Buffer.byteLength(page)).toBeLessThan(LIMIT);
      expect(page).toMatch(/<p class="note">\d+ more programs are in result\.json\.<\/p>/);
      expect(page).toContain('There is no room for more here');
      expect(page.includes('1 images are left out.')).toBe(hasImages);
    },
  );

  test('stays below 20 MiB with 256 environments', () => {
    const part = (index: number) =>
      aHostilePart([
        `${'\u{e0001}'.repeat(5000)}${index}`,
        ...Array.from({ length: 20 }, (_, i) => `${'<'.repeat(5000)}${i}`),
      ]);
    const page = buildPage(Array.from({ length: 256 }, (_, index) => part(index)));
    expect(Buffer.byteLength(page)).toBeLessThan(LIMIT);
  });
});

describe('the HTML of a page', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });
  async function problems(page: string): Promise<string[]> {
    const { results } = await validator.validateString(page);
    return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
  }

  test('is valid', async () => {
    const pages = [[aMixedPart()], [aMixedPart('a'), aMixedPart('b'), failed], [failed], []];
    for (const parts of pages) expect(await problems(buildPage(parts))).toEqual([]);
  });

  test('is valid whatever programs say', async () => {
    expect(await problems(buildPage([aHostilePart(), aHostilePart()]))).toEqual([]);
  });

  test('is held to it: what is not valid is refused', async () => {
    expect(await problems(buildPage([aMixedPart()]).replace('</main>', '<p><div></p>'))).not.toEqual([]);
  });
});
