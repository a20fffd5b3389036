import { showInvisible } from './neutralise.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as XML and HTML take it, inside elements and inside quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Untrusted lines as markup. Characters that XML 1.0 forbids are among the invisible ones, and are shown as escapes.
 */
export function escapeLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => escapeMarkup(showInvisible(line)))
    .join('\n');
}

/** Untrusted text on one line as markup: line ends are shown as escapes as well. */
export function escapeInline(text: string): string {
  return escapeMarkup(showInvisible(text));
}

/** An element whose content is markup already; attributes that are undefined are left out, all others are escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeInline(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`;
}
