import type { DocumentLine } from '../programs/documents/document-lines.js';
import type { DocumentPlace } from '../programs/documents/document.js';
import type { Program } from '../programs/program.js';

/** Lines of a text that others take the place of. */
export interface LineEdit {
  /** Index of the first one, from 0. */
  readonly from: number;
  readonly count: number;
  readonly lines: readonly DocumentLine[];
}

/** A changed program that can be run. */
export interface Change {
  /** With all that its document expects. */
  readonly program: Program;
  /** As the model wrote it: whole lines with `\n`. */
  readonly code: string;
  /** What of `Subject.text` becomes another. */
  readonly edits: readonly LineEdit[];
}

/** What of a proposal cannot be had, in words that a model can act on. */
export interface Wrong {
  readonly wrong: string;
}

/** A program that did not pass, and where a change of it would go. */
export interface Subject {
  /** As a model sees it: whole lines with `\n`. */
  readonly code: string;
  /** The number that tracebacks give its first line. */
  readonly firstLine: number;
  /** The name of the text for people. */
  readonly name: string;
  /** What is changed: the file that the program is in, or else the program alone. */
  readonly text: string;
  /** Absolute; undefined when the change goes into no file. */
  readonly file: string | undefined;
  /** Why it goes into none. */
  readonly why: string | undefined;
  /** Of a part of a Markdown document: which of its programs it is, from 0. */
  readonly part: { readonly place: DocumentPlace; readonly index: number } | undefined;
  /** The program with another code. Pure. */
  change(code: string): Change | Wrong;
}
