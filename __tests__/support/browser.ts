import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** A page in a real browser, and everything that it did besides showing itself. */
export interface OpenedPage {
  readonly page: Page;
  /** Dialogs, requests to anywhere, errors and messages of the console, other windows. */
  readonly events: string[];
  close(): Promise<void>;
}

/** Debian's Chromium without a window. */
export class TestBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start(): Promise<TestBrowser> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pages-'));
    // As root it has no sandbox of its own.
    const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new TestBrowser(browser, folder);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Opens a page from a file, as users do who downloaded it. */
  async open(html: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
    const file = path.join(this.folder, `${Math.random().toString(36).slice(2)}.html`);
    await writeFile(file, html);
    const context = await this.browser.newContext(options);
    const page = await context.newPage();
    const events: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('dialog', (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => events.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => events.push(`error ${error.message}`));
    page.on('popup', () => events.push('popup'));
    page.on('request', (request) => {
      const url = request.url();
      if (url.split('#')[0] !== address && !url.startsWith('data:image/')) events.push(`request ${url.slice(0, 100)}`);
    });
    page.on('requestfailed', (request) => {
      events.push(`refused ${request.failure()?.errorText ?? ''}: ${request.url().slice(0, 100)}`);
    });
    await page.goto(address);
    return { page, events, close: () => context.close() };
  }
}
