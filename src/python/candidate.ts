/** An interpreter that seems to be there; nothing of it has been started yet. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  /** Where it was found, for messages. */
  readonly source: 'PATH' | 'tool cache' | 'pyenv' | 'usual place';
  /** What its folder's name claims, a version by PEP 440, or undefined when only asking it tells. */
  readonly version: string | undefined;
}
