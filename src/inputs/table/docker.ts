import { choice, count, lines, text, Malformed, type Grammar } from '../grammar.js';
import { imageReference } from '../image-reference.js';
import { input } from '../input.js';
import { volumes } from '../volumes.js';

/** Lines of KEY=VALUE for a build; the last one of a name counts. */
const buildArgs: Grammar<Record<string, string>> = (raw) =>
  Object.fromEntries(
    lines(raw).map((line) => {
      const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Malformed('lines of KEY=VALUE');
      return [name, value];
    }),
  );

/** What `environment: docker` takes besides. */
export const DOCKER = {
  image: input(imageReference, {
    group: 'Where it runs',
    description:
      'for docker: the image, which must have Python 3.6 or newer; without it `python-version` chooses one of the official images',
    placeholder: 'IMAGE',
    defaultNote: '`python:3.11-slim`',
  }),
  pull: input(choice('missing', 'always', 'never'), {
    group: 'Where it runs',
    description: 'for docker: when the image is fetched from its registry',
    placeholder: 'WHEN',
    default: 'missing',
  }),
  dockerfile: input(text, {
    group: 'Where it runs',
    description:
      'for docker: build the image from this file in the workspace, with its folder as context; trusted input, never from a model',
    placeholder: 'PATH',
  }),
  'build-args': input(buildArgs, {
    group: 'Where it runs',
    description: 'newline-separated KEY=VALUE for the build of `dockerfile`',
    placeholder: 'VARIABLES',
    secret: true,
    repeatable: true,
  }),
  volumes: input(volumes, {
    group: 'Where it runs',
    description:
      'for docker: newline-separated HOST:CONTAINER, read-only unless `:rw` is added; never the engine’s socket',
    placeholder: 'VOLUMES',
    repeatable: true,
  }),
  'docker-runtime': input(text, {
    group: 'Where it runs',
    description: 'for docker: a runtime that the engine has, for example `runsc` (gVisor)',
    placeholder: 'NAME',
  }),
  'keep-container': input(choice('never', 'stopped', 'running'), {
    group: 'Where it runs',
    description: 'for docker: keep the container of each program to look into it: `never`, `stopped` or `running`',
    placeholder: 'WHEN',
    default: 'never',
  }),
  'matrix-jobs': input(count, {
    group: 'Where it runs',
    description:
      'jobs of the matrix that this one is part of, which GitHub fills in: with several, `keep-container` is refused',
    placeholder: 'COUNT',
    expression: '${{ strategy.job-total }}',
    defaultNote: 'as GitHub says',
  }),
};
