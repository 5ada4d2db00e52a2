import { exchangeGenerations } from '../../catalog/versions.ts';
import type { PartialEnvironment } from '../../environment/environment.ts';
import { buildOf, minimumUpdate } from '../minimum-build.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

type PartialServer = NonNullable<NonNullable<PartialEnvironment['exchange']>['servers']>[number];

/** Servers: a certificate known by its thumbprint. */
export function unsupportedServers({ exchange, features }: PartialEnvironment): UnsupportedKey[] {
  const defaultVersion = exchange?.version?.text;
  return (exchange?.servers ?? []).flatMap((server, index) => {
    if (server === undefined) return [];
    const path = `exchange.servers[${index}]`;
    return [
      ...state(server, path),
      ...version(server, path, defaultVersion),
      // Without instant messaging no certificate is presented to anybody.
      ...(features?.instantMessaging === false ? [] : certificate(server, path)),
    ];
  });
}

function state(server: NonNullable<PartialServer>, path: string): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (server.state === 'absent') {
    found.push({
      path: `${path}.state`,
      message: 'Taking one server out again is not done yet.',
      remedy: `Roll back its steps with -Target ${server.name ?? 'NAME'} from the plan that put it in, then list it under exchange.exclude.`,
    });
  }
  return found;
}

/** A version that comes from exchange.version is named there, once. */
function version(
  server: NonNullable<PartialServer>,
  path: string,
  inherited: string | undefined,
): UnsupportedKey[] {
  if (server.version === undefined) return [];
  const own = server.version.text === inherited ? 'exchange.version' : `${path}.version`;
  const { generation } = server.version;
  if (buildOf(generation, minimumUpdate(server.version)) !== undefined) return [];
  // The release itself comes first in the list.
  const { product, builds } = exchangeGenerations[generation];
  const last = builds.length - 1;
  return [
    {
      path: own,
      message: `The build of ${server.version.text} is not known, so it can't be checked.`,
      remedy:
        last === 0
          ? `Leave the cumulative update out: ${product} has none that is known here.`
          : `Write the cumulative update that is installed at least; the last one of ${product} that is known here is ${last}.`,
    },
  ];
}

function certificate(server: NonNullable<PartialServer>, path: string): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  // Without a subject nothing of the certificate could be read, and that has been said.
  if (
    server.roles?.includes('mailbox') !== false &&
    server.certificate?.subject !== undefined &&
    server.certificate.thumbprint === undefined
  ) {
    found.push({
      path: `${path}.certificate`,
      message:
        'A certificate that is looked for on the server is not planned yet: the plan could not show which one.',
      remedy: 'Give its thumbprint, as Get-ExchangeCertificate shows it.',
    });
  }
  return found;
}
