import { randomUUID } from 'node:crypto';
import { satisfies } from '@renovatebot/pep440';
import { PyexecError } from '../../errors.js';
import { executeProgram } from '../../execution/execute-program.js';
import type { ExecutionResult } from '../../execution/execution-result.js';
import type { Identity } from '../../execution/launcher.js';
import { RunFolders } from '../../execution/working-directory/run-folders.js';
import { pickUnprivilegedIdentity } from '../../isolation/none/unprivileged-identity.js';
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

class PreparedSystem implements PreparedEnvironment {
  constructor(
    readonly facts: EnvironmentFacts,
    private readonly parts: {
      readonly plan: RunPlan;
      readonly marker: string;
      readonly folders: RunFolders;
      readonly pool: LauncherPool;
      readonly identity: Identity | undefined;
      readonly interpreter: InterpreterFacts;
    },
  ) {}

  async execute(program: Program, index: number, signal: AbortSignal): Promise<ExecutionResult> {
    const { folders, pool, plan } = this.parts;
    const own = await folders.enter(index, nameOf(program));
    try {
      const { spec, scriptPath } = await specify({ ...this.parts, program, index, own });
      return await pool.use((launcher) =>
        executeProgram({ program, spec, scriptPath, limits: plan.limits, folders: own, signal }, launcher),
      );
    } finally {
      await folders.leave(index, own);
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
    const identity = plan.isolation.identity === 'unprivileged' ? await pickUnprivilegedIdentity() : undefined;
    const folders = await RunFolders.make({
      tempFolder: plan.tempFolder,
      workingDirectory: plan.workingDirectory,
      identity,
      separate: plan.programs.length > 1,
    });
    try {
      await onTraces({ marker, base: folders.base });
      const { pool, interpreter } = await LauncherPool.open({
        python: plan.environment.python.path,
        platform: plan.platform,
        platformEnv: plan.platformEnv,
        size: plan.jobs,
      });
      requireVersion(interpreter, plan);
      const facts: EnvironmentFacts = {
        kind: 'system',
        pythonVersion: interpreter.version,
        pythonPath: interpreter.executable,
        prepareMs: performance.now() - started,
        noNewPrivileges: interpreter.noNewPrivileges,
        workingDirectory: folders.work,
      };
      return new PreparedSystem(facts, { plan, marker, folders, pool, identity, interpreter });
    } catch (thrown) {
      await folders.dispose();
      throw thrown;
    }
  },
};
