/** One thing to run. Line numbers of `text` are those of the source that the user knows. */
export type Program =
  | {
      readonly kind: 'code';
      readonly id: string;
      /** Python source, without NUL. */
      readonly text: string;
    }
  | {
      readonly kind: 'file';
      /** The path as shown to users: relative to the caller's folder where it lies below it, with forward slashes. */
      readonly id: string;
      /** Absolute. */
      readonly path: string;
      /** Of a part of a document it is made anew each time, since it is as long as the document. */
      readonly text: string;
      /** Undefined when the whole file is the program. */
      readonly part?: DocumentPart | undefined;
    }
  | {
      readonly kind: 'module';
      readonly id: string;
      readonly module: string;
    };

/** What of a document is one program, and what the document says of it. */
export interface DocumentPart {
  /** The document's path as shown to users, and the program's first line in it. */
  readonly source: SourcePlace;
  /** The line of the document that a line of the program stands in, both from 1; undefined when there is none. */
  readonly lineOf: (line: number) => number | undefined;
  /** Lines of the program have the numbers of those that they stand in. */
  readonly isInPlace: boolean;
  readonly expectation: Expectation;
  /** Undefined when the limit of the run holds. */
  readonly timeoutMs: number | undefined;
  /** What a reader of the report should know; without text of the document. */
  readonly notes: readonly string[];
}

export interface SourcePlace {
  readonly path: string;
  readonly line: number;
}

/** What has to come of a program for it to pass. */
export interface Expectation {
  /** The program has to fail, with an exception of this type when one is named; undefined when it must not fail. */
  readonly error: { readonly type: string | undefined } | undefined;
  /** Undefined when whatever is printed is right. */
  readonly output: ExpectedOutput | undefined;
}

/** What has to be printed: what the blocks of output hold, one after the other. */
export interface ExpectedOutput {
  readonly blocks: readonly OutputBlock[];
}

/** A block of output in a document. */
export interface OutputBlock {
  /** Its lines, without the last line end. */
  readonly text: string;
  /** Of the fence that opens it, and of the one that closes it, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** What each of its lines begins with, such as `> ` in a quotation. */
  readonly prefix: string;
}

/** A block that was not run, or a document in which there was none. */
export interface SkippedProgram {
  readonly id: string;
  readonly source: SourcePlace;
  /** May be the document's own words. */
  readonly reason: string;
}
