import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../support/engines.js';

const root = path.join(import.meta.dirname, '..', '..');

/** With the files of this repository in place of what is published of it, so that inputs and outputs are looked up. */
function localized(text: string): string {
  return text.replace(/uses: org\/pyexec-action(\/\S+)?@v1$/gm, (_, inside = '/') => `uses: .${String(inside)}`);
}

describeWith('shellcheck', 'with the scripts looked at by shellcheck', () => {
  describeWith('actionlint', 'actionlint', () => {
    let folder: string;
    let files: string[];
    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'actionlint-'));
      // By this it knows where the repository begins.
      mkdirSync(path.join(folder, '.git'));
      for (const name of ['.github', 'examples', 'action.yml', 'run', 'plan', 'merge', 'report'])
        cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
      symlinkSync(path.join(root, 'dist'), path.join(folder, 'dist'));
      files = ['.github/workflows', 'examples'].flatMap((place) =>
        readdirSync(path.join(root, place))
          .filter((name) => name.endsWith('.yml'))
          .map((name) => path.join(place, name)),
      );
      for (const file of files) writeFileSync(path.join(folder, file), localized(read(file)));
    });
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

    function lint(args: readonly string[], input = ''): string {
      const options = ['-oneline', '-no-color', '-shellcheck', 'shellcheck'];
      const { status, stdout, stderr } = spawnSync('actionlint', [...options, ...args], {
        cwd: folder,
        input,
        encoding: 'utf8',
      });
      return stdout === '' && status !== 0 ? `${status}: ${stderr}` : stdout;
    }

    test('finds nothing in the workflows and examples', () => {
      expect(files.length).toBeGreaterThan(20);
      expect(lint(files)).toBe('');
    });

    const example = 'examples/validate-and-repair.yml';
    const generate = '.github/workflows/generate.yml';
    test.each([
      { file: example, right: 'max-turns:', wrong: 'max-turn:', finding: 'input "max-turn" is not defined' },
      { file: example, right: 'patch-artifact-id', wrong: 'patch', finding: 'property "patch" is not defined' },
      { file: example, right: 'needs: validate', wrong: 'needs: all', finding: 'needs job "all" which does not exist' },
      { file: example, right: '"$PATCH"', wrong: '$PATCH', finding: 'SC2086' },
      { file: generate, right: 'uses: $/run', wrong: 'uses: $/', finding: 'path is missing' },
    ])('finds $wrong in place of $right', ({ file, right, wrong, finding }) => {
      const text = read(file);
      expect(text).toContain(right);
      const changed = text.split(right).join(wrong);
      expect(lint(['-stdin-filename', file, '-'], changed)).toContain(finding);
    });
  });
});
