import type { ExecutionResult } from '../../execution/execution-result.js';
import { normaliseName } from '../../packages/package-name.js';

/** How uv and pip say that an index does not have a name at all. */
const MISSING = [
  /\b([A-Za-z0-9][\w.-]*) was not found in the package registry/,
  /requirement ([A-Za-z0-9][\w.-]*)[^\n]*\(from versions: none\)/,
];
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/;
const MAX_NAMES = 3;

/** The variables that name an index of the job's own, the first that is set first. */
const INDEXES = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'PIP_INDEX_URL'];

/** The package that an installer did not find; undefined when it failed for another reason. Pure. */
export function missingName(said: string): string | undefined {
  for (const pattern of MISSING) {
    const [, name] = pattern.exec(said) ?? [];
    if (name !== undefined) return normaliseName(name);
  }
  return undefined;
}

/**
 * Where an index can be asked for all of its names. Only one that the job sets: the public ones have hundreds of
 * thousands, and names near to well-known ones are often there to deceive. Pure.
 */
export function indexOf(variables: Readonly<Record<string, string>>): string | undefined {
  const url = INDEXES.map((name) => variables[name]).find((one) => one !== undefined);
  return url !== undefined && /^https?:\/\//.test(url) ? url : undefined;
}

/** Tells the index: command lines can be read by every user of a machine, and an index may be named with a password. */
export const INDEX_VARIABLE = 'PYEXEC_INDEX';

/**
 * Prints the names of an index that are near to one. The simple repository API lists them at its root, as JSON or as a
 * page of links. It has ten seconds, and 32 MiB.
 */
export const FIND_NEAREST = `import difflib, json, os, re, signal, ssl, sys, urllib.parse, urllib.request
if hasattr(signal, 'alarm'):
    signal.alarm(10)
name = sys.argv[1]
parts = urllib.parse.urlsplit(os.environ['${INDEX_VARIABLE}'])
headers = {'Accept': 'application/vnd.pypi.simple.v1+json, text/html;q=0.1'}
if parts.username:
    import base64
    login = urllib.parse.unquote(parts.username) + ':' + urllib.parse.unquote(parts.password or '')
    headers['Authorization'] = 'Basic ' + base64.b64encode(login.encode()).decode()
place = parts.netloc.rpartition('@')[2]
url = urllib.parse.urlunsplit((parts.scheme, place, parts.path.rstrip('/') + '/', parts.query, ''))
certificates = [os.environ.get(one) for one in ('PIP_CERT', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE')]
context = ssl.create_default_context(cafile=next((one for one in certificates if one), None))
with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10, context=context) as answer:
    text = answer.read(2 ** 25).decode('utf-8', 'replace')
    is_json = 'json' in answer.headers.get('Content-Type', '')
names = [one['name'] for one in json.loads(text)['projects']] if is_json else re.findall(r'<a\\b[^>]*>\\s*([^<]+?)\\s*</a>', text)
same = {re.sub(r'[-_.]+', '-', one).lower() for one in names}
print(*difflib.get_close_matches(name, same, n=${MAX_NAMES}, cutoff=0.75))
`;

/** The names that were printed, as far as they are names: an index can say anything. Pure. */
export function nearestNames({ outcome, stdout }: Pick<ExecutionResult, 'outcome' | 'stdout'>): string[] {
  const isDone = outcome.kind === 'exited' && outcome.exitCode === 0;
  if (!isDone) return [];
  return stdout.text
    .trim()
    .split(' ')
    .filter((one) => NAME.test(one))
    .slice(0, MAX_NAMES);
}
