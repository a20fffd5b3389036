/** Where the author wrote a line. */
export interface RequirementSource {
  /** The file as the user gave it, with forward slashes, or the name of the input. */
  readonly path: string;
  /** From 1; of a continued line the first one. */
  readonly line: number;
}

/** One line for the installer, and where its author wrote it. */
export interface RequirementLine {
  /**
   * One line in pip's format without comment, line end, or relative path. It may hold a password, in an URL, and
   * `${NAME}`, which installers replace by an environment variable.
   */
  readonly text: string;
  readonly source: RequirementSource;
}

/** A folder or an archive of this machine that is installed. */
export interface LocalPackage {
  /** Absolute. */
  readonly path: string;
  /** Always false for archives. */
  readonly editable: boolean;
  /** As in `[test,docs]`; empty for none, and where they stand in `text` because the name does. */
  readonly extras: string;
}

/** All that is to be installed, flattened: nested files are inlined, nothing refers to a file of the user any more. */
export interface RequirementSet {
  /** In the order of pip. Option lines are among them, one option each: also those that stood in a file of constraints. */
  readonly requirements: readonly RequirementLine[];
  /** Requirement lines only. */
  readonly constraints: readonly RequirementLine[];
  /**
   * In `text`, `{local:N}` stands for the Nth of these: for the option `-e`, the path and the extras together, or in
   * `NAME[EXTRA] @ {local:N}` for the path alone. `renderLine` puts them in.
   */
  readonly locals: readonly LocalPackage[];
  /**
   * Why an installed result may not be used again another day: local folders, an archive without a hash, files that
   * are fetched, a repository without the full hash of a commit, an environment variable. Undefined when it may.
   */
  readonly volatileBecause: string | undefined;
  /** Every requirement names exactly one version: by `==`, `===`, a hash, or an URL with a hash or a commit. */
  readonly isPinned: boolean;
}
