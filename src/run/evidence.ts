import { dirname, join, resolve } from 'node:path';
import { formatChecksums } from '../bundle/checksums.ts';
import { checksumsName, type PlanFile } from '../bundle/plan-file.ts';
import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import type { JournalCopy } from './journal-copy.ts';
import type { RunListener } from './run-runbook.ts';

/** What became of the evidence: its folder, or why there is none. */
export interface EvidenceResult {
  readonly directory: string | null;
  readonly problem: string | null;
}

/** The folder that a run leaves for the auditors; `docs/evidence.md` says what is in it. */
export interface Evidence {
  /** Writes down what a run says while it says it. */
  readonly listener: RunListener;
  /**
   * Completes the folder and puts it in its place. `result` gives the text of result.json, which names the folder.
   * Never throws for a disk: what went wrong is told, and the run's own outcome stands.
   */
  complete(journal: JournalCopy | undefined, result: (directory: string) => string): EvidenceResult;
  /** Takes the folder away again, if the run came to nothing that could be told. */
  discard(): void;
}

/** Tells two at once. */
export function bothListeners(first: RunListener, second: RunListener): RunListener {
  return {
    onEvent(event) {
      first.onEvent(event);
      second.onEvent(event);
    },
    onOutput(line) {
      first.onOutput(line);
      second.onOutput(line);
    },
    onError(line) {
      first.onError(line);
      second.onError(line);
    },
    onNotice(text) {
      first.onNotice(text);
      second.onNotice(text);
    },
  };
}

/** Until it is complete the folder bears this ending; a killed owa-im leaves it so. */
export const unfinished = '.unfinished';

/**
 * Opens the folder of one run, `<plans>/<environment>.evidence/<time>-<verb>`: `plans` is the folder of the plan
 * directories, by default the one that this plan lies in.
 */
export function openEvidence(
  system: System,
  plan: PlanDirectory,
  verb: string,
  plans: string | undefined,
): Evidence {
  const { files } = system;
  const root = join(
    plans ?? dirname(resolve(system.workingDirectory, plan.path)),
    `${plan.record.name}.evidence`,
  );
  const lines: string[] = [];
  let problem: string | null = null;
  const keep = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problem ??= error.message;
      return undefined;
    }
  };
  const directory = keep(() => freshDirectory(system, root, verb));

  const write = (kind: string, text: string) => {
    const line = `${system.now().toISOString()} ${kind.padEnd(6)} ${text}\n`;
    lines.push(line);
    if (directory === undefined || problem !== null) return;
    keep(() => files.append(join(directory + unfinished, transcriptName), line));
  };
  return {
    listener: {
      onEvent: (event) => write('event', JSON.stringify(event)),
      onOutput: (line) => write('output', line),
      onError: (line) => write('error', line),
      onNotice: (text) => write('owa-im', text),
    },
    complete(journal, result) {
      if (directory === undefined) return { directory: null, problem };
      // What could not be written while the run went on may be possible now.
      problem = null;
      keep(() => {
        const contents: readonly PlanFile[] = [
          { name: 'result.json', content: result(directory) },
          { name: transcriptName, content: lines.join('') },
          { name: 'plan.SHA256SUMS', content: plan.files.get(checksumsName) ?? '' },
          ...(journal === undefined ? [] : [{ name: 'journal.jsonl', content: journal.lines }]),
          ...(journal?.head === undefined ? [] : [{ name: 'journal.head', content: journal.head }]),
        ];
        for (const { name, content } of [
          ...contents,
          { name: checksumsName, content: formatChecksums(contents) },
        ])
          files.write(join(directory + unfinished, name), content);
        files.rename(directory + unfinished, directory);
      });
      return problem === null ? { directory, problem } : { directory: null, problem };
    },
    discard() {
      if (directory !== undefined && lines.length === 0) keep(() => files.remove(directory + unfinished));
    },
  };
}

export const transcriptName = 'transcript.txt';

/** A name that no earlier run has; colons, as ISO 8601 has them, are not for Windows. */
function freshDirectory(system: System, root: string, verb: string): string {
  const time = system.now().toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  for (let number = 1; ; number += 1) {
    const directory = join(root, `${time}-${verb}${number === 1 ? '' : `-${number}`}`);
    const isFree = system.files.kind(directory) === 'missing';
    if (isFree && system.files.makeDirectory(directory + unfinished) !== undefined) return directory;
  }
}
