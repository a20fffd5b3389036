import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type axe from 'axe-core';
import { buildPage } from '../../../src/report/html/page.js';
import { aReport } from '../../fixtures/sources/a-report.js';
import { aHostilePart, aMixedPart, aPart, HOSTILE } from '../../fixtures/sources/report-parts.js';
import { TestBrowser, type OpenedPage } from '../../support/browser.js';
import { describeWith } from '../../support/engines.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const error = { code: 'internal', message: 'm', hint: 'h' } as const;
const failed = aPart([], { report: aReport([], { error, status: 'error' }) });
const two = [aMixedPart('Python 3.9'), aMixedPart('Python 3.14')];

/** All that is folded away is a part of the page as well. */
const openAll = 'for (const one of document.querySelectorAll("details")) one.open = true';

async function shown({ page }: OpenedPage): Promise<string[]> {
  return page.locator('#runs > details:visible h3').allTextContents();
}

describeWith('chromium', 'a page in a browser', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await TestBrowser.start();
  }, 60_000);
  afterAll(() => browser.stop());

  async function withPage<T>(html: string, act: (opened: OpenedPage) => Promise<T>, options = {}): Promise<T> {
    const opened = await browser.open(html, options);
    try {
      return await act(opened);
    } finally {
      await opened.close();
    }
  }

  test('filters by status, environment and text', async () => {
    await withPage(buildPage(two), async (opened) => {
      const { page, events } = opened;
      expect(await shown(opened)).toHaveLength(14);
      await page.getByRole('checkbox', { name: 'passed' }).uncheck();
      expect(await shown(opened)).toEqual(['docs/guide.md:3', 'docs/guide.md:3', 'slow.py', 'slow.py']);
      await page.getByLabel('Environment').selectOption('Python 3.14');
      expect(await shown(opened)).toEqual(['docs/guide.md:3', 'slow.py']);
      await page.keyboard.press('/');
      await page.keyboard.type('BAD price');
      await page.getByText('1 of 14 shown').waitFor();
      expect(await shown(opened)).toEqual(['docs/guide.md:3']);
      await page.keyboard.press('Escape');
      expect(await shown(opened)).toEqual(['docs/guide.md:3', 'slow.py']);
      expect(events).toEqual([]);
    });
  });

  test('is used by the keyboard alone', async () => {
    await withPage(buildPage([aMixedPart()]), async ({ page }) => {
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.name')).toBe('text');
      // Three statuses and two buttons lie between the search and the programs.
      for (let step = 0; step < 6; step++) await page.keyboard.press('Tab');
      const [isSummary, outline] = await page.evaluate<[boolean, string]>(
        '[document.activeElement.localName === "summary", getComputedStyle(document.activeElement).outlineStyle]',
      );
      expect([isSummary, outline]).toEqual([true, 'solid']);
      const first = page.locator('#runs > details').first();
      expect(await first.getAttribute('open')).toBe('');
      await page.keyboard.press('Enter');
      expect(await first.getAttribute('open')).toBe(null);
    });
  });

  test('leads from the table of environments to the program, and opens it', async () => {
    await withPage(buildPage(two), async ({ page }) => {
      const target = page.locator('#run-1-2');
      expect(await target.getAttribute('open')).toBe(null);
      await page.locator('a[href="#run-1-2"]').first().click();
      await expect(target.getAttribute('open')).resolves.toBe('');
    });
  });

  test('shows everything but the filters without scripts', async () => {
    const act = async (opened: OpenedPage): Promise<void> => {
      expect(await shown(opened)).toHaveLength(7);
      expect(await opened.page.locator('#filters').isVisible()).toBe(false);
      await opened.page.getByRole('heading', { name: 'hello.py' }).click();
      expect(await opened.page.getByText('standard output').first().isVisible()).toBe(true);
    };
    await withPage(buildPage([aMixedPart()]), act, { javaScriptEnabled: false });
  });

  test('shows the images that programs made', async () => {
    await withPage(buildPage([aMixedPart()]), async ({ page, events }) => {
      await page.evaluate(openAll);
      const image = page.getByRole('img', { name: 'plot.png' });
      await image.scrollIntoViewIfNeeded();
      await page.waitForFunction('[...document.images].every((one) => one.complete && one.naturalWidth === 1)');
      expect(events).toEqual([]);
    });
  });

  test.each([320, 400, 1280])('is never wider than a window of %i pixels', async (width) => {
    for (const parts of [two, [aHostilePart()]]) {
      const act = async ({ page }: OpenedPage): Promise<void> => {
        await page.evaluate(openAll);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      };
      await withPage(buildPage(parts), act, { viewport: { width, height: 800 } });
    }
  });

  const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  async function barriers(html: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
    const act = async ({ page }: OpenedPage): Promise<string[]> => {
      await page.evaluate(openAll);
      await page.evaluate(AXE);
      const found = await page.evaluate<axe.AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    };
    // Else the page's own policy would not let the checker in.
    return withPage(html, act, { bypassCSP: true, colorScheme });
  }

  test.each(['light', 'dark'] as const)('has no barriers that axe knows of (%s)', async (scheme) => {
    for (const parts of [[aMixedPart()], two, [failed]]) expect(await barriers(buildPage(parts), scheme)).toEqual([]);
  });

  test('is held to it: a barrier is found', async () => {
    const page = buildPage([aMixedPart()])
      .replace(/alt="[^"]*"/, '')
      .replace('--muted: #57606a', '--muted: #c7c7c7');
    const found = (await barriers(page, 'light')).map((one) => one.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
  });

  /** Comes near everything, so that handlers of events have their chance. */
  async function provoke({ page }: OpenedPage): Promise<void> {
    await page.evaluate(openAll);
    await page.mouse.move(300, 300);
    for (let step = 0; step < 12; step++) await page.keyboard.press('Tab');
    await page.waitForTimeout(150);
  }

  // Together, and in halves, should one hide what another does.
  const each = [HOSTILE, HOSTILE.slice(0, 6), HOSTILE.slice(6)].map((texts, index) => [index, texts] as const);
  test.each(each)('runs and loads nothing of what programs say (%i)', async (_index, texts) => {
    await withPage(buildPage([aHostilePart(texts), aHostilePart(texts)]), async (opened) => {
      await provoke(opened);
      const { page, events } = opened;
      expect(await page.title()).toBe('pyexec: error');
      const counts = '[document.scripts.length, document.forms.length, document.styleSheets.length]';
      expect(await page.evaluate(counts)).toEqual([1, 1, 1]);
      expect(events).toEqual([]);
    });
  });

  const raw = (page: string): string =>
    page.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  const open = (page: string): string => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');

  test('would run and load it without escaping and policy', async () => {
    await withPage(raw(open(buildPage([aHostilePart(HOSTILE.slice(0, 6))]))), async (opened) => {
      await provoke(opened);
      expect(opened.events).toEqual(expect.arrayContaining(['dialog 1', 'dialog 2', 'dialog 5']));
      expect(opened.events.join('\n')).toContain('request https://attacker.example/x.css');
    });
  });

  test('runs and loads nothing without escaping as long as there is the policy', async () => {
    await withPage(raw(buildPage([aHostilePart(HOSTILE.slice(0, 6))])), async (opened) => {
      await provoke(opened);
      const of = (kind: string): string[] => opened.events.filter((one) => one.startsWith(kind));
      expect([of('dialog'), of('popup'), of('error')]).toEqual([[], [], []]);
      expect(of('request ').length).toBeGreaterThan(0);
      expect(of('refused csp: ')).toHaveLength(of('request ').length);
    });
  });
});
