import { randomUUID } from 'node:crypto';
import { devNull } from 'node:os';
import { satisfies } from '@renovatebot/pep440';
import { messageOf, PyexecError } from '../../errors.js';
import { executeProgram } from '../../execution/execute-program.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import { RunFolders, type ProgramFolders } from '../../execution/working-directory/run-folders.js';
import { pickUnprivilegedIdentities } from '../../isolation/none/unprivileged-identity.js';
import type { RunPlan } from '../../plan/run-plan.js';
import type { Program } from '../../programs/program.js';
import type { Environment, EnvironmentFacts, PreparedEnvironment } from '../environment.js';
import { LauncherPool, type InterpreterFacts } from './launcher-pool.js';
import { specify } from './specify.js';

function requireVersion(interpreter: InterpreterFacts, { environment }: RunPlan): void {
  const { python, pythonVersion } = environment;
  // A given path wins over a version, so only what was found by version is held to it.
  if (
    pythonVersion === undefined ||
    python.version === undefined ||
    satisfies(interpreter.version, pythonVersion, { prereleases: true })
  )
    return;
  throw new PyexecError('python-broken', {
    message: `${python.path} was found as Python ${python.version} and says that it is ${interpreter.version}`,
    hint: 'Its folder has the wrong name, or the installation is damaged; set `python-path` to another interpreter.',
  });
}

interface Parts {
  readonly plan: RunPlan;
  readonly marker: string;
  readonly folders: RunFolders;
  readonly pool: LauncherPool;
  readonly interpreter: InterpreterFacts;
  readonly stdinPath: string;
}

class PreparedSystem implements PreparedEnvironment {
  readonly width: number;

  constructor(
    readonly facts: EnvironmentFacts,
    private readonly parts: Parts,
  ) {
    // In a folder that they share, who wrote what could not be told if one were prepared while another runs.
    this.width = parts.folders.areSeparate ? 2 * parts.plan.jobs : parts.plan.jobs;
  }

  async execute(program: Program, index: number, signal: AbortSignal): Promise<ExecutionResult | undefined> {
    const { folders, pool, plan } = this.parts;
    const own = this.enter(program, index);
    try {
      const { spec, scriptPath } = specify({ ...this.parts, program, index, own });
      const isEmpty = own.isFresh && program.kind !== 'code';
      const execution = { program, spec, scriptPath, limits: plan.limits, folders: own, isEmpty, signal };
      return await executeProgram(execution, (work) => pool.use(signal, work));
    } finally {
      await folders.leave(own);
    }
  }

  private enter(program: Program, index: number): ProgramFolders {
    try {
      return this.parts.folders.enter(index, nameOf(program));
    } catch (cause) {
      throw new PyexecError('working-directory-unusable', {
        message: `no folder for ${program.id} can be made: ${messageOf(cause)}`,
        hint: 'A program of the same user may have removed the folders of the run, or the disk is full.',
        cause,
      });
    }
  }

  async dispose(): Promise<void> {
    await this.parts.pool.close();
    await this.parts.folders.dispose();
  }
}

/** The program's name as a folder's name: letters, digits, dots, dashes. */
function nameOf(program: Program): string {
  const base = program.id.slice(program.id.lastIndexOf('/') + 1).replace(/\.py$/, '');
  return base.replace(/[^\w.-]+/g, '_').slice(0, 64);
}

/** The machine's own Python, as it is. */
export const systemEnvironment: Environment = {
  async prepare(plan, onTraces) {
    const started = performance.now();
    const marker = randomUUID();
    const isUnprivileged = plan.isolation.identity === 'unprivileged';
    const identities = isUnprivileged ? await pickUnprivilegedIdentities(2 * plan.jobs) : undefined;
    const folders = await RunFolders.make({
      tempFolder: plan.tempFolder,
      workingDirectory: plan.workingDirectory,
      identities,
      separate: plan.programs.length > 1,
    });
    let opened: LauncherPool | undefined;
    try {
      const noted = onTraces({ marker, base: folders.base });
      // Awaited below; when the interpreter fails first, that is what is told.
      noted.catch(() => undefined);
      const { pool, interpreter } = await LauncherPool.open({
        python: plan.environment.python.path,
        platform: plan.platform,
        platformEnv: plan.platformEnv,
        size: plan.jobs,
      });
      opened = pool;
      await noted;
      requireVersion(interpreter, plan);
      const facts: EnvironmentFacts = {
        kind: 'system',
        pythonVersion: interpreter.version,
        pythonPath: interpreter.executable,
        prepareMs: performance.now() - started,
        noNewPrivileges: interpreter.noNewPrivileges,
        workingDirectory: folders.work,
      };
      const stdinPath = plan.stdin === undefined ? devNull : folders.place('stdin', plan.stdin);
      return new PreparedSystem(facts, { plan, marker, folders, pool, interpreter, stdinPath });
    } catch (thrown) {
      await opened?.close();
      await folders.dispose();
      throw thrown;
    }
  },
};
