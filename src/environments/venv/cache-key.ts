import { createHash } from 'node:crypto';

/** Everything that installed packages depend on. */
export interface KeyParts {
  readonly platform: string;
  /** The distribution or system and its version, for example `debian 12`. */
  readonly system: string;
  readonly arch: string;
  readonly implementation: string;
  /** Full version of the interpreter. */
  readonly version: string;
  /** The interpreter that the venv is made from: its path stands in every script. */
  readonly base: string;
  /** Name and version of the installer. */
  readonly installer: string;
  /** Canonical text of all requirements and constraints. */
  readonly requirements: string;
  /** Every requirement names one version, so that the day does not matter. */
  readonly isPinned: boolean;
  /** What the installer gets of the job's variables. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Raised when what is kept, or how, changes. */
const SCHEMA = 1;
const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * The key under which a venv is kept; at most 100 characters, and fit for a folder's name. Where versions are left open,
 * it changes once a week, so that new releases are not missed for ever.
 */
export function cacheKey(parts: KeyParts, now: Date): string {
  const { platform, arch, implementation, version, isPinned } = parts;
  const week = isPinned ? 'pinned' : String(Math.floor(now.getTime() / WEEK_MS));
  const variables = Object.entries(parts.variables).sort(([a], [b]) => (a < b ? -1 : 1));
  const { system, base, installer, requirements } = parts;
  const all = JSON.stringify([SCHEMA, system, implementation, base, installer, requirements, week, variables]);
  const digest = createHash('sha256').update(all).digest('hex').slice(0, 40);
  return `pyexec-venv-${platform}-${arch}-${version}-${digest}`;
}
