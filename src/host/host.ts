import type { Budgets, Conversation, Turn } from '../conversation/conversation.js';
import type { Delivered, Staged } from '../artifacts/keep-artifacts.js';
import type { Traces } from '../environments/environment.js';
import type { RawInputs } from '../inputs/parse-settings.js';
import type { Settings } from '../inputs/settings.js';
import type { MachineFacts } from '../machine-facts.js';
import type { ConversationPlan } from '../plan/plan-conversation.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { Program } from '../programs/program.js';
import type { ReportPaths } from '../report/outputs.js';
import type { ReportedRun, RunReport } from '../report/run-report.js';
import type { SharedCache } from '../shared-cache/shared-cache.js';
import type { Redactor } from './redactor.js';

/** What is published at the end; the settings and programs are missing when it did not come to them. */
export interface Publication {
  readonly report: RunReport;
  readonly settings: Settings | undefined;
  readonly programs: readonly Program[];
  /** Where reports were written. */
  readonly reportFiles: ReportPaths;
}

/** Files for users; name and days are undefined when they are not given. */
export interface Deliverable extends Staged {
  readonly name: string | undefined;
  /** Behind the name, whether it is given or not. */
  readonly suffix?: string;
  readonly retentionDays: number | undefined;
}

/** Where the tool runs: GitHub Actions or a terminal. The only part that knows which one it is. */
export interface Host {
  readInputs(): RawInputs;
  readonly facts: MachineFacts;
  /** What jobs of a repository share; undefined where there is no such thing. */
  readonly sharedCache: SharedCache | undefined;
  /** What is delivered leaves this machine; otherwise it stays where it is. */
  readonly uploadsArtifacts: boolean;
  /** Replaces secrets in what is written for others to read. */
  readonly redact: Redactor;
  /** Aborted when the user or the runner cancels. */
  readonly cancellation: AbortSignal;
  /** Shows the plan of a dry run; there is one of a conversation when a model writes the programs. */
  showPlan(plan: RunPlan, conversation: ConversationPlan | undefined): void;
  /** Shows what is being done, one line at a time. */
  say(line: string): void;
  /** Called before anything untrusted runs, so that a later process can clean up after a lost one. */
  noteTraces(traces: Traces): Promise<void>;
  /** Called before a reply of a model or a program of it is waited for, and says which; turns count from 1. */
  showWaiting(turn: number, budgets: Budgets, what: string): void;
  /** Called after each turn, while nothing untrusted lives. */
  showTurn(turn: Turn, soFar: Conversation, budgets: Budgets): Promise<void> | void;
  /** Called after each program, in the order in which they end. */
  showProgress(run: ReportedRun, done: number, total: number): void;
  /** Puts collected files where users find them. Called after nothing untrusted lives any more. */
  deliver(artifacts: Deliverable): Promise<Delivered>;
  /** Called once, after nothing untrusted lives any more. */
  publish(publication: Publication): Promise<void>;
}
