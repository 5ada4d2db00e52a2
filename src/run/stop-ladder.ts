import { join } from 'node:path';
import type { RunningProcess } from '../system/processes.ts';
import type { System } from '../system/system.ts';
import type { RunMode } from './run-report.ts';

export interface StopLadder {
  /** To be told as soon as the journal's folder is known; null if the run keeps none. */
  journalAt(folder: string | null): void;
  /** `asked`: a person wants the run to end after the current step; `killed`: it was ended at once. */
  state(): 'none' | 'asked' | 'killed';
  /** Ctrl+C: asks the run to end after the current step; the second time kills it. */
  pressed(): void;
  /** Takes the stop file away again, should the run have ended without needing it. */
  clear(): void;
}

/**
 * How a run ends early: first by a file named `stop` in the journal's folder, which the engine looks for between two
 * steps, then by force. A run that changes nothing is ended by force at once.
 */
export function makeStopLadder(
  system: System,
  mode: RunMode,
  child: RunningProcess,
  say: (text: string) => void,
): StopLadder {
  let state: 'none' | 'asked' | 'killed' = 'none';
  let folder: string | null | undefined;
  let written: string | undefined;
  const changes = mode === 'Apply' || mode === 'Rollback';

  const kill = (text: string) => {
    state = 'killed';
    say(text);
    child.kill();
  };
  const ask = () => {
    if (typeof folder !== 'string' || written !== undefined) return;
    const path = join(folder, 'stop');
    try {
      system.files.write(path, 'stop\n');
      written = path;
    } catch (error) {
      say(`Could not ask the run to stop: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    journalAt(path) {
      folder = path;
      if (state === 'asked') ask();
    },
    state: () => state,
    pressed() {
      if (state === 'killed') return;
      if (!changes) return kill('Stopping. Nothing was changed.');
      if (state === 'asked')
        return kill('Killing the run. Run the same command again to go on, or rollback to undo.');
      state = 'asked';
      say('Stopping after the current step. Press Ctrl+C again to kill the run in the middle of it.');
      ask();
    },
    clear() {
      if (written !== undefined) system.files.remove(written);
    },
  };
}
