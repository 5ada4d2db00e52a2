import type { Environment, Server } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { shellOf } from '../exchange-shell.ts';
import { methodOf } from '../method-of.ts';
import type { Step } from '../plan.ts';
import { doubtOf } from '../restored-certificate.ts';
import { part } from '../template.ts';
import { trustOf } from '../trust-of.ts';
import { effectiveValues } from './effective-values.ts';
import { parametersOf } from './parameters-of.ts';
import { settingOverrides } from './setting-overrides.ts';

export const settingOverride: Contribution = {
  feature: 'instantMessaging',
  server: steps,
  preflight: (environment) => settingOverrides(environment),
  verification: (environment) => effectiveValues(environment),
  notes,
};

/** Of the step after which the server's override is as planned. */
export function settingOverrideId(server: Server): string {
  return `exchange/setting-override/${server.name}`;
}

/** Of the step after which the server itself knows the override. */
export function refreshId(server: Server): string {
  return `exchange/refresh/${server.name}`;
}

function scopeId(server: Server): string {
  return `exchange/setting-override-scope/${server.name}`;
}

/**
 * Exchange 2016 and later: an override reaches OWA on the servers of its scope, so a rollout moves one server after the
 * other. Each step is one call, so that a run that breaks off leaves either the old state or the new one.
 */
function steps(environment: Environment, server: Server, index: number): Step[] {
  if (methodOf(server) !== 'setting-override') return [];
  const common = {
    kind: 'step',
    target: 'exchange',
    ...shellOf(environment, server),
    resource: 'setting-override',
    residue: [],
    keyPath: `exchange.servers[${index}].certificate`,
  } as const;
  return [
    { ...common, ...scope(environment, server) },
    { ...common, ...override(environment, server) },
    { ...common, ...refresh(server) },
  ];
}

type Own = Omit<Step, 'kind' | 'target' | 'generation' | 'resource' | 'residue' | 'keyPath'>;

function scope(environment: Environment, server: Server): Own {
  const { name } = server;
  return {
    id: scopeId(server),
    title: `${name} leaves an override with other values`,
    why: `Which of two overrides wins on a server is not documented, so ${name} leaves an old one before it comes into the new one. Only an override that names servers of this file and nothing else is touched; its other servers keep it.`,
    impact: 'Nobody notices before the recycle.',
    test: `Get-SettingOverride shows no override of OwaServer, IMSettings that names ${name} with other values.`,
    apply:
      'Set-SettingOverride with its own parameters and the rest of its scope, or Remove-SettingOverride where nobody is left in it.',
    verify: 'The overrides are read again.',
    undo: `Undo puts ${name} back into it, or makes it again with its recorded name, parameters and reason.`,
    dependsOn: trustOf(environment, server),
    powershell: part('setting-override/scope.ps1', {
      Server: name,
      Parameters: parametersOf(server),
      Several: `${name} is named by several overrides with other values: `,
      Moved: `${name} was not put back: somebody changed that override since.`,
      Alone: `The override reaches ${name} alone again, with its old values.`,
      ...doubtOf(server),
    }),
  };
}

function override(environment: Environment, server: Server): Own {
  const { name } = server;
  const [serverName, thumbprint] = parametersOf(server);
  const product = `owa-im-${environment.name}-<n>`;
  return {
    id: settingOverrideId(server),
    title: `Setting override for ${name}: ${serverName}, ${thumbprint}`,
    why: `OWA on ${name} learns from the override of component OwaServer, section IMSettings which certificate to present and which server to talk to; its web.config is ignored.${server.director ? ` ${server.imServerName} is a Director.` : ''} One that holds these values already is widened by ${name}, one of ${name} alone is changed in place; else a new one is named ${product}, by the first free number, so that no value stands in a name.`,
    impact: 'Nobody notices before the recycle.',
    test: `Get-SettingOverride shows both parameters for ${name}, and no others.`,
    apply: 'New-SettingOverride or Set-SettingOverride, always with both parameters and the scope.',
    verify: 'The overrides are read again.',
    undo: `Undo takes ${name} out of the scope again, removes an override whose scope would be empty, or sets the recorded values where it was changed in place.`,
    dependsOn: [scopeId(server)],
    powershell: part('setting-override/override.ps1', {
      Server: name,
      Parameters: parametersOf(server),
      EnvironmentName: environment.name,
      Reason: `Instant messaging in Outlook on the web, made by owa-im for ${environment.name}`,
      Conflict: `Another override has come to reach ${name} since the run began. Apply again: the checks name it.`,
      OwnName: `^owa-im-${environment.name}-[0-9]+$`,
      Elsewhere: `The override for ${name} was left: it is not the one that this plan made or changed any more.`,
      ...doubtOf(server),
    }),
  };
}

function refresh(server: Server): Own {
  const { name } = server;
  const changes = [scopeId(server), settingOverrideId(server)];
  return {
    id: refreshId(server),
    title: `${name} reads its overrides again`,
    why: `A server goes by the overrides that it last read. The refresh is repeated until ${name} itself shows what the directory holds for it, since its domain controller may be behind; only then its application pool is recycled.`,
    impact: 'Nobody notices before the recycle.',
    test: `What Get-ExchangeDiagnosticInfo shows of ${name} is compared with what Get-SettingOverride shows for it.`,
    apply: 'Get-ExchangeDiagnosticInfo with the argument Refresh, for up to five minutes.',
    verify: 'Both agree, name by name and value by value.',
    undo: 'Undo refreshes again once the overrides are back.',
    dependsOn: changes,
    triggeredBy: changes,
    powershell: part('setting-override/refresh.ps1', { Server: name }),
  };
}

function notes({ exchange }: Environment): string[] {
  if (!exchange.servers.some((server) => methodOf(server) === 'setting-override')) return [];
  return [
    'Setting overrides of other components, and those that name servers outside this file, a pattern or no server at all, stay as they are.',
  ];
}
