import type { GitHub } from '../github/github.ts';
import { blobBytes, type Tree } from '../github/tree.ts';

/** The bytes of a file of a commit; undefined where it has none at this path. A link could lead anywhere: it is no file. */
export async function committedBytes(
  github: GitHub,
  tree: Tree,
  path: string,
): Promise<Uint8Array | undefined> {
  const entry = tree.get(path);
  return entry === undefined || entry.isLink ? undefined : blobBytes(github, entry.blob);
}
