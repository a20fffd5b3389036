import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor, findSecrets, redactDeep } from '../../src/host/redactor.js';

describe('findSecrets', () => {
  test.each([
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'INPUT_API-KEY',
    'OPENAI_API_KEY',
    'APIKEY',
    'DB_PASSWORD',
    'npm_config_passwd',
    'CLIENT_SECRET',
    'SSH_PRIVATE_KEY',
    'AWS_CREDENTIALS',
    'my_token',
  ])('takes the value of %s for a secret', (name) => {
    expect(findSecrets({ [name]: 'hunter2hunter2', PATH: '/usr/local/bin' })).toEqual(['hunter2hunter2']);
  });

  test.each(['PATH', 'HOME', 'TOKENIZER', 'SECRET_NAME', 'GITHUB_REPOSITORY', 'KEY'])('not that of %s', (name) => {
    expect(findSecrets({ [name]: 'hunter2hunter2' })).toEqual([]);
  });

  test('leaves short values, takes each once, the longest first', () => {
    expect(
      findSecrets({ A_TOKEN: '1234567', B_TOKEN: '12345678', C_TOKEN: '123456789', D_SECRET: '12345678', E_TOKEN: '' }),
    ).toEqual(['123456789', '12345678']);
  });
});

describe('createRedactor', () => {
  test('replaces every occurrence, and the whole of a secret that holds another', () => {
    const redact = createRedactor(findSecrets({ A_TOKEN: 'abcdefgh', B_TOKEN: 'abcdefghijkl' }));
    expect(redact('x abcdefghijkl abcdefgh abcdefghabcdefgh')).toBe('x *** *** ******');
  });

  test('takes a secret for text, not for a pattern', () => {
    const redact = createRedactor(['$&.*+?^{}()|[]\\']);
    expect(redact('a $&.*+?^{}()|[]\\ b')).toBe('a *** b');
  });

  test('leaves no secret in any text', () => {
    const secret = fc.stringMatching(/^[a-c]{8,10}$/);
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 4 }),
        fc.stringMatching(/^[a-c]{0,60}$/),
        (secrets, text) => {
          const known = findSecrets(Object.fromEntries(secrets.map((value, index) => [`S${index}_TOKEN`, value])));
          const redacted = createRedactor(known)(text);
          for (const value of known) expect(redacted).not.toContain(value);
        },
      ),
    );
  });
});

describe('redactDeep', () => {
  test('replaces in every text of a value and changes nothing else', () => {
    const value = { a: 'x hunter2! y', b: [1, null, true, { c: 'hunter2!' }], 'hunter2!': 5 };
    expect(redactDeep(value, createRedactor(['hunter2!']))).toEqual({
      a: 'x *** y',
      b: [1, null, true, { c: '***' }],
      'hunter2!': 5,
    });
  });
});
