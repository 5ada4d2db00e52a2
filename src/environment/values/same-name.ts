/** Host names, short names and policy names are compared without regard to case; what is unknown is like nothing. */
export function sameName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}
