/** Where an interpreter was found, for messages. */
export type Source = 'PATH' | 'tool cache' | 'pyenv' | 'uv' | 'usual place';

/** An interpreter that seems to be there; nothing of it has been started yet. What is undefined only asking it tells. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  readonly source: Source;
  /** What its folder's name claims, by PEP 440. */
  readonly version: string | undefined;
  /** `cpython`, `pypy`, … */
  readonly implementation: string | undefined;
  /** As Node.js names it: `x64`, `arm64`, `ia32`, … */
  readonly arch: string | undefined;
  /** Built without the global lock, as 3.13t is. */
  readonly freeThreaded: boolean | undefined;
}

/** An interpreter whose version is known. */
export type KnownPython = Candidate & { readonly version: string };

/** Something that is named and placed like an interpreter and cannot be one. */
export interface BrokenPython extends Candidate {
  /** Continues a sentence about it: `does not start: …` */
  readonly reason: string;
}

/** A candidate that claims nothing about itself. */
export function unnamed(path: string, source: Source): Candidate {
  return { path, source, version: undefined, implementation: undefined, arch: undefined, freeThreaded: undefined };
}
