import type { RunFolders } from '../../execution/working-directory/run-folders.js';
import type { InterpreterFacts } from '../../execution/supervisor/messages.js';
import type { Containment } from '../../isolation/containment.js';
import { openContainment } from '../../isolation/open-containment.js';
import type { Venv } from '../../isolation/program-input.js';
import type { HostPlan } from '../../plan/run-plan.js';
import { LauncherPool } from './launcher-pool.js';

/** What programs are run by, once it is there. */
export interface Supervised {
  readonly containment: Containment;
  readonly pool: LauncherPool;
  readonly interpreter: InterpreterFacts;
}

interface SupervisionInput {
  readonly plan: HostPlan;
  readonly folders: RunFolders;
  readonly say: (line: string) => void;
}

/** Which Pythons run programs. */
interface Pythons {
  /** The interpreter that supervises. Absolute. */
  readonly supervisor: string;
  readonly venv: Venv | undefined;
}

interface Beginning {
  readonly supervisor: string;
  /** Where the venv will be, if not in the run's own folders. Absolute. */
  readonly venvFolders: readonly string[];
}

/** Starts what runs programs; also while it is still being found out with which packages they run. */
export class Supervision {
  private begun: Promise<Supervised> | undefined;

  constructor(private readonly input: SupervisionInput) {}

  /** Starts it beside whatever else is done. A failure is told by the others. */
  begin(beginning: Beginning): void {
    this.begun = this.start(beginning);
    this.begun.catch(() => undefined);
  }

  /** @throws PyexecError when what was begun could not be started */
  async check(): Promise<void> {
    await this.begun;
  }

  /** @throws PyexecError when it could not be started, or programs could change the venv */
  async finish({ supervisor, venv }: Pythons): Promise<Supervised> {
    if (this.begun === undefined) return (this.begun = this.start({ supervisor, venv, venvFolders: [] }));
    const supervised = await this.begun;
    if (venv !== undefined) supervised.containment.show(venv);
    return supervised;
  }

  /** Ends it, however far it came. */
  async close(): Promise<void> {
    const supervised = await this.begun?.catch(() => undefined);
    await supervised?.pool.close();
  }

  private async start({ supervisor, venv, venvFolders }: Beginning & Partial<Pythons>): Promise<Supervised> {
    const { plan, folders, say } = this.input;
    const containment = await openContainment({ plan, folders, venvFolders }, say);
    if (venv !== undefined) containment.show(venv);
    const { start } = containment;
    return { containment, ...(await LauncherPool.open({ python: supervisor, start, size: plan.jobs })) };
  }
}
