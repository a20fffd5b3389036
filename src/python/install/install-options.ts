import path from 'node:path';

/** How a Python that is missing is installed. */
export interface InstallOptions {
  /** Where Pythons are kept when the machine has no tool cache, in `pythons/`; absolute. */
  readonly cacheFolder: string;
  /** Told what is done to the machine. */
  readonly say: (line: string) => void;
  /** By default what the facts say: in CI, and as root in a container. */
  readonly mayInstall?: boolean;
  /** By default the list of actions/python-versions. */
  readonly manifestUrl?: string;
  /** Gives up when it aborts. */
  readonly signal?: AbortSignal;
}

/** Why no Python was installed; the hint says what to change, and may be empty. */
export class NotInstallable extends Error {
  constructor(
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Where Pythons are kept when the machine has no tool cache of its own. */
export function ownToolCache({ cacheFolder }: Pick<InstallOptions, 'cacheFolder'>): string {
  return path.join(cacheFolder, 'pythons');
}
