import type { NamedServer } from './build-exchange.ts';
import { buildOf, generationOf } from './exchange-generation.ts';
import { defaultVersion, type OrganisationOptions, type OverrideOptions } from './options.ts';
import type { SettingOverridesState, VariantConfigurationState } from './state.ts';
import { stateTime, writeState } from './state-files.ts';

type Override = SettingOverridesState['overrides'][number];

/** What the product itself and other administrators have made: nobody may touch it. */
const foreign: readonly OverrideOptions[] = [
  {
    name: 'EnableSigningVerification',
    component: 'Data',
    section: 'EnableSerializationDataSigning',
    parameters: ['Enabled=true'],
    reason: 'Enabling Signing Verification',
  },
  {
    name: 'FlightingServiceOverride_F1',
    component: 'Cafe',
    section: 'HttpRequestFiltering',
    parameters: ['Enabled=false'],
    reason: 'Flighting service',
  },
];

/** Setting overrides in the directory, and what each server from Exchange 2016 on has read of them. */
export function buildOverrides(
  folder: string,
  domain: string,
  servers: readonly NamedServer[],
  options: OrganisationOptions,
): void {
  const newer = servers.filter((server) => generationOf(versionOf(server)) !== '2013');
  const made = [...(newer.length > 0 ? foreign : []), ...(options.settingOverrides ?? [])];
  const whenCreated = stateTime(new Date(Date.now() - 30 * 24 * 60 * 60 * 1000));
  const overrides = made.map(
    (one, index): Override => ({
      name: one.name,
      guid: `6f1c2a70-0000-4000-8000-00000000004${index}`,
      component: one.component ?? 'OwaServer',
      section: one.section ?? 'IMSettings',
      parameters: one.parameters,
      reason: one.reason ?? 'by hand',
      modifiedBy: `${domain}/Users/Administrator`,
      server: one.server ?? [],
      minVersion: one.minVersion ?? null,
      maxVersion: one.maxVersion ?? null,
      whenCreated,
      whenChanged: whenCreated,
    }),
  );
  writeState(folder, 'exchange/setting-overrides', { changeNumber: 1, overrides });
  for (const server of newer) {
    writeState(
      folder,
      `servers/${server.name}/variant-configuration`,
      readBy(server, overrides, server.directoryDelay ?? 0),
    );
  }
}

/** Overrides of instant messaging that a worker process of this server has taken, if nothing was left to be refreshed. */
export function imSettingsOf(
  server: NamedServer,
  { overrides }: SettingOverridesState,
): readonly { name: string; parameters: readonly string[] }[] {
  if (generationOf(versionOf(server)) === '2013') return [];
  return overrides
    .filter((one) => one.component === 'OwaServer' && one.section === 'IMSettings')
    .filter((one) => statusOn(server, one) === 'Accepted')
    .map(({ name, parameters }) => ({ name, parameters }));
}

function versionOf(server: NamedServer): string {
  return server.adminDisplayVersion ?? defaultVersion;
}

function readBy(
  server: NamedServer,
  overrides: readonly Override[],
  delay: number,
): VariantConfigurationState {
  return {
    updated: stateTime(new Date(Date.now() - 24 * 60 * 60 * 1000)),
    changeNumber: 1,
    delay,
    readsTooEarly: 0,
    overrides: overrides.map((one) => ({
      name: one.name,
      component: one.component,
      section: one.section,
      reason: one.reason,
      modifiedBy: one.modifiedBy,
      status: statusOn(server, one),
      parameters: one.parameters,
    })),
  };
}

function statusOn(
  server: NamedServer,
  override: Override,
): 'Accepted' | 'ServerMismatch' | 'VersionMismatch' {
  const reached = override.server.length === 0 || override.server.some((one) => matches(server.name, one));
  if (!reached) return 'ServerMismatch';
  const build = buildOf(versionOf(server));
  const below = override.minVersion !== null && compare(build, override.minVersion) < 0;
  const above = override.maxVersion !== null && compare(build, override.maxVersion) > 0;
  return below || above ? 'VersionMismatch' : 'Accepted';
}

function compare(build: readonly number[], version: string): number {
  const other = version.split('.').map(Number);
  const at = build.findIndex((number, index) => number !== (other[index] ?? 0));
  return at < 0 ? 0 : (build[at] ?? 0) - (other[at] ?? 0);
}

/** Short names are compared without regard to case; `*` and `?` are wildcards. */
function matches(name: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(name);
}
