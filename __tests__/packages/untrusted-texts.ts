/** What code that is not trusted must not get into an installer's list. Copied from the project's red-team inputs. */
export const REJECTED: readonly string[] = [
  // packageNames_reject
  '--index-url=http://127.0.0.1/',
  '-r/etc/passwd',
  '--help',
  'http://127.0.0.1/x.whl',
  './evilpkg',
  '/abs/x.whl',
  'name\n--index-url=http://127.0.0.1',
  'name && id',
  '`id`',
  'name ; python_version>"3" --hash=sha256:00',
  '.',
  ' ',
  // requirementLines_reject
  '-e ./x',
  '-c http://127.0.0.1/c',
  '-i http://127.0.0.1',
  '-f /etc',
  '--no-binary :all:',
  '--pre',
  'git+ssh://x',
  '${SECRET}',
  '--global-option=x',
];

/** packageNames_accept, with the line that is made of each. */
export const ACCEPTED: readonly (readonly [text: string, line: string])[] = [
  ['requests', 'requests'],
  ['numpy>=1.26,<3', 'numpy>=1.26,<3'],
  ['zope.interface', 'zope-interface'],
  ['Django==5.0.*', 'django==5.0.*'],
];
