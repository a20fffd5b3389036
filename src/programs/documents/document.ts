import type { Program, SkippedProgram } from '../program.js';

/** What is wrong in a document, and where; lines and columns from 1. */
export interface PlacedMistake {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** The document that is read. */
export interface DocumentPlace {
  /** As shown to users. */
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** What the run allows. */
  readonly timeoutMs: number;
}

/** What a document holds. */
export interface DocumentPrograms {
  readonly programs: Program[];
  readonly skipped: SkippedProgram[];
  readonly mistakes: PlacedMistake[];
}
