import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { PyexecError } from '../../errors.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import { removeTree } from '../../execution/working-directory/remove-tree.js';
import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import type { Venv } from '../../isolation/program-input.js';
import type { RequirementSet } from '../../packages/read-requirements.js';
import type { HostPlan } from '../../plan/run-plan.js';
import type { Preparing } from '../environment.js';
import { copyLocals } from './copy-locals.js';
import { explainInstall } from './explain-install.js';
import { InstallProgress } from './install-progress.js';
import { FIND_NEAREST, INDEX_VARIABLE, indexOf, missingName, nearestNames } from './nearest-names.js';
import { linkedFolders, requirementText } from './requirement-text.js';
import { placeVariables } from './place-variables.js';
import { runInVenv, TASK_LIMITS } from './run-in-venv.js';
import { installCommand, type Installer } from './installer.js';

/** What is installed into which venv, and with what. */
export interface Installation {
  /** The plan of the run that it is for. */
  readonly plan: HostPlan;
  /** The run's folders: those of the installation are made in them. */
  readonly folders: RunFolders;
  readonly venv: Venv;
  /** The interpreter that the venv was made from. Absolute. */
  readonly base: string;
  readonly requirements: RequirementSet;
  readonly installer: Installer;
  /** Variables of the job for the installer. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * What the installer needs for itself: in the venv, so that files can be moved from it, and removed afterwards. Of a name
 * that nothing could be put in the place of.
 */
function makeScratch(venv: Venv): string {
  const scratch = path.join(venv.folder, `.pyexec-${randomUUID()}`);
  mkdirSync(scratch, { mode: 0o755 });
  return scratch;
}

async function removeScratch(scratch: string): Promise<void> {
  await removeTree(scratch);
  // What was installed may have put something else in its place.
  rmSync(scratch, { force: true });
}

/** Becomes the installer, whatever that is written in: what runs programs runs only Python. */
const LAUNCH = `import os, sys
os.makedirs(os.environ['TMPDIR'], exist_ok=True)
os.execv(sys.argv[1], sys.argv[1:])
`;

interface Inputs {
  readonly requirements: string;
  readonly constraints: string | undefined;
  readonly pipPath: string;
  readonly env: Readonly<Record<string, string>>;
  /** What the installer must be able to read. */
  readonly readOnlyPaths: readonly string[];
}

/** Puts what the installer reads into a folder of the run. */
function placeInputs(installation: Installation, scratch: string): Inputs {
  const { folders, requirements, installer, variables } = installation;
  const name = `install-${randomUUID()}`;
  const root = path.join(folders.base, name);
  const placed = placeVariables(variables, root);
  const copies = copyLocals(requirements, path.join(scratch, 'src'));
  const hasConstraints = requirements.constraints.length > 0;
  folders.placeTree(name, {
    files: {
      ...placed.files,
      'requirements.txt': requirementText(requirements.requirements, requirements, copies),
      ...(hasConstraints ? { 'constraints.txt': requirementText(requirements.constraints, requirements, copies) } : {}),
    },
    emptyFolders: ['pip'],
  });
  const pipPath = path.join(root, 'pip');
  const isPackage = installer.kind === 'pip' && !installer.source.endsWith('.whl');
  if (isPackage) symlinkSync(installer.source, path.join(pipPath, 'pip'));
  return {
    requirements: path.join(root, 'requirements.txt'),
    constraints: hasConstraints ? path.join(root, 'constraints.txt') : undefined,
    pipPath: installer.kind === 'pip' && !isPackage ? installer.source : pipPath,
    env: placed.env,
    readOnlyPaths: [
      root,
      ...placed.folders,
      ...linkedFolders(requirements),
      installer.kind === 'uv' ? installer.program : installer.source,
    ],
  };
}

/**
 * Installs packages into a venv: contained like programs are, but with the network, and with no program, no working
 * directory and no secret in sight.
 *
 * @throws PyexecError `install-failed` with the installer's own last lines
 */
export async function installPackages(installation: Installation, { say, signal }: Preparing): Promise<void> {
  const { venv, installer } = installation;
  const scratch = makeScratch(venv);
  try {
    const { env, readOnlyPaths, ...inputs } = placeInputs(installation, scratch);
    const result = await runInVenv(
      {
        ...installation,
        name: 'install',
        text: LAUNCH,
        args: installCommand(installer, { ...inputs, python: venv.python }),
        env: {
          ...env,
          TMPDIR: path.join(scratch, 'tmp'),
          VIRTUAL_ENV: venv.folder,
          // What is said with the job's variables is all that counts, with and without a sandbox.
          PIP_CONFIG_FILE: devNull,
        },
        network: 'full',
        memoryBytes: 'none',
        readOnlyPaths,
      },
      { say, signal, onOutput: new InstallProgress(say).write },
    );
    if (result === undefined || result.outcome.kind === 'cancelled') throw cancelled();
    const isDone = result.outcome.kind === 'exited' && result.outcome.exitCode === 0;
    if (isDone) return;
    const nearest = await findNearest(installation, { result, env, readOnlyPaths, signal });
    throw explainInstall(result, { installer, timeoutMs: TASK_LIMITS.timeoutMs, nearest });
  } finally {
    await removeScratch(scratch);
  }
}

interface Failed {
  readonly result: ExecutionResult;
  /** What the installer had. */
  readonly env: Readonly<Record<string, string>>;
  readonly readOnlyPaths: readonly string[];
  readonly signal: AbortSignal;
}

/** Names near to the one that was not found, where the index of the job tells them; found as contained as the rest. */
async function findNearest(installation: Installation, failed: Failed): Promise<readonly string[]> {
  const { env, readOnlyPaths, signal, result } = failed;
  const name = missingName(`${result.stdout.text}\n${result.stderr.text}`);
  const index = indexOf(env);
  if (name === undefined || index === undefined) return [];
  const task = { name: 'nearest-names', text: FIND_NEAREST, args: [name], readOnlyPaths };
  const found = await runInVenv(
    { ...installation, ...task, env: { ...env, [INDEX_VARIABLE]: index }, network: 'full', memoryBytes: 'none' },
    { say: () => undefined, signal },
  );
  return found === undefined ? [] : nearestNames(found);
}

function cancelled(): PyexecError {
  return new PyexecError('install-failed', {
    message: 'the installation of the packages was cancelled',
    hint: 'Nothing was run.',
  });
}
