/** A key of appSettings with the value that it shall have. */
export interface WebConfigKey {
  readonly key: string;
  readonly value: string;
}

/** What a key may be called; it stands unquoted in the inverse, and in an XPath of the transform. */
const keyPattern = /^[A-Za-z][A-Za-z0-9._-]*$/;

/** In code-unit order, so that a hashtable's order on the server makes no other bytes. Throws for a name of another kind. */
export function sortKeys(keys: readonly WebConfigKey[]): readonly WebConfigKey[] {
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : 1));
  const names = new Set(sorted.map(({ key }) => key.toLowerCase()));
  const strange = sorted.find(({ key }) => !keyPattern.test(key));
  if (strange !== undefined || names.size < sorted.length) {
    throw new TypeError(`not a list of distinct web.config keys: ${sorted.map(({ key }) => key).join(', ')}`);
  }
  return sorted;
}
