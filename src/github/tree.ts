import { z } from 'zod';
import type { GitHub } from './github.ts';
import { Unanswered } from './unanswered.ts';

const answer = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string() })),
});

/** The files of one commit: what stands at each path, by the hash that git gives the content. */
export type Tree = ReadonlyMap<string, { readonly blob: string; readonly isLink: boolean }>;

export async function treeOf(github: GitHub, commit: string): Promise<Tree> {
  const about = `which files commit ${commit} has`;
  const { truncated, tree } = await github.ask({
    about,
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    parameters: { tree_sha: commit, recursive: '1' },
    answer,
  });
  if (truncated)
    throw new Unanswered(about, 'the list is cut short', {
      remedy:
        'GitHub lists no more files at once: keep environment files in a repository with fewer of them.',
    });
  return new Map(
    tree
      .filter(({ type }) => type === 'blob')
      .map(({ path, sha, mode }) => [path, { blob: sha, isLink: mode === '120000' }]),
  );
}

const blobAnswer = z.object({ encoding: z.literal('base64'), content: z.string(), size: z.number() });

/** The bytes of a blob, checked against the hash that names it. */
export async function blobBytes(github: GitHub, sha: string): Promise<Uint8Array> {
  const about = `what blob ${sha} holds`;
  const { content, size } = await github.ask({
    about,
    route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    parameters: { file_sha: sha },
    answer: blobAnswer,
  });
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  const head = Buffer.from(`blob ${bytes.length}\0`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', Buffer.concat([head, bytes])));
  if (bytes.length !== size || Buffer.from(hash).toString('hex') !== sha)
    throw new Unanswered(about, 'the bytes are not the ones that this hash names');
  return bytes;
}
