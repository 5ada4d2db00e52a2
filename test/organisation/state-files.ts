import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as S from './state.ts';

/** Which interface a state file holds; machine files are reached through `machineFile`. */
export interface StateFiles {
  organisation: S.OrganisationState;
  'skype/deployment': S.SkypeDeploymentState;
  'skype/topology': S.TopologyState;
  'skype/replication': S.ReplicationState;
  'skype/partner-applications': S.SkypePartnerState;
  'skype/oauth-configuration': S.OAuthConfigurationState;
  'exchange/organisation': S.ExchangeOrganisationState;
  'exchange/servers': S.ExchangeServersState;
  'exchange/setting-overrides': S.SettingOverridesState;
  'exchange/partner-applications': S.ExchangePartnerState;
  'exchange/recipients': S.RecipientsState;
  'exchange/role-assignments': S.RoleAssignmentsState;
  'exchange/owa-virtual-directories': S.VirtualDirectoriesState;
  'exchange/owa-mailbox-policies': S.MailboxPoliciesState;
}

export interface MachineFiles {
  machine: S.MachineState;
  iis: S.IisState;
  worker: S.WorkerState;
  'variant-configuration': S.VariantConfigurationState;
  events: S.EventLogState;
}

/** The same state, open to change: for tests that play the other administrator. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] extends object | null ? Writable<T[K]> : T[K] };

export function readState<N extends keyof StateFiles>(folder: string, name: N): StateFiles[N] {
  return read(folder, name) as StateFiles[N];
}

export function readMachine<N extends keyof MachineFiles>(
  folder: string,
  machine: string,
  name: N,
): MachineFiles[N] {
  return read(folder, `${machine}/${name}`) as MachineFiles[N];
}

/** Changes one state file behind the runbook's back, atomically and without an entry in the calls log. */
export function changeState<N extends keyof StateFiles>(
  folder: string,
  name: N,
  change: (state: Writable<StateFiles[N]>) => void,
): void {
  const state = read(folder, name) as Writable<StateFiles[N]>;
  change(state);
  writeState(folder, name, state);
}

export function changeMachine<N extends keyof MachineFiles>(
  folder: string,
  machine: string,
  name: N,
  change: (state: Writable<MachineFiles[N]>) => void,
): void {
  const state = read(folder, `${machine}/${name}`) as Writable<MachineFiles[N]>;
  change(state);
  writeState(folder, `${machine}/${name}`, state);
}

export function writeState(folder: string, name: string, state: object): void {
  const file = join(folder, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(folder, '.control', `next-${process.pid}.json`);
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(temporary, file);
}

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** `yyyy-MM-dd HH:mm:ss.fff`, UTC: the times of the state. */
export function stateTime(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '');
}
