import type { Bench } from '../conversation/bench.js';
import type { Attempt, Proposal } from '../conversation/conversation.js';
import { missingLibraries } from '../conversation/wanted-libraries.js';
import { explainLibraries, wrongWith } from '../conversation/workbench.js';
import type { PreparedEnvironment } from '../environments/environment.js';
import { PyexecError } from '../errors.js';
import { reportRun } from '../report/build-report.js';
import { briefly } from '../report/fit-outputs.js';
import type { Change, Subject } from './subject.js';

interface BenchInput {
  readonly environment: PreparedEnvironment;
  readonly subject: Subject;
  /** A number that no other program of the environment has. */
  readonly nextIndex: () => number;
}

/**
 * Runs changed programs as the program itself was run, each afresh, and judges them by the same rules. The first that passes
 * is kept.
 */
export class RepairBench implements Bench {
  /** The change with which the program passes; undefined until there is one. */
  passed: Change | undefined;
  readonly hasCheck = false;

  constructor(private readonly input: BenchInput) {}

  async attempt(proposal: Proposal, signal: AbortSignal): Promise<Attempt | undefined> {
    const { environment, subject, nextIndex } = this.input;
    const why = wrongWith(proposal) ?? this.refusal(proposal);
    if (why !== undefined) return { kind: 'refused', proposal, why };
    const change = subject.change(proposal.code);
    if ('wrong' in change) return { kind: 'refused', proposal, why: change.wrong };
    const result = await environment.execute(change.program, nextIndex(), signal);
    if (result === undefined) return undefined;
    const run = reportRun(result);
    if (run.status === 'passed') this.passed ??= change;
    return { kind: 'ran', proposal, run: briefly(run) };
  }

  check(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** A patch brings no packages: with others the program would not pass where it is applied. */
  private refusal({ libraries }: Proposal): string | undefined {
    try {
      missingLibraries(libraries, { installed: this.input.environment.facts.packages, allowed: [] });
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof PyexecError)) throw thrown;
      return explainLibraries(thrown, []);
    }
  }
}
