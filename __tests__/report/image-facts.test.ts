import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imageFacts } from '../../src/report/image-facts.js';
import { PNG } from '../fixtures/sources/report-parts.js';
import { TestBrowser } from '../support/browser.js';
import { describeWith } from '../support/engines.js';

describe('imageFacts', () => {
  test('knows kinds and measures', () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    expect(imageFacts(PNG)).toEqual({ type: 'image/png', width: 1, height: 1 });
    expect(imageFacts(gif)).toEqual({ type: 'image/gif', width: 1, height: 1 });
  });

  test.each(['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '\x89PNG\r\n\x1a\n', 'RIFF0000WEBP', '<html>'])(
    'takes nothing else for an image (%j)',
    (text) => {
      expect(imageFacts(Buffer.from(text, 'latin1'))).toBeUndefined();
    },
  );

  test('gives an answer for any bytes', () => {
    const heads = [
      '',
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
      'GIF89a',
      '\xff\xd8\xff',
      'RIFF\0\0\0\0WEBPVP8 ',
      'RIFF\0\0\0\0WEBPVP8X',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 64 }), (head, rest) => {
        const facts = imageFacts(Buffer.concat([Buffer.from(head, 'latin1'), rest]));
        expect(facts === undefined || (facts.width > 0 && facts.height > 0)).toBe(true);
      }),
    );
  });
});

describeWith('chromium', 'imageFacts', () => {
  test.each(['image/png', 'image/jpeg', 'image/webp'])('measures what a real encoder makes (%s)', async (type) => {
    const browser = await TestBrowser.start();
    try {
      const { page } = await browser.open('<canvas width="321" height="45"></canvas>');
      for (const quality of [0.5, 1]) {
        const script = `const c = document.querySelector('canvas'); c.getContext('2d').fillRect(3, 3, 200, 20); c.toDataURL('${type}', ${quality})`;
        const address = await page.evaluate<string>(script);
        const content = Buffer.from(address.split(',')[1] ?? '', 'base64');
        expect(imageFacts(content)).toEqual({ type, width: 321, height: 45 });
      }
    } finally {
      await browser.stop();
    }
  });
});
