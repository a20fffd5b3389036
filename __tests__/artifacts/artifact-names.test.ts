import { describe, expect, test } from '@jest/globals';
import { artifactUrl, defaultArtifactName } from '../../src/artifacts/artifact-names.js';
import { isArtifactName } from '../../src/inputs/artifact-name.js';

describe('defaultArtifactName', () => {
  test.each([
    ['test', '__owner_repo', 'pyexec-test-owner_repo-1f'],
    ['build_it', 'step-1', 'pyexec-build_it-step-1-1f'],
    [undefined, undefined, 'pyexec-1f'],
    ['', '__self', 'pyexec-self-1f'],
    ['a/b:c', '\n', 'pyexec-a-b-c-1f'],
    ['x'.repeat(300), 'y'.repeat(300), `pyexec-${'x'.repeat(60)}-${'y'.repeat(60)}-1f`],
  ])('for job %j and step %j is %j', (job, step, name) => {
    expect(defaultArtifactName({ job, step }, '1f')).toBe(name);
    expect(isArtifactName(name)).toBe(true);
  });
});

test('artifactUrl is where a browser downloads it', () => {
  const place = { serverUrl: 'https://github.com', repository: 'o/r', runId: '12' };
  expect(artifactUrl(place, 34)).toBe('https://github.com/o/r/actions/runs/12/artifacts/34');
});
