import type { TotalUsage } from '../conversation/conversation.js';
import type { Program } from '../programs/program.js';
import type { ReportedRun } from '../report/run-report.js';
import type { Change, Subject } from './subject.js';

/** A program that did not pass, with what it came to. */
export interface Failure {
  readonly program: Program;
  readonly run: ReportedRun;
}

/** What came of trying to repair a program. */
export type Repair = Failure &
  (
    | { readonly outcome: 'not-tried'; readonly why: string }
    | { readonly outcome: 'not-repaired'; readonly why: string; readonly turns: number; readonly usage: TotalUsage }
    | {
        readonly outcome: 'repaired';
        readonly subject: Subject;
        readonly change: Change;
        readonly turns: number;
        readonly usage: TotalUsage;
      }
  );

/** Whether it is for a model to look at: what was cancelled says nothing of the program. */
export function isFailure({ status }: ReportedRun): boolean {
  return status !== 'passed' && status !== 'cancelled';
}
