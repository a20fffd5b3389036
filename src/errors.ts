/** What the tool itself can fail at, with the exit status of the command line and what users can do in general. */
export const ERROR_CODES = {
  'invalid-input': {
    exitStatus: 2,
    meaning: 'One or more inputs are unknown, malformed, or contradict each other. All of them are listed at once.',
  },
  'invalid-program': {
    exitStatus: 2,
    meaning:
      'A program cannot be read: the file is missing, a directory, too large, not UTF-8, or contains a NUL byte. Or a document is malformed, says something of a block that is not understood, or there is nothing to run in any.',
  },
  'invalid-requirement': {
    exitStatus: 2,
    meaning: 'A requirement is malformed, or a requirements file is missing, unreadable, or includes itself.',
  },
  'event-unusable': {
    exitStatus: 2,
    meaning:
      'The event that started the workflow has no pull request, says nothing of changes, or would run what strangers wrote with secrets in sight.',
  },
  'package-not-allowed': {
    exitStatus: 2,
    meaning: 'Untrusted code asks for a package that `allow-packages` does not name, or in a form that may do more.',
  },
  'limit-unenforceable': {
    exitStatus: 2,
    meaning: 'A limit was asked for that the chosen environment and isolation cannot enforce.',
  },
  'changes-unknown': {
    exitStatus: 3,
    meaning: 'What changed cannot be found out: there is no git, no repository, or not enough of its history.',
  },
  'github-failed': {
    exitStatus: 3,
    meaning: 'The API of GitHub refused what it was asked for, or did not answer.',
  },
  'environment-unavailable': {
    exitStatus: 3,
    meaning: 'The chosen environment cannot be had here. No other one is used in its place.',
  },
  'image-unavailable': {
    exitStatus: 3,
    meaning: 'The image cannot be fetched, is for another machine, or has no Python that this tool can use.',
  },
  'build-failed': {
    exitStatus: 3,
    meaning: 'The image could not be built from the Dockerfile. The message ends with what the failing step said.',
  },
  'engine-failed': {
    exitStatus: 3,
    meaning: 'The container engine refused what it was asked for, stopped answering, or ended in the middle.',
  },
  'sandbox-unavailable': {
    exitStatus: 3,
    meaning: 'The sandbox cannot be had here. The code was not run without it.',
  },
  'python-not-found': {
    exitStatus: 3,
    meaning: 'No interpreter at the given path, or none of the requested version on this machine.',
  },
  'python-broken': {
    exitStatus: 3,
    meaning: 'The interpreter does not start, does not answer, or is not Python 3.6 or newer.',
  },
  'venv-unusable': {
    exitStatus: 3,
    meaning: 'The venv cannot be made or used: the folder is something else, cannot be written, or its Python is gone.',
  },
  'install-failed': {
    exitStatus: 3,
    meaning: 'Packages could not be installed. The message ends with what the installer said last.',
  },
  'python-unreachable': {
    exitStatus: 3,
    meaning: 'The unprivileged user that runs the code in place of root may not execute the interpreter.',
  },
  'working-directory-unusable': {
    exitStatus: 3,
    meaning: 'The working directory cannot be made, entered or written.',
  },
  'model-failed': {
    exitStatus: 3,
    meaning:
      'No reply could be had from the model, also when it was asked again. What the conversation came to until then is kept.',
  },
  'execution-failed': {
    exitStatus: 3,
    meaning: 'The program could not be started, or what remained of it could not be ended.',
  },
  'shard-failed': {
    exitStatus: 3,
    meaning:
      'Shards of a plan have no result that can be used: it is missing, broken, of another plan or Python, or not whole.',
  },
  'artifacts-failed': {
    exitStatus: 3,
    meaning: 'Artifacts could not be collected or uploaded. What the programs came to is in the report all the same.',
  },
  'publish-failed': {
    exitStatus: 3,
    meaning: 'Outputs, the summary or result files could not be written.',
  },
  internal: {
    exitStatus: 3,
    meaning: 'A defect of the tool. Please report it with the message.',
  },
} as const satisfies Record<string, { exitStatus: 2 | 3; meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

interface ErrorText {
  /** One sentence that names what is wrong and the value it is about. */
  readonly message: string;
  /** What the user can change. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** Something the tool failed to do. What the executed code did is never one of these: that is an `Outcome`. */
export class PyexecError extends Error {
  override readonly name = 'PyexecError';
  readonly hint: string;

  constructor(
    readonly code: ErrorCode,
    text: ErrorText,
  ) {
    super(text.message, { cause: text.cause });
    this.hint = text.hint;
  }

  get exitStatus(): 2 | 3 {
    return ERROR_CODES[this.code].exitStatus;
  }
}

/** One problem as it is, several as a list. */
export function listProblems(problems: readonly string[]): string {
  const [only] = problems;
  if (problems.length === 1 && only !== undefined) return only;
  return `${problems.length} problems:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`;
}

/** Whether something thrown is an error, also one of another realm (a worker's, a test's). */
export function isError(thrown: unknown): thrown is Error {
  return Object.prototype.toString.call(thrown) === '[object Error]';
}

/** What anything thrown says. */
export function messageOf(thrown: unknown): string {
  return isError(thrown) ? thrown.message : String(thrown);
}

/** Turns anything thrown into a `PyexecError`; what is none yet is a defect of ours. */
export function toPyexecError(thrown: unknown): PyexecError {
  if (thrown instanceof PyexecError) return thrown;
  return new PyexecError('internal', {
    message: messageOf(thrown),
    hint: 'Please report this with the command and the output.',
    cause: thrown,
  });
}

/** The system's code of a failed call (`ENOENT`, `EACCES`, …), or undefined for anything else. */
export function systemCode(thrown: unknown): string | undefined {
  return isError(thrown) && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}
