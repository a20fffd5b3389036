import { createHash } from 'node:crypto';
import { pack, type Entries } from './archive.js';
import { describe, stemOf, type Description, type Distribution } from './distribution.js';

export interface WheelSpec extends Description {
  /** By path in site-packages. Paths may leave it: nothing is checked. */
  readonly modules: Entries;
  /** Console scripts: `module:function` by command. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** `py3-none-any` by default. */
  readonly tag?: string;
  /** Makes RECORD something else than the truth. */
  readonly forgeRecord?: (honest: string) => string;
}

function recordOf(entries: Entries, itself: string): string {
  const lines = Object.entries(entries).map(([file, content]) => {
    const digest = createHash('sha256').update(content).digest('base64url');
    return `${file},sha256=${digest},${Buffer.byteLength(content)}\n`;
  });
  return `${lines.join('')}${itself},,\n`;
}

function entryPoints(scripts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(scripts).map(([command, target]) => `${command} = ${target}\n`);
  return `[console_scripts]\n${lines.join('')}`;
}

/** A wheel that every installer takes, unless its spec asks for something else. */
export function wheel(spec: WheelSpec): Distribution {
  const { name, version, modules, scripts, requiresPython, tag = 'py3-none-any' } = spec;
  const info = `${stemOf(spec)}.dist-info`;
  const metadata = describe(spec);
  const pure = tag.endsWith('-any');
  const entries: Entries = {
    ...modules,
    [`${info}/METADATA`]: metadata,
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nGenerator: pyexec-tests\nRoot-Is-Purelib: ${String(pure)}\nTag: ${tag}\n`,
    ...(scripts === undefined ? {} : { [`${info}/entry_points.txt`]: entryPoints(scripts) }),
  };
  const record = recordOf(entries, `${info}/RECORD`);
  const bytes = pack('zip', { ...entries, [`${info}/RECORD`]: spec.forgeRecord?.(record) ?? record });
  return { name, version, fileName: `${stemOf(spec)}-${tag}.whl`, bytes, requiresPython, metadata };
}
