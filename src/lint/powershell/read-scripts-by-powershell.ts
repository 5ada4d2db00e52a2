import { join } from 'node:path';
import { StartFailure } from '../../system/processes.ts';
import type { System } from '../../system/system.ts';
import { powershell } from '../generated/powershell.ts';
import { decodeReading } from './decode-reading.ts';
import type { Products, Script } from './script.ts';

/** A PowerShell to start, and the whole environment that it gets. */
export interface Shell {
  readonly program: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A script before it is read; the text has no byte order mark. */
export interface ScriptText {
  readonly text: string;
  readonly encoding: Script['encoding'];
  readonly products: Products;
}

export interface PowerShellReading {
  /** In the order of the texts; undefined where PowerShell did not read that one. */
  readonly scripts: readonly (Script | undefined)[];
  /** Why some were not read, in words for a person. */
  readonly failure: string | undefined;
}

/** Of one run: the time to start, and ten times what reading takes. */
const startSeconds = 60;
const secondsPerMillion = 60;

/**
 * Reads scripts with PowerShell's own parser: one child process for all of them, which only parses them. The texts go
 * there and the model comes back through a folder that only this account can read.
 */
export async function readScriptsByPowerShell(
  system: System,
  shell: Shell,
  texts: readonly ScriptText[],
): Promise<PowerShellReading> {
  if (texts.length === 0) return { scripts: [], failure: undefined };
  const { files } = system;
  const folder = files.makePrivateDirectory(join(system.temporaryDirectory, 'owa-im-scripts-'));
  try {
    files.write(join(folder, 'read-scripts.ps1'), powershell['powershell/read-scripts.ps1']);
    for (const [index, { text }] of texts.entries()) files.write(join(folder, `${index}.txt`), text);
    const failure = await run(system, shell, folder, texts);
    const scripts = texts.map((text, index) => read(system, join(folder, `${index}.json`), text));
    const unread = scripts.filter((script) => script === undefined).length;
    return {
      scripts,
      failure: failure ?? (unread === 0 ? undefined : `it failed on ${unread} of ${texts.length} scripts`),
    };
  } finally {
    files.remove(folder);
  }
}

/** Starts the child and waits for it; the reason in words where it did not end well. */
async function run(
  system: System,
  shell: Shell,
  folder: string,
  texts: readonly ScriptText[],
): Promise<string | undefined> {
  const errors: string[] = [];
  const size = texts.reduce((sum, { text }) => sum + text.length, 0);
  const seconds = startSeconds + (size / 1_000_000) * secondsPerMillion;
  let isLate = false;
  try {
    const child = (await system.processes()).start({
      ...{ program: shell.program, variables: shell.variables, directory: folder },
      args: [
        ...['-NoProfile', '-NonInteractive'],
        ...['-File', join(folder, 'read-scripts.ps1'), '-Folder', folder, '-Count', String(texts.length)],
      ],
      onOutputLine: () => {},
      onErrorLine: (line) => errors.length < 3 && errors.push(line.trim()),
    });
    const callOff = system.at(new Date(system.now().getTime() + seconds * 1000), () => {
      isLate = true;
      child.kill();
    });
    const end = await child.ended.finally(callOff);
    if (isLate) return `it was ended after ${Math.round(seconds)} seconds`;
    return end.code === 0 ? undefined : (errors.find((line) => line !== '') ?? 'it ended with a failure');
  } catch (error) {
    if (error instanceof StartFailure) return error.message;
    throw error;
  }
}

function read(system: System, path: string, { text, encoding, products }: ScriptText): Script | undefined {
  if (system.files.kind(path) !== 'file') return undefined;
  const json = Buffer.from(system.files.read(path)).toString('latin1');
  try {
    return decodeReading(json, text, encoding, products);
  } catch (error) {
    // Cut off: the child was ended while it wrote.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
