import type { MachineFacts } from '../machine-facts.js';
import type { InstallOptions } from './install/install-options.js';

/** An interpreter and why it was taken. */
export interface ChosenPython {
  /** Absolute. */
  readonly path: string;
  readonly because: string;
  /** As far as it is known before the interpreter was started. */
  readonly version: string | undefined;
  /** The PEP 440 specifiers that it was found by, undefined when it was not found by its version. */
  readonly request?: string;
}

/** What is asked for: a path wins over a version, a version over a file. */
export interface PythonRequest {
  readonly path: string | undefined;
  /** PEP 440 specifiers. */
  readonly version: string | undefined;
  /** Only a build without the global lock (3.13t) will do; such a build is never taken otherwise. */
  readonly freeThreaded?: boolean;
  /** A file that says which version, or a folder with one; from the user's folder. */
  readonly versionFile?: string | undefined;
}

/** What may be done to have an interpreter. */
export interface FindOptions {
  /** Undefined when nothing may be installed. */
  readonly install?: InstallOptions | undefined;
}

/** Finds an interpreter by one of the ways to ask for it; undefined when nobody asked in this way. */
export type Chooser = (
  request: PythonRequest,
  facts: MachineFacts,
  options: FindOptions,
) => Promise<ChosenPython | undefined>;
