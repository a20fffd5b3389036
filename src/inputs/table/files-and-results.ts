import { artifactName, retentionDays } from '../artifact-name.js';
import { artifactPatterns } from '../artifact-patterns.js';
import { boolean, count, text } from '../grammar.js';
import { input } from '../input.js';

/** What becomes of files and results. */
export const FILES_AND_RESULTS = {
  'working-directory': input(text, {
    group: 'Files and results',
    description: 'where the program runs and writes',
    placeholder: 'PATH',
    defaultNote: 'fresh temporary directory',
  }),
  artifacts: input(artifactPatterns, {
    group: 'Files and results',
    description:
      'newline-separated globs below the working directory; the action uploads what matches, the command line copies it to a folder',
    placeholder: 'GLOBS',
    repeatable: true,
  }),
  'artifact-name': input(artifactName, {
    group: 'Files and results',
    description: 'name of the uploaded artifact, unique in the workflow run',
    placeholder: 'NAME',
    defaultNote: 'unique per job and step',
  }),
  'artifact-retention-days': input(retentionDays, {
    group: 'Files and results',
    description: 'days after which the artifact is deleted',
    placeholder: 'DAYS',
    defaultNote: 'repository default',
  }),
  'fail-fast': input(boolean, {
    group: 'Files and results',
    description: 'start no further program once one did not pass',
    default: 'false',
  }),
  'fail-on-error': input(boolean, {
    group: 'Files and results',
    description: 'a program that does not pass fails the step',
    default: 'true',
  }),
  summary: input(boolean, { group: 'Files and results', description: 'write the step summary', default: 'true' }),
  annotations: input(boolean, {
    group: 'Files and results',
    description: 'annotate the failing line',
    default: 'true',
  }),
  'junit-file': input(text, {
    group: 'Files and results',
    description: 'write the results as JUnit XML to this file, for services that show tests',
    placeholder: 'PATH',
  }),
  'sarif-file': input(text, {
    group: 'Files and results',
    description: 'write what did not pass as SARIF 2.1.0 to this file, for code scanning and editors',
    placeholder: 'PATH',
  }),
  'html-file': input(text, {
    group: 'Files and results',
    description: 'write one self-contained page with programs, outputs and images to this file, for people',
    placeholder: 'PATH',
  }),
  'patch-file': input(text, {
    group: 'Files and results',
    description: 'write what `repair` comes to to this file, as a patch for `git apply` in the current folder',
    placeholder: 'PATH',
  }),
  update: input(boolean, {
    group: 'Files and results',
    description: 'write what programs of Markdown documents print into the blocks that show it',
    default: 'false',
  }),
  jobs: input(count, {
    group: 'Files and results',
    description: 'programs run at the same time',
    placeholder: 'COUNT',
    defaultNote: 'number of cores',
  }),
  'dry-run': input(boolean, { group: 'Files and results', description: 'print the plan and stop', default: 'false' }),
};
