import { tmpdir } from 'node:os';
import { bundleHash } from './bundle-hash.ts';
import { nodeAnswers } from './node-answers.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { nodeTerminal } from './node-terminal.ts';
import { nodeProcessIds } from './process-ids.ts';
import type { System } from './system.ts';

/** The machine that this process runs on. */
export function nodeSystem(): System {
  return {
    files: nodeFileSystem,
    processes: async () => (await import('./node-processes.ts')).nodeProcesses,
    processIds: nodeProcessIds,
    variables: process.env,
    workingDirectory: process.cwd(),
    temporaryDirectory: tmpdir(),
    platform: process.platform === 'win32' ? 'windows' : 'other',
    input: nodeAnswers,
    output: nodeTerminal(1),
    errors: nodeTerminal(2),
    now: () => new Date(),
    bundle: () => bundleHash(process.argv[1] ?? ''),
    random: () => crypto.randomUUID(),
    at: callAt,
  };
}

/** A timer of Node can't be set further ahead than this; a longer wait is made of several. */
const longestTimer = 2 ** 31 - 1;

function callAt(moment: Date, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    const left = moment.getTime() - Date.now();
    timer = left <= 0 ? setTimeout(callback, 0) : setTimeout(wait, Math.min(left, longestTimer));
  };
  wait();
  return () => clearTimeout(timer);
}
