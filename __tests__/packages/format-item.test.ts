import { describe, expect, test } from '@jest/globals';
import { renderLine } from '../../src/packages/format-item.js';

const local = (editable: boolean, extras = '') => ({ path: '/old', editable, extras });
const posix = process.platform === 'win32' ? describe.skip : describe;

posix('renderLine', () => {
  test.each([
    ['numpy>=1', [], 'numpy>=1'],
    ['{local:0}', [local(false)], 'file:///new/0%20%23'],
    ['{local:0} ; os_name == "nt"', [local(false)], 'file:///new/0%20%23 ; os_name == "nt"'],
    ['a[x] @ {local:0}', [local(false)], 'a[x] @ file:///new/0%20%23'],
    ['{local:0}', [local(true)], '-e file:///new/0%20%23'],
    ['{local:1} -C=x', [local(false), local(true, '[x]')], '-e file:///new/1%20%23[x] -C=x'],
  ])('writes %j with URLs, in which spaces are no ends: %j', (text, locals, expected) => {
    expect(renderLine(text, locals, (index) => `/new/${index} #`)).toBe(expected);
  });

  test('writes a path where extras follow, since pip takes them behind no URL', () => {
    expect(renderLine('{local:0}', [local(false, '[x]')], () => '/new/a b')).toBe('/new/a b[x]');
  });
});
