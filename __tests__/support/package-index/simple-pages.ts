/** One file on the page of its project. */
export interface ListedFile {
  readonly fileName: string;
  /** As the page claims it, in hex. */
  readonly sha256: string;
  readonly requiresPython: string | undefined;
  /** Why; empty without a reason, `undefined` when it is not yanked. */
  readonly yanked: string | undefined;
  /** SHA-256 of the metadata served beside it; `undefined` when there is none. */
  readonly metadataSha256: string | undefined;
}

export interface SimplePage {
  readonly contentType: string;
  readonly text: string;
}

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';
const META = '<meta name="pypi:repository-version" content="1.0">';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Relative to the page of a project. */
const addressOf = ({ fileName }: ListedFile): string => `../../files/${encodeURIComponent(fileName)}`;

/** Whether a client that sends this header takes PEP 691 JSON; those that do all prefer it. */
export const takesJson = (accept = ''): boolean => accept.includes(JSON_TYPE);

const html = (links: readonly string[]): SimplePage => ({
  contentType: 'text/html; charset=utf-8',
  text: `<!DOCTYPE html>\n<html><head>${META}</head><body>\n${links.join('\n')}\n</body></html>\n`,
});

const json = (fields: object): SimplePage => ({
  contentType: JSON_TYPE,
  text: JSON.stringify({ meta: { 'api-version': '1.0' }, ...fields }),
});

/** The names are normalised. */
export function rootPage(names: readonly string[], asJson: boolean): SimplePage {
  if (asJson) return json({ projects: names.map((name) => ({ name })) });
  return html(names.map((name) => `<a href="${name}/">${name}</a>`));
}

function link(file: ListedFile): string {
  const { fileName, sha256, requiresPython, yanked, metadataSha256 } = file;
  const attributes = Object.entries({
    href: `${addressOf(file)}#sha256=${sha256}`,
    'data-requires-python': requiresPython,
    'data-yanked': yanked,
    'data-core-metadata': metadataSha256 && `sha256=${metadataSha256}`,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${escape(value)}"`]));
  return `<a ${attributes.join(' ')}>${escape(fileName)}</a>`;
}

function fields(file: ListedFile): object {
  return {
    filename: file.fileName,
    url: addressOf(file),
    hashes: { sha256: file.sha256 },
    'requires-python': file.requiresPython,
    // An empty reason would be false in both Python and JavaScript.
    yanked: file.yanked === '' ? true : file.yanked,
    'core-metadata': file.metadataSha256 === undefined ? undefined : { sha256: file.metadataSha256 },
  };
}

export function projectPage(name: string, files: readonly ListedFile[], asJson: boolean): SimplePage {
  return asJson ? json({ name, files: files.map(fields) }) : html(files.map(link));
}
