import { join } from 'node:path';
import type { FileSystem } from '../system/file-system.ts';
import { parseEvent } from './event.ts';
import { transcriptName, unfinished } from './evidence.ts';

/** A run whose evidence was never completed, as far as its transcript tells. */
export interface Stopped {
  readonly environment: string;
  /** The step that was under way; undefined before the first and between two. */
  readonly step: string | undefined;
  /** How many steps had ended. */
  readonly done: number;
  readonly journal: string | undefined;
}

const folderEnding = '.evidence';

/** The runs of a verb below a folder of evidence that were killed before they could end. */
export function stoppedRuns(files: FileSystem, root: string, verb: string): readonly Stopped[] {
  return foldersIn(files, root)
    .filter((name) => name.endsWith(folderEnding))
    .flatMap((name) =>
      foldersIn(files, join(root, name))
        .filter((run) => new RegExp(`^\\d+T\\d+Z-${verb}(-\\d+)?\\${unfinished}$`).test(run))
        .map((run) =>
          stoppedRun(files, name.slice(0, -folderEnding.length), join(root, name, run, transcriptName)),
        ),
    );
}

function foldersIn(files: FileSystem, folder: string): readonly string[] {
  if (files.kind(folder) !== 'directory') return [];
  return files.list(folder).flatMap(({ name, kind }) => (kind === 'directory' ? [name] : []));
}

function stoppedRun(files: FileSystem, environment: string, transcript: string): Stopped {
  const text = files.kind(transcript) === 'file' ? new TextDecoder().decode(files.read(transcript)) : '';
  let journal: string | undefined;
  let step: string | undefined;
  const done = new Set<string>();
  for (const [, json = ''] of text.matchAll(/^\S+ event {2}(.*)$/gm)) {
    const event = parseEvent(json);
    if (event?.event === 'run-started') journal = event.journal ?? undefined;
    if (event?.event === 'step-started') step = event.id;
    if (event?.event === 'step') done.add(event.id);
  }
  const isUnderWay = step !== undefined && !done.has(step);
  return { environment, step: isUnderWay ? step : undefined, done: done.size, journal };
}
