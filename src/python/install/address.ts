/** An address without what may be secret in it. */
export function showUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** A list that was fetched safely must not lead to something that anyone on the way can change. */
export function isAsSafe(url: string, list: string): boolean {
  return new URL(list).protocol !== 'https:' || new URL(url).protocol === 'https:';
}
