import { spawnSync } from 'node:child_process';
import { buildXdtTool } from '../../scripts/xdt-tool.mjs';

const program = buildXdtTool();

/** Whether there is a .NET SDK, and so Microsoft's own engines. */
export const hasMicrosoft = program !== undefined;

export interface MicrosoftAnswer {
  readonly ok: boolean;
  readonly messages: readonly string[];
  /** Keys in lower case. */
  readonly settings: Readonly<Record<string, string>> | null;
}

export type MicrosoftCommand =
  | readonly ['transform', source: string, transform: string, result: string]
  | readonly ['settings', file: string]
  | readonly ['wellformed', file: string];

/** Runs all commands in one process. */
export function askMicrosoft(commands: readonly MicrosoftCommand[]): readonly MicrosoftAnswer[] {
  if (program === undefined) throw new Error('no .NET SDK');
  const input = commands.map((words) => `${words.join('\t')}\n`).join('');
  const result = spawnSync('dotnet', [program, '--serve'], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) throw new Error(`xdt-tool: ${result.stderr}`);
  return result.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as MicrosoftAnswer);
}
