import { pathToFileURL } from 'node:url';
import { formatExtras } from './package-name.js';
import type { PlacedRequirement, Requirement } from './parse-requirement.js';
import type { LocalPackage } from './requirement-set.js';

/** What `{local:N}` looks like in the text of a line; `N` is the group. */
export const LOCAL = /\{local:(\d+)\}/g;

function formatPlace(requirement: PlacedRequirement, place: string): string {
  return requirement.name === undefined ? place : `${requirement.name}${formatExtras(requirement.extras)} @ ${place}`;
}

/** A requirement in pip's format without needless white space; `local` is its index in `locals` when it has one. */
export function formatRequirement(requirement: Requirement, local?: number): string {
  const marker = requirement.marker === undefined ? '' : ` ; ${requirement.marker}`;
  if (requirement.kind === 'named') {
    return `${requirement.name}${formatExtras(requirement.extras)}${requirement.specifier}${marker}`;
  }
  return formatPlace(requirement, local === undefined ? requirement.reference : `{local:${local}}`) + marker;
}

/**
 * The text of a line with everything of this machine put in its place: as `file:` URLs, which may hold spaces, and as a
 * path where pip takes no URL. `pathOf` says where the installer finds the Nth.
 */
export function renderLine(text: string, locals: readonly LocalPackage[], pathOf: (index: number) => string): string {
  return text.replace(LOCAL, (_, digits: string, offset: number) => {
    const index = Number(digits);
    const { editable = false, extras = '' } = locals[index] ?? {};
    const file = pathOf(index);
    const url = pathToFileURL(file).href;
    if (editable) return `-e ${url}${extras}`;
    return extras === '' || offset > 0 ? url : `${file}${extras}`;
  });
}
