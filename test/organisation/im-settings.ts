import { generationOf } from './exchange-generation.ts';
import type { RunningServer } from './organisation-reader.ts';

/** What OWA's worker process of a server works with, wherever its version takes it from. */
export interface ImSettings {
  readonly serverName: string;
  readonly thumbprint: string;
  /** Why there is nothing to work with, or not one value. */
  readonly reasons: readonly string[];
}

/** Exchange 2013 reads web.config; later versions read the overrides, whatever keys web.config has. */
export function imSettings(server: RunningServer): ImSettings {
  return generationOf(server.adminDisplayVersion) === '2013' ? fromWebConfig(server) : fromOverrides(server);
}

function fromWebConfig({ name, appSettings }: RunningServer): ImSettings {
  if (appSettings === undefined)
    return nothing(`the web.config that ${name} has loaded cannot be read: OWA does not start`);
  const off =
    appSettings.get('enableimforowapremium') === 'true'
      ? ['EnableIMForOwaPremium switches instant messaging off']
      : [];
  return settings(
    appSettings.get('imservername') ?? '',
    appSettings.get('imcertificatethumbprint') ?? '',
    `the web.config that ${name} has loaded has no`,
    off,
  );
}

function fromOverrides({ name, imSettings: overrides, appSettings }: RunningServer): ImSettings {
  if (appSettings === undefined)
    return nothing(`the web.config that ${name} has loaded cannot be read: OWA does not start`);
  if (overrides.length === 0)
    return nothing(
      `OWA on ${name} has taken no setting override with IMServerName and IMCertificateThumbprint`,
    );
  const valuesOf = (key: string): string[] => [
    ...new Set(
      overrides.flatMap(({ parameters }) =>
        parameters.filter((one) => one.startsWith(`${key}=`)).map((one) => one.slice(key.length + 1)),
      ),
    ),
  ];
  const serverNames = valuesOf('IMServerName');
  const thumbprints = valuesOf('IMCertificateThumbprint');
  // Which of two wins is documented nowhere.
  const contradiction =
    serverNames.length > 1 || thumbprints.length > 1
      ? [`setting overrides contradict each other on ${name}: ${overrides.map((one) => one.name).join(', ')}`]
      : [];
  return settings(
    serverNames[0] ?? '',
    thumbprints[0] ?? '',
    `the setting override that OWA on ${name} has taken has no`,
    contradiction,
  );
}

function settings(
  serverName: string,
  thumbprint: string,
  place: string,
  reasons: readonly string[],
): ImSettings {
  const bare = thumbprint.replaceAll(' ', '');
  return {
    serverName,
    thumbprint: bare,
    reasons: [
      ...reasons,
      ...(serverName === '' ? [`${place} IMServerName`] : []),
      ...(bare === '' ? [`${place} IMCertificateThumbprint`] : []),
    ],
  };
}

function nothing(reason: string): ImSettings {
  return { serverName: '', thumbprint: '', reasons: [reason] };
}
