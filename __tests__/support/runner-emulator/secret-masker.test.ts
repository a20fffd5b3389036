import { describe, expect, test } from '@jest/globals';
import { SecretMasker } from './secret-masker.js';

describe('SecretMasker', () => {
  const mask = (secret: string, text: string): string => {
    const masker = new SecretMasker();
    masker.addWithLines(secret);
    return masker.mask(text);
  };

  test.each([
    ['the value', 's3cret', 'a s3cret b', 'a *** b'],
    ['touching finds as one', 'ab', 'xababx', 'x***x'],
    ['base64', 's3cret', 'czNjcmV0', '***'],
    ['base64 of what comes after one byte', 's3cret', 'M2NyZXQ=', '***'],
    ['the JSON form', 'a"b\n\u0001', '[a\\"b\\n\\u0001]', '[***]'],
    ['the URL form', "p&q (r)'", 'x=p%26q%20%28r%29%27', 'x=***'],
    ['the XML form', 'a<b', 'a&lt;b', '***'],
    ['each line', 'first\r\n second ', 'first, second', '***, ***'],
  ])('masks %s', (_, ...[secret, text, expected]) => {
    expect(mask(secret, text)).toBe(expected);
  });

  test('leaves other text alone', () => {
    expect(mask('s3cret', 's3cre t')).toBe('s3cre t');
  });
});
