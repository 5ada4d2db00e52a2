import { join } from 'node:path';
import { StartFailure } from '../../system/processes.ts';
import type { System } from '../../system/system.ts';
import { powershell } from '../generated/powershell.ts';
import { type Analysis, readAnalysis } from './analysis.ts';
import { decodeReading, type ScriptReading } from './decode-reading.ts';
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
  /** The whole model takes ten times as long as the question whether the script is valid. */
  readonly want: 'model' | 'validity';
}

export interface PowerShellReading {
  /** In the order of the texts; undefined where PowerShell did not read that one. */
  readonly readings: readonly (ScriptReading | undefined)[];
  /** What PSScriptAnalyzer found; undefined where it was not asked, or there is none. */
  readonly analysis: Analysis | undefined;
  /** Why something is missing, in words for a person. `not-found`: there is no such program. */
  readonly failure: string | undefined;
}

/** Of one run: the time to start, and ten times what reading and analysing take. */
const startSeconds = 120;
const secondsPerMillion = 300;

/**
 * Reads scripts with PowerShell's own parser, and lets PSScriptAnalyzer look at them: one child process for all of them,
 * which runs no line of theirs. The texts go there and the answers come back through a folder that only this account
 * can read.
 */
export async function readScriptsByPowerShell(
  system: System,
  shell: Shell,
  texts: readonly ScriptText[],
  analysis: 'None' | 'WhereInstalled',
): Promise<PowerShellReading> {
  const { files } = system;
  const folder = files.makePrivateDirectory(join(system.temporaryDirectory, 'owa-im-scripts-'));
  try {
    for (const name of ['read-scripts.ps1', 'analyze-scripts.ps1', 'analyzer-settings.psd1'] as const)
      files.write(join(folder, name), powershell[`powershell/${name}`]);
    for (const [index, { text }] of texts.entries()) files.write(join(folder, `${index}.txt`), text);
    const failure = await run(system, shell, folder, texts, analysis);
    const readings = texts.map((text, index) => {
      const json = textOf(system, join(folder, `${index}.json`));
      return json === undefined ? undefined : decode(json, text);
    });
    const unread = readings.filter((reading) => reading === undefined).length;
    return {
      readings,
      analysis: readAnalysis(texts.length, (name) => textOf(system, join(folder, name))),
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
  analysis: 'None' | 'WhereInstalled',
): Promise<string | undefined> {
  const errors: string[] = [];
  const size = texts.reduce((sum, { text }) => sum + text.length, 0);
  const seconds = startSeconds + (size / 1_000_000) * secondsPerMillion;
  const models = texts.flatMap(({ want }, index) => (want === 'model' ? [index] : []));
  let isLate = false;
  try {
    const child = (await system.processes()).start({
      ...{ program: shell.program, variables: shell.variables, directory: folder },
      args: [
        ...['-NoProfile', '-NonInteractive', '-File', join(folder, 'read-scripts.ps1')],
        ...['-Folder', folder, '-Count', String(texts.length), '-Analysis', analysis],
        ...(models.length === 0 ? [] : ['-Model', models.join(',')]),
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
    if (error instanceof StartFailure) return error.code === 'ENOENT' ? 'not-found' : error.message;
    throw error;
  }
}

/** Undefined where there is no such file: the child was ended before. */
function textOf(system: System, path: string): string | undefined {
  if (system.files.kind(path) !== 'file') return undefined;
  return Buffer.from(system.files.read(path)).toString('latin1');
}

function decode(json: string, { text, encoding, products }: ScriptText): ScriptReading | undefined {
  try {
    return decodeReading(json, text, encoding, products);
  } catch (error) {
    // Cut off: the child was ended while it wrote.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
