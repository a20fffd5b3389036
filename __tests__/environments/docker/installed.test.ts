import { describe, expect, test } from '@jest/globals';
import { listInstalled } from '../../../src/environments/docker/run-installer.js';

describe('what was installed', () => {
  test('is names and versions, sorted, each once', () => {
    const said = JSON.stringify([
      ['Six', '1.17.0'],
      ['markdown_it.py', '4.3.0+local'],
      ['six', '1.17.0'],
    ]);
    expect(listInstalled(said)).toEqual(['markdown-it-py==4.3.0+local', 'six==1.17.0']);
  });

  test.each([
    ['no JSON', '['],
    ['no list', '{"a": 1}'],
    ['no pairs', '["six", 3, null, [], [1, 2]]'],
    ['commands', '[["a\\n::set-output name=x", "1"], ["b", "1\\r"], ["<script>", "1"], ["c", ""]]'],
  ])('is nothing when that is %s', (_what, said) => {
    expect(listInstalled(said)).toEqual([]);
  });
});
