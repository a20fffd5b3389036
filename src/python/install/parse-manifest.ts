import { explain } from '@renovatebot/pep440';

/** One archive of a release. */
export interface ReleaseFile {
  readonly filename: string;
  /** `x64`, `arm64`, `x86`, with `-freethreaded` behind it for builds without the global lock. */
  readonly arch: string;
  /** As Node.js names it. */
  readonly platform: string;
  /** The version of Ubuntu that it was built for; undefined for any. */
  readonly platformVersion: string | undefined;
  readonly url: string;
  /** Lower-case hexadecimal digits; undefined when the manifest does not say. */
  readonly sha256: string | undefined;
}

/** A version of Python that can be downloaded. */
export interface Release {
  /** As the manifest writes it, which is how its folder in a tool cache is named: `3.14.0-alpha.6`. */
  readonly name: string;
  /** By PEP 440: `3.14.0a6`. */
  readonly version: string;
  readonly stable: boolean;
  readonly files: readonly ReleaseFile[];
}

/** What is wrong with a manifest; the message says where. */
export class MalformedManifest extends Error {}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MalformedManifest(`${where} is no object`);
  return Object.fromEntries(Object.entries(value));
}

function textOf(fields: Fields, name: string, where: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new MalformedManifest(`${where} has no text "${name}"`);
  return value;
}

function listOf(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new MalformedManifest(`${where} is no list`);
  return value;
}

function hashOf(fields: Fields, where: string): string | undefined {
  if (fields['hash'] === undefined || fields['hash'] === null) return undefined;
  const digits = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(textOf(fields, 'hash', where))?.[1];
  // Silently checking nothing would be worse than not installing.
  if (digits === undefined) throw new MalformedManifest(`${where} has a "hash" that is no SHA-256`);
  return digits.toLowerCase();
}

function fileOf(value: unknown, where: string): ReleaseFile {
  const fields = fieldsOf(value, where);
  const url = textOf(fields, 'download_url', where);
  if (!URL.canParse(url)) throw new MalformedManifest(`${where} has a "download_url" that is no address`);
  const version = fields['platform_version'];
  return {
    filename: textOf(fields, 'filename', where),
    arch: textOf(fields, 'arch', where),
    platform: textOf(fields, 'platform', where),
    platformVersion: typeof version === 'string' ? version : undefined,
    url,
    sha256: hashOf(fields, where),
  };
}

function releaseOf(value: unknown, where: string): Release[] {
  const fields = fieldsOf(value, where);
  const name = textOf(fields, 'version', where);
  const stable = fields['stable'];
  if (typeof stable !== 'boolean') throw new MalformedManifest(`${where} does not say whether it is stable`);
  const files = listOf(fields['files'], `"files" of ${where}`).map((file, index) =>
    fileOf(file, `file ${index + 1} of ${where}`),
  );
  const version = explain(name)?.public;
  // The name becomes that of a folder, so nothing but a version may be in it.
  return version === undefined || !/^[\w.-]+$/.test(name) ? [] : [{ name, version, stable, files }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new MalformedManifest('it is no JSON', { cause });
  }
}

/**
 * The releases in a `versions-manifest.json` of actions/python-versions, in its order. Entries whose version is none by
 * PEP 440 are left out.
 *
 * @throws MalformedManifest
 */
export function parseManifest(text: string): Release[] {
  return listOf(parseJson(text), 'it').flatMap((release, index) => releaseOf(release, `release ${index + 1}`));
}
