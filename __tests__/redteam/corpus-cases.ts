import type { SpawnSyncReturns } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import type { StepResult } from '../support/runner-emulator/run-action.js';
import type { CanaryHost } from './canary-host.js';
import type { AttackedStep, Stage } from './step.js';

export const fixtures = path.join(import.meta.dirname, '..', 'fixtures', 'redteam');
export const corpus = path.join(import.meta.dirname, 'corpus');

/** A program of the corpus, in the words of its manifest. */
export interface Case {
  readonly id: string;
  readonly file: string;
  readonly purpose: string;
  readonly levels: Readonly<Record<string, 'contained' | 'documented'>>;
  readonly timeoutSec: number;
}

/** What the manifest's words come to for this version, and the run in which nothing protects. */
export interface Expected {
  readonly status: string;
  /** What the program itself reports; undefined when it does not come to it. */
  readonly verdict?: 'blocked' | 'emitted' | 'ok';
  /** Goes on while the program runs, until it is told that it has ended. */
  readonly during?: () => { stop: () => Promise<void> };
  /** For the control, another process of the same user is there. */
  readonly bystander?: true;
  readonly also?: (step: AttackedStep) => void | Promise<void>;
  /** What the same program does in the naive action; or directly, for what would be too much for a log. */
  readonly naive?: (step: StepResult) => void | Promise<void>;
  readonly direct?: (ended: SpawnSyncReturns<string>) => void | Promise<void>;
  /** Why there is no control, or why it may show nothing. */
  readonly provesNothing?: string;
}

/** Where a program of the corpus is tried. */
export interface Tried {
  readonly stage: Stage;
  readonly host: CanaryHost;
  readonly inputs: Readonly<Record<string, string>>;
  /** Where the engine is. */
  readonly env: Readonly<Record<string, string>>;
}

export const { cases } = JSON.parse(readFileSync(path.join(corpus, 'manifest.json'), 'utf8')) as { cases: Case[] };

/** For `naive`: the attack works. */
export function breach({ main }: StepResult): void {
  expect(main.log).toContain('"verdict": "breach"');
}
