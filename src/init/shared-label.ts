/**
 * Of names of environments, one whose runner would have the label of the runner that reads for another one:
 * `owa-im-lab-read` reads for lab, and changes servers for lab-read. What only looks would run where servers are changed.
 */
export function sharedLabel(
  names: readonly string[],
): { readonly name: string; readonly other: string } | undefined {
  const found = names.find((name) => names.includes(`${name}-read`));
  return found === undefined ? undefined : { name: `${found}-read`, other: found };
}
