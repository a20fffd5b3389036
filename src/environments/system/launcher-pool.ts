import type { Launcher } from '../../execution/launcher.js';
import type { InterpreterFacts } from '../../execution/supervisor/messages.js';
import { startLauncher } from './start-launcher.js';

export type { InterpreterFacts } from '../../execution/supervisor/messages.js';

interface PoolInput {
  /** Absolute path of the interpreter that supervises. */
  readonly python: string;
  readonly platform: NodeJS.Platform;
  readonly platformEnv: Readonly<Record<string, string>>;
  /** Programs at the same time. */
  readonly size: number;
}

/** Launchers that each run one program at a time; all but the first are started when they are needed. */
export class LauncherPool {
  private readonly idle: Launcher[] = [];
  private readonly all = new Set<Launcher>();

  private constructor(
    private readonly input: PoolInput,
    private readonly python: string,
  ) {}

  /** @throws PyexecError `python-broken` */
  static async open(input: PoolInput): Promise<{ pool: LauncherPool; interpreter: InterpreterFacts }> {
    const { launcher, interpreter } = await startLauncher(input);
    const pool = new LauncherPool(input, interpreter.executable);
    pool.add(launcher);
    return { pool, interpreter };
  }

  /** Lends a launcher; one that has lost its supervisor is not used again. */
  async use<T>(work: (launcher: Launcher) => Promise<T>): Promise<T> {
    const launcher = this.idle.pop() ?? (await this.startAnother());
    try {
      return await work(launcher);
    } finally {
      if (launcher.isUsable) this.idle.push(launcher);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((launcher) => launcher.close()));
  }

  private add(launcher: Launcher): void {
    this.all.add(launcher);
    this.idle.push(launcher);
  }

  private async startAnother(): Promise<Launcher> {
    const { launcher } = await startLauncher({ ...this.input, python: this.python });
    this.all.add(launcher);
    return launcher;
  }
}
