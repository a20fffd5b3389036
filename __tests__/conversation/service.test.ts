import { describe, expect, test } from '@jest/globals';
import { explainFailure } from '../../src/conversation/explain-failure.js';
import { retryDelay } from '../../src/conversation/retry-policy.js';
import { retryAfter, type ServiceFailure } from '../../src/conversation/service-failure.js';

const ENDPOINT = { baseUrl: 'https://h/v1', query: {}, host: 'h', isAzure: false };
const status = (code: number, more: Partial<Extract<ServiceFailure, { kind: 'status' }>> = {}): ServiceFailure => ({
  ...{ kind: 'status', status: code, code: '', said: 'said', retryAfterMs: undefined },
  ...more,
});

describe('asking again', () => {
  test.each([408, 409, 429, 500, 502, 503, 504])('helps after %i', (code) => {
    expect(retryDelay(status(code), 1, 0)).toBe(500);
  });

  test.each([400, 401, 403, 404, 413, 422])('does not help after %i', (code) => {
    expect(retryDelay(status(code), 1, 0)).toBeUndefined();
  });

  test('does not help when the quota is used up, or when the service sends us elsewhere', () => {
    const failures: ServiceFailure[] = [status(429, { code: 'insufficient_quota' }), { kind: 'redirect' }];
    expect(failures.map((one) => retryDelay(one, 1, 0))).toEqual([undefined, undefined]);
  });

  test('waits as the service says, else twice as long each time, and not for ever', () => {
    expect(retryDelay(status(429, { retryAfterMs: 7000 }), 2, 0)).toBe(7000);
    const delays = [1, 2, 3, 4, 5, 6, 7].map((attempt) => retryDelay({ kind: 'timeout' }, attempt, 0));
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, undefined]);
  });

  test('goes on as long as there is time for a service that is busy, with half a minute between', () => {
    expect(retryDelay(status(429), 40, 0)).toBe(30_000);
    expect(retryDelay({ kind: 'unreachable', said: 'x' }, 7, 0)).toBeUndefined();
  });

  test.each([
    ['retry-after', '3', 3000],
    ['retry-after', 'Thu, 01 Jan 1970 00:00:05 GMT', 4000],
    ['retry-after', 'soon', undefined],
    ['retry-after-ms', '250', 250],
  ])('understands %s: %s', (name, value, ms) => {
    expect(retryAfter((one) => (one === name ? value : null), 1000)).toBe(ms);
  });
});

describe('a service that does not answer', () => {
  test.each<[ServiceFailure, string, string]>([
    [status(401, { said: 'bad key sk-1234' }), 'does not accept the key', '`api-key`'],
    [status(403), 'forbids', 'may not use'],
    [status(404), 'does not know the model', '`base-url`'],
    [status(429), 'too many requests', '`max-time`'],
    [status(429, { code: 'insufficient_quota' }), 'quota', 'Raise it'],
    [status(400, { said: 'maximum context length is 8192' }), 'too long', '`max-turns`'],
    [status(400, { said: 'temperature does not exist' }), 'refuses the request', '`model-options`'],
    [status(503), 'fails (503)', 'later'],
    [{ kind: 'no-reply', said: 'no choices' }, 'does not answer like', '/v1'],
    [{ kind: 'redirect' }, 'leads elsewhere', 'address that it leads to'],
    [{ kind: 'timeout' }, 'in time', 'faster model'],
    [{ kind: 'unreachable', said: 'connect ECONNREFUSED' }, 'ECONNREFUSED', 'proxy'],
  ])('is explained, with what to do: %j', (failure, message, hint) => {
    const explained = explainFailure(failure, ENDPOINT, undefined);
    expect([explained.message, explained.hint]).toEqual([
      expect.stringContaining(message),
      expect.stringContaining(hint),
    ]);
  });

  test('never has the key repeated', () => {
    const said = 'the key sk-secret1 is odd, sk-secret1!';
    for (const failure of [status(401, { said }), status(500, { said }), { kind: 'no-reply', said } as const])
      expect(explainFailure(failure, ENDPOINT, 'sk-secret1').message).not.toContain('secret1');
  });
});
