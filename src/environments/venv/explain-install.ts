import type { ExecutionResult } from '../../execution/execution-result.js';
import { PyexecError } from '../../errors.js';
import type { Installer } from './installer.js';

type Ended = Pick<ExecutionResult, 'outcome' | 'stdout' | 'stderr'>;

interface Explanation {
  readonly when: RegExp;
  readonly hint: string;
}

const NO_SPACE: Explanation = {
  when: /No space left on device|Disk quota exceeded|os error 28\b/i,
  hint: 'Free space on the disk, or clear what is kept with `pyexec cache clear`.',
};

/** What pip and uv say, in their own words, and what a user can do. The first that fits is told. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    when: /Max retries exceeded|Connection (refused|reset|aborted)|Temporary failure in name resolution|Failed to (fetch|connect)|timed out|error sending request|CERTIFICATE_VERIFY_FAILED|invalid peer certificate|HTTP error 5\d\d|50[0234] (Server|Service|Bad|Gateway)/i,
    hint: 'The package index could not be reached, also when tried again: check PIP_INDEX_URL or UV_DEFAULT_INDEX, the proxy and the certificates of the job.',
  },
  {
    when: /No matching distribution found|was not found in the package registry|because there (is|are) no versions? of|has no matching|no wheels with a matching/i,
    hint: 'Check the spelling and the version of the package, and that it supports this Python; `python-version` chooses another one.',
  },
  {
    when: /No module named pip\b/,
    hint: 'The image has no pip: take an official image of Python, or install pip in a Dockerfile of yours.',
  },
  {
    when: /hash(es)? (do not match|mismatch)|THESE PACKAGES DO NOT MATCH THE HASHES/i,
    hint: 'What the index has is not what the requirement’s hash names: somebody changed the file, or the hash is of another one.',
  },
  {
    when: /ResolutionImpossible|conflicting dependencies|requirements are unsatisfiable|No solution found/i,
    hint: 'Two requirements exclude each other: loosen one of the versions.',
  },
  NO_SPACE,
  {
    when: /setuptools-scm was unable to detect version|LookupError: .*setuptools[-_]scm/i,
    hint: 'The project takes its version from git, which code that builds packages does not see: set SETUPTOOLS_SCM_PRETEND_VERSION in the `env` of the step.',
  },
  {
    when: /error: command .*(gcc|cc|clang|cl\.exe).* failed|No such file or directory: '?(gcc|cc|clang|x86_64-linux-gnu-gcc)|Failed to build|Failed building wheel|build backend|backend subprocess exited|subprocess-exited-with-error/i,
    hint: 'A package had to be built from source and could not: install what it takes, or ask for a version that has a wheel for this Python.',
  },
];

const MAX_LINES = 12;
const MAX_CHARACTERS = 2000;

/** The installer's last words, without what is empty or only advertises. */
function lastLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !line.startsWith('[notice]'));
  return lines.slice(-MAX_LINES).join('\n').slice(-MAX_CHARACTERS);
}

function describe({ outcome }: Ended, timeoutMs: number): string {
  switch (outcome.kind) {
    case 'exited':
      return `exit code ${outcome.exitCode}`;
    case 'timed-out':
      return `not done after ${Math.round(timeoutMs / 60_000)} minutes`;
    case 'signalled':
      return `ended by ${outcome.signal}`;
    case 'disk-limit':
      return 'stopped, since the disk is nearly full';
    case 'out-of-memory':
    case 'output-limit':
    case 'cancelled':
      return outcome.kind;
  }
}

interface Attempt {
  readonly installer: Pick<Installer, 'kind' | 'version'>;
  readonly timeoutMs: number;
  /** Names that the index has in place of one that it has not. */
  readonly nearest?: readonly string[];
}

/** Why installing failed, in the installer's own words. Pure. */
export function explainInstall(result: Ended, { installer, timeoutMs, nearest = [] }: Attempt): PyexecError {
  const said = `${result.stdout.text}\n${result.stderr.text}`;
  const known = result.outcome.kind === 'disk-limit' ? NO_SPACE : EXPLANATIONS.find(({ when }) => when.test(said));
  const hint = known?.hint ?? 'See what the installer said above.';
  return new PyexecError('install-failed', {
    message: `the packages could not be installed (${installer.kind} ${installer.version}, ${describe(result, timeoutMs)}):\n${lastLines(said)}`,
    hint: nearest.length > 0 ? `The index has ${nearest.join(', ')}. ${hint}` : hint,
  });
}
