import { describe, expect, test } from '@jest/globals';
import { parseCommand } from './command-parser.js';

describe('parseCommand', () => {
  const parsed = (line: string) => {
    const found = parseCommand(line);
    return found && { ...found, properties: found.properties.toRecord() };
  };

  test.each([
    ['::error::x', 'error', {}, 'x'],
    ['::ERROR file=a.py,line=3::x', 'ERROR', { file: 'a.py', line: '3' }, 'x'],
    ['::error ::x', 'error', {}, 'x'],
    ['::error  title = b c , line=1 ::x', 'error', { 'title ': ' b c ', ' line': '1' }, 'x'],
    ['::error a==b,=c=d,e=,f::x', 'error', { a: 'b', c: 'd' }, 'x'],
    ['::error a=%2C%3A%25%0A%0D%3B::%2C%3A%25%0A%0D%3B', 'error', { a: ',:%\n\r%3B' }, '%2C%3A%\n\r%3B'],
    ['::error::%250A', 'error', {}, '%0A'],
    ['::error::a::b', 'error', {}, 'a::b'],
    ['::group::', 'group', {}, ''],
    ['##[error]x', 'error', {}, 'x'],
    ['text before ##[error a=1;b=2]x', 'error', { a: '1', b: '2' }, 'x'],
    ['##[error a=%3B%5D%0A%2C]%3B%5D%25', 'error', { a: ';]\n%2C' }, ';]%'],
    [':: ##[error]x', 'error', {}, 'x'],
  ])('takes %j for a command', (line, ...[command, properties, data]) => {
    expect(parsed(line)).toEqual({ command, properties, data });
  });

  test.each([
    ['a name nobody registered', '::errors::x'],
    ['text before the new form', 'x::error::y'],
    ['no second separator', '::error:x'],
    ['a single colon', ':error::x'],
    ['white space before the name', ':: error::x'],
    ['a tab after the name', '::error\tfile=a::x'],
    ['no bracket', '##[error x'],
    ['only the first ##[ of a line', '##[x ##[error]y'],
    ['a zero-width character in ##[', '##\u200b[error]x'],
    ['the command of a plugin', '::internal-set-repo-path repoFullName=a,workspaceRepo=true::b'],
  ])('passes over %s', (_, line) => {
    expect(parsed(line)).toBeUndefined();
  });

  const spaces = [9, 0xb, 0xc, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
  test.each(spaces)('trims code point %i, white space in .NET', (codePoint) => {
    expect(parsed(`${String.fromCodePoint(codePoint)}::error::x`)?.command).toBe('error');
  });

  test.each([0, 0x1b, 0x180e, 0x200b, 0x2060, 0xfeff])('does not trim code point %i', (codePoint) => {
    expect(parsed(`${String.fromCodePoint(codePoint)}::error::x`)).toBeUndefined();
    expect(parsed(`${String.fromCodePoint(codePoint)}##[error]x`)?.command).toBe('error');
  });

  test('finds the second separator also as a comparison by culture does', () => {
    expect(parsed('::error:\u200b:x')).toEqual({ command: 'error', properties: {}, data: ':x' });
    expect(parsed('##[\u0301 ##[error]x')?.command).toBe('error');
  });

  test('compares names without case, but not letters that only become ASCII in upper case', () => {
    expect(parsed('::Add-Mask::x')?.command).toBe('Add-Mask');
    expect(parsed('::add-ma\u017fk::x')).toBeUndefined();
  });
});
