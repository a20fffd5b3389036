/** Whether a path is a folder or below it; both absolute, without links and `..` in them. Pure. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
