import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pack, type Entries } from './archive.js';
import { describe, stemOf, type Description, type Distribution } from './distribution.js';

export interface SdistSpec extends Description {
  /**
   * Python of a PEP 517 backend, run in the unpacked folder. It can import `write_wheel`, see there. The default makes a
   * wheel of the modules and does nothing else.
   */
  readonly backend?: string;
  /** What the wheel is to hold, by path. */
  readonly modules: Entries;
  /** Further files beside pyproject.toml. */
  readonly files?: Entries;
  /** What installers install into the build environment before the backend runs; nothing by default. */
  readonly buildRequires?: readonly string[];
}

/** The source of a backend in backends/. */
export const readBackend = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, 'backends', `${name}.py`), 'utf8');

const pyproject = (requires: readonly string[]): string =>
  `[build-system]\nrequires = ${JSON.stringify(requires)}\nbuild-backend = "backend"\nbackend-path = ["build_backend"]\n`;

/** A source distribution that brings its own backend, so that building it takes nothing from an index. */
export function sdist(spec: SdistSpec): Distribution {
  const { name, version, requiresPython, backend = readBackend('plain'), buildRequires = [] } = spec;
  const sources = Object.entries(spec.modules).map(([file, content]) => [`src/${file}`, content] as const);
  const files: Entries = {
    'PKG-INFO': describe(spec),
    'pyproject.toml': pyproject(buildRequires),
    'build_backend/backend.py': backend,
    'build_backend/write_wheel.py': readBackend('write_wheel'),
    ...Object.fromEntries(sources),
    ...spec.files,
  };
  const below = Object.entries(files).map(([file, content]) => [`${stemOf(spec)}/${file}`, content] as const);
  const bytes = pack('tar.gz', Object.fromEntries(below));
  return { name, version, fileName: `${stemOf(spec)}.tar.gz`, bytes, requiresPython, metadata: undefined };
}
