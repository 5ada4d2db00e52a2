import { basename, join } from 'node:path';
import { StartFailure } from '../../system/processes.ts';
import type { System } from '../../system/system.ts';
import { powershell } from '../generated/powershell.ts';
import { type Analysis, readAnalysis } from './analysis.ts';
import { decodeReading, type ScriptReading } from './decode-reading.ts';
import type { Products } from './products.ts';
import type { Script } from './script.ts';

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

/**
 * How long one script may take, for each million characters and beside that: ten times what it takes. PowerShell's
 * parser has no end on some texts that are none.
 */
export interface Patience {
  readonly seconds: number;
  readonly secondsPerMillion: number;
}

const usual: Patience = { seconds: 30, secondsPerMillion: 300 };
/** After that many scripts without an end the rest is left alone. */
const mostStops = 3;

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
  patience = usual,
): Promise<PowerShellReading> {
  const { files } = system;
  const folder = files.makePrivateDirectory(join(system.temporaryDirectory, 'owa-im-scripts-'));
  try {
    for (const name of programs) files.write(join(folder, basename(name)), powershell[name]);
    for (const [index, { text }] of texts.entries()) files.write(join(folder, `${index}.txt`), text);
    const failure = await readAll(system, shell, { folder, texts, analysis, patience });
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

/** What the child runs, and what that reads. */
const programs = [
  ...(['read-scripts', 'json-text', 'values', 'commands', 'newer-syntax', 'tree', 'script'] as const).map(
    (name) => `powershell/read-scripts/${name}.ps1` as const,
  ),
  'powershell/analyze-scripts.ps1',
  'powershell/analyzer-settings.psd1',
] as const;

interface Task {
  readonly folder: string;
  readonly texts: readonly ScriptText[];
  readonly analysis: 'None' | 'WhereInstalled';
  readonly patience: Patience;
}

/** Passes over each script that the child has no end on, or dies of, and starts it again behind that one. */
async function readAll(system: System, shell: Shell, task: Task): Promise<string | undefined> {
  let failure: string | undefined;
  for (let first = 0, stops = 0; stops < mostStops; stops += 1) {
    const ended = await runChild(system, shell, task, first);
    if (ended.how === 'well') return failure;
    failure = ended.failure;
    const isRead = (index: number) => system.files.kind(join(task.folder, `${index}.json`)) === 'file';
    const stuck = task.texts.findIndex((_, index) => index >= first && !isRead(index));
    if (ended.how === 'refused' || stuck === -1) return failure;
    first = stuck + 1;
  }
  return failure;
}

/** `refused`: it said so itself; `stopped`: it died, or was ended. */
type Ended = { readonly how: 'well' } | { readonly how: 'refused' | 'stopped'; readonly failure: string };

async function runChild(system: System, shell: Shell, task: Task, first: number): Promise<Ended> {
  const { folder, texts, analysis, patience } = task;
  const errors: string[] = [];
  const longest = texts.reduce((most, { text }) => Math.max(most, text.length), 0);
  const seconds = patience.seconds + (longest / 1_000_000) * patience.secondsPerMillion;
  const models = texts.flatMap(({ want }, index) => (want === 'model' ? [index] : []));
  let isLate = false;
  let callOff = () => {};
  // To start takes longer than to read.
  const wait = (most: number) => {
    callOff();
    callOff = system.at(new Date(system.now().getTime() + most * 1000), () => {
      isLate = true;
      child.kill();
    });
  };
  const processes = await system.processes();
  const child = processes.start({
    ...{ program: shell.program, variables: shell.variables, directory: folder },
    args: [
      ...['-NoProfile', '-NonInteractive', '-File', join(folder, 'read-scripts.ps1'), '-Folder', folder],
      ...['-Count', String(texts.length), '-First', String(first), '-Analysis', analysis],
      ...(models.length === 0 ? [] : ['-Model', models.join(',')]),
    ],
    onOutputLine: (line) => {
      if (/^(?:ready|read|analysed)\b/.test(line)) wait(seconds);
    },
    onErrorLine: (line) => errors.length < 3 && errors.push(line.trim()),
  });
  wait(60 + seconds);
  try {
    const end = await child.ended;
    if (isLate)
      return { how: 'stopped', failure: `one script took more than ${Math.round(seconds)} seconds` };
    if (end.code === 0) return { how: 'well' };
    const failure = errors.find((line) => line !== '') ?? 'it ended with a failure';
    return { how: end.code === 1 ? 'refused' : 'stopped', failure };
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return { how: 'refused', failure: error.code === 'ENOENT' ? 'not-found' : error.message };
  } finally {
    callOff();
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
