import { join } from 'node:path';
import type { System } from '../system/system.ts';
import type { Artifact } from './artifacts.ts';
import type { GitHub } from './github.ts';
import { Unanswered, wordsOf } from './unanswered.ts';

/** A plan is far smaller; what is larger is not one, and is not unpacked. Bytes. */
const largestArchive = 64 * 1024 * 1024;
const largestContent = 256 * 1024 * 1024;
const tooLarge = { remedy: 'Name the artifact that actions/plan kept: it holds a plan and nothing else.' };
const planAgain = { remedy: 'Plan again in a new run.' };

export interface UploadedArtifact {
  readonly id: number;
  /** Of the archive, 64 hex digits. */
  readonly digest: string;
}

// How long the library waits: 5 minutes for each part of an upload, 3 for the first byte of a download and half a minute for
// each further one, five times.

/**
 * Keeps files of this run as one artifact. The service finds out from the runner's own variables which run that is.
 * `files` are absolute paths within `root`.
 */
export async function uploadArtifact(
  name: string,
  files: readonly string[],
  root: string,
  retentionDays: number | undefined,
): Promise<UploadedArtifact> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const about = `that it keeps the artifact ${name}`;
  try {
    const { id, digest } = await new DefaultArtifactClient().uploadArtifact(name, [...files], root, {
      ...(retentionDays === undefined ? {} : { retentionDays }),
    });
    if (id === undefined || digest === undefined) throw new Error('it gave no id or no digest');
    return { id, digest: digest.replace(/^sha256:/, '') };
  } catch (error) {
    throw new Unanswered(about, wordsOf(error));
  }
}

/**
 * The files of an artifact by name, slashes between folders. The archive is unpacked in memory, after its bytes were
 * found to be the ones that the service keeps: no name in it can reach a disk.
 */
export async function fetchArtifact(
  system: System,
  github: GitHub,
  token: string,
  artifact: Artifact,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const about = `what artifact ${artifact.id} holds`;
  const { digest, run } = artifact;
  if (digest === undefined || run === undefined)
    throw new Unanswered(about, 'it names no digest or no run', planAgain);
  if (artifact.size > largestArchive)
    throw new Unanswered(about, `it has ${artifact.size} bytes, too many for a plan`, tooLarge);
  const folder = system.files.makePrivateDirectory(join(system.temporaryDirectory, 'owa-im-artifact-'));
  try {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const { owner, repo } = github.repository;
    const { digestMismatch } = await new DefaultArtifactClient().downloadArtifact(artifact.id, {
      path: folder,
      skipDecompress: true,
      expectedHash: `sha256:${digest}`,
      findBy: { token, workflowRunId: run, repositoryOwner: owner, repositoryName: repo },
    });
    const [archive] = system.files.list(folder);
    if (archive === undefined) throw new Unanswered(about, 'nothing came');
    if (digestMismatch !== false)
      throw new Unanswered(about, 'what came is not what the service says that it keeps', planAgain);
    return await unpack(about, system.files.read(join(folder, archive.name)));
  } catch (error) {
    throw error instanceof Unanswered ? error : new Unanswered(about, wordsOf(error));
  } finally {
    system.files.remove(folder);
  }
}

async function unpack(about: string, archive: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  let total = 0;
  const entries = unzipSync(archive, {
    filter: ({ name, originalSize }) => {
      total += originalSize;
      if (total > largestContent)
        throw new Unanswered(about, 'unpacked it is too large for a plan', tooLarge);
      return !name.endsWith('/');
    },
  });
  return new Map(Object.entries(entries));
}
