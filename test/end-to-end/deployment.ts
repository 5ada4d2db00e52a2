import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { runScript } from '../organisation/engine.ts';
import { judge } from '../organisation/judge.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { CommandLine } from './command-line.ts';
import { planOf, repository } from './scenario.ts';

/** An environment file, and the command line on an organisation as new that fits it. */
export interface Deployment {
  readonly environment: Environment;
  readonly commandLine: CommandLine;
  readonly dispose: () => void;
}

/** The files that stand for the organisations a plan has to fit. */
export const representative: readonly string[] = [
  join(repository, 'examples/contoso.yml'),
  join(repository, 'examples/fabrikam.yml'),
  join(repository, 'examples/ntsystems.yml'),
  ...readdirSync(join(repository, 'test/environments'))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(repository, 'test/environments', name)),
];

/** `edit` changes the file's text first; `start` is `CommandLine`'s. */
export async function deploy(
  file: string,
  edit = (text: string) => text,
  start: 'cold' | 'warm' = 'warm',
): Promise<Deployment> {
  const folder = temporaryFolder('deployment');
  const copy = join(folder, basename(file));
  const text = edit(withoutWaiting(readFileSync(file, 'utf8')));
  writeFileSync(copy, text);
  const environment = environmentIn(text, copy);
  const plan = await planOf(copy, join(folder, 'plans'));
  const commandLine = new CommandLine(plan, organisationOf(environment), start);
  const dispose = () => {
    commandLine.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
  return { environment, commandLine, dispose };
}

/** A test does not wait for Saturday night, nor five minutes after each server; both are tested on their own. */
export function withoutWaiting(text: string): string {
  return text
    .replaceAll(/^ *(window|pauseBetweenServers|webConfig):.*\n/gm, '')
    .replace(/^rollout:.*\n(?! )/m, '');
}

export function environmentIn(text: string, file: string): Environment {
  const read = readEnvironment({ file, bytes: Buffer.from(text) });
  if (read.outcome !== 'valid') throw new Error(`${file} is not valid: ${JSON.stringify(read.findings)}`);
  return read.environment;
}

/** What still stands in the way of a user, for the features that the environment manages. */
export function complaints({ environment, commandLine }: Deployment): string[] {
  return complaintsIn(environment, commandLine.folder);
}

export function complaintsIn(environment: Environment, folder: string): string[] {
  const { instantMessaging, onlineMeetings, skypeAccessToExchange } = environment.features;
  return Object.entries(judge(folder)).flatMap(([user, verdict]) => [
    ...(instantMessaging ? verdict.presenceAndIm.reasons : []).map((reason) => `${user}, IM: ${reason}`),
    ...(onlineMeetings ? verdict.onlineMeeting.reasons : []).map((reason) => `${user}, meeting: ${reason}`),
    ...(skypeAccessToExchange ? verdict.lyncActsOnMailbox.reasons : []).map(
      (reason) => `${user}, mailbox: ${reason}`,
    ),
  ]);
}

/** Folders of the journal, the topology's copies and the locks: what a run keeps on purpose. */
export function keptByRuns({ environment, commandLine }: Deployment): string[] {
  return keptIn(environment, commandLine.folder);
}

export function keptIn(environment: Environment, folder: string): string[] {
  const machines = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const kept = `ProgramData/owa-im/${environment.name}`;
  return machines.filter((path) => path.endsWith(kept)).map((path) => `${path}/`);
}

export function waitsForOperator({ environment }: Deployment): boolean {
  return environment.restart === 'manual' && environment.features.instantMessaging;
}

export function recycleAll({ environment, commandLine }: Deployment): void {
  for (const { fqdn } of environment.exchange.servers) recycleByHand(commandLine.folder, fqdn);
}

/** What an operator does on a server, where the environment leaves the restart to one. */
function recycleByHand(folder: string, fqdn: string): void {
  const result = runScript(
    folder,
    `$Session = New-PSSession -ComputerName ${fqdn}
Invoke-Command -Session $Session -ScriptBlock { Import-Module WebAdministration; Restart-WebAppPool -Name MSExchangeOWAAppPool }
Remove-PSSession -Session $Session`,
  );
  if (result.exitCode !== 0) throw new Error(result.errors);
}
