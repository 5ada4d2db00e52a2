/**
 * The server that a step or a check is about; undefined where it is about none. Those of the organisation are named
 * `exchange/<resource>/<server>` or `exchange/<resource>/<server>\<directory>`, the others are of their target.
 */
export function serverOfStep(
  { id, target }: { readonly id: string; readonly target: string },
  servers: readonly string[],
): string | undefined {
  const [, named = ''] = /^exchange\/[^/]+\/([^\\]+)/.exec(id) ?? [];
  return [target, named].find((name) => servers.includes(name));
}
