import { trim } from './dotnet-text.js';

/** Replaces secrets, and the encodings of them that the runner knows, by `***` in what is logged after they were added. */
export class SecretMasker {
  readonly #values = new Set<string>();
  readonly #variants = new Set<string>();

  /** The values that were added, without their encodings, in order. */
  get values(): string[] {
    return [...this.#values];
  }

  /** `SecretMasker.AddValue`: the empty string is ignored. */
  add(value: string): void {
    if (value === '' || this.#values.has(value)) return;
    this.#values.add(value);
    for (const variant of [value, ...encodings(value)]) if (variant !== '') this.#variants.add(variant);
  }

  /** As for a secret of several lines: the whole value, and each line of it that is not blank, since logs come by lines. */
  addWithLines(value: string): void {
    this.add(value);
    for (const line of value.split(/[\r\n]/)) this.add(trim(line));
  }

  /** Overlapping and touching finds become one `***`. */
  mask(text: string): string {
    const found = [...this.#variants].flatMap((secret) => positions(text, secret)).sort((a, b) => a.start - b.start);
    let masked = '';
    let end = -1;
    for (const position of found) {
      if (position.start > end) masked += `${text.slice(Math.max(end, 0), position.start)}***`;
      end = Math.max(end, position.end);
    }
    return masked + text.slice(Math.max(end, 0));
  }
}

function positions(text: string, secret: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
    found.push({ start, end: start + secret.length });
  }
  return found;
}

/** The value encoders that `HostContext` registers. */
function encodings(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const shifted = (shift: number) => (bytes.length > shift ? bytes.subarray(shift) : bytes).toString('base64');
  const quoted = value.length > 8 && value.startsWith('"') && value.endsWith('"');
  return [
    shifted(0),
    shifted(1),
    shifted(2),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    jsonEscape(value),
    uriEscape(value),
    xmlEscape(value),
    quoted ? value.slice(1, -1) : '',
    ...ampersandSections(value),
  ];
}

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toLowerCase()}`;

/** `JsonConvert.ToString` escapes three line separators that JSON.stringify does not. */
const jsonEscape = (value: string): string =>
  JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(/[\u0085\u2028\u2029]/g, unicodeEscape);

const uriEscape = (value: string): string =>
  encodeURIComponent(Buffer.from(value).toString()).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const XML_ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const xmlEscape = (value: string): string =>
  value.replaceAll(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? character);

/** What PowerShell prints of a secret that it took for several commands: the parts around `&`, when not short. */
function ampersandSections(value: string): string[] {
  const coloured = value.indexOf('&+');
  const end = coloured >= 0 ? coloured + 2 : value.lastIndexOf('&') + 1;
  if (end === 0) return [];
  const sections = [value.slice(0, end), value.slice(coloured >= 0 ? end + 1 : end)];
  return sections.filter((section) => section.length >= 6);
}
