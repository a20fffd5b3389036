/** A file that an index serves and an installer takes. */
export interface Distribution {
  readonly name: string;
  readonly version: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** As in its metadata; `undefined` is any Python. */
  readonly requiresPython: string | undefined;
  /** The METADATA of a wheel; `undefined` for a source distribution. */
  readonly metadata: string | undefined;
}

/** What a wheel and a source distribution say of themselves in the same words. */
export interface Description {
  /** As its author spells it, such as `Flask-Login`. */
  readonly name: string;
  readonly version: string;
  /** Requirements, with markers if need be. */
  readonly requires?: readonly string[];
  /** Further requirements by the name of their extra, without markers. */
  readonly extras?: Readonly<Record<string, readonly string[]>>;
  readonly requiresPython?: string;
}

/** The name by which indexes know a project (PEP 503). */
export const normalizeName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** The module that a project of this name would have: `flask_login` for `Flask-Login`. */
export const moduleNameOf = (name: string): string => normalizeName(name).replaceAll('-', '_');

/** How the names of files and `.dist-info` folders start. */
export const stemOf = ({ name, version }: Description): string => `${moduleNameOf(name)}-${version}`;

/** METADATA and PKG-INFO. By its version, installers build a source distribution to learn what it requires. */
export function describe({ name, version, requires = [], extras = {}, requiresPython }: Description): string {
  const lines = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...(requiresPython === undefined ? [] : [`Requires-Python: ${requiresPython}`]),
    ...requires.map((requirement) => `Requires-Dist: ${requirement}`),
    ...Object.entries(extras).flatMap(([extra, more]) => [
      `Provides-Extra: ${extra}`,
      ...more.map((requirement) => `Requires-Dist: ${requirement} ; extra == "${extra}"`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
