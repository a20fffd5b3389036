import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isGone, labelsOf, OWNER_LABEL } from '../../../src/environments/docker/labels.js';
import { engineHost, engineOptions } from '../../../src/environments/docker/probe-engine.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'docker-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

const address = (different: object = {}) => ({
  ...{ host: undefined, context: undefined, tlsVerify: false, certPath: undefined, configFolder: folder },
  ...different,
});

describe('the engine', () => {
  test('is where DOCKER_HOST says, else the usual socket', () => {
    expect(engineHost(address({ host: 'tcp://h:1' }))).toBe('tcp://h:1');
    expect(engineHost(address())).toBe('unix:///var/run/docker.sock');
  });

  test('of a context that is not there is an error', () => {
    expect(() => engineHost(address({ context: 'none' }))).toThrow('there is no context none');
  });

  test.each([
    ['unix:///a/b.sock', { socketPath: '/a/b.sock' }],
    ['tcp://localhost:2375', { protocol: 'http', host: 'localhost', port: 2375 }],
    ['tcp://[::1]:2375/', { protocol: 'http', host: '::1', port: 2375 }],
    ['ssh://me@host', undefined],
    ['npipe:////./pipe/docker_engine', undefined],
  ])('at %s is %j', (host, expected) => {
    const options = engineOptions(host, address());
    if (expected === undefined) expect(options).toBeUndefined();
    else expect(options).toMatchObject(expected);
  });

  test('over TLS needs certificates', () => {
    expect(() => engineOptions('tcp://h:1', address({ tlsVerify: true }))).toThrow('ca.pem');
  });
});

describe('the owner of a container', () => {
  test('is this process, which is not gone', () => {
    expect(isGone(labelsOf('m').container[OWNER_LABEL] ?? '')).toBe(false);
  });

  test('is gone when its number belongs to nobody, or to another one', () => {
    const [machine] = (labelsOf('m').container[OWNER_LABEL] ?? '').split(' ');
    expect(isGone(`${machine ?? ''} 4194999 1`)).toBe(true);
    expect(isGone(`${machine ?? ''} ${process.pid} 1`)).toBe(true);
  });

  test.each(['', 'x', 'another-machine 4194999 1', `${'a'.repeat(36)} 1`])('is not judged as %j', (owner) => {
    expect(isGone(owner)).toBe(false);
  });
});
