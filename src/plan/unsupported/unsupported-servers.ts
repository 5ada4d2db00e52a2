import { exchangeGenerations } from '../../catalog/versions.ts';
import type { PartialEnvironment } from '../../environment/environment.ts';
import { buildOf, minimumUpdate } from '../minimum-build.ts';
import { otherGeneration } from './other-generation.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

type PartialServer = NonNullable<NonNullable<PartialEnvironment['exchange']>['servers']>[number];

/** Servers: both roles, a certificate of their own, known by its thumbprint. */
export function unsupportedServers({ exchange }: PartialEnvironment): UnsupportedKey[] {
  const defaultVersion = exchange?.version?.text;
  const seen = new Map<string, number>();
  return (exchange?.servers ?? []).flatMap((server, index) => {
    if (server === undefined) return [];
    const path = `exchange.servers[${index}]`;
    return [
      ...stateAndRoles(server, path),
      ...version(server, path, defaultVersion),
      ...certificate(server, path),
      ...sameSubject(server, index, seen),
    ];
  });
}

function stateAndRoles(server: NonNullable<PartialServer>, path: string): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  if (server.state === 'absent') {
    found.push({
      path: `${path}.state`,
      message: 'Taking one server out again is not done yet.',
      remedy: `Roll back its steps with -Target ${server.name ?? 'NAME'} from the plan that put it in, then list it under exchange.exclude.`,
    });
  }
  const roles = server.roles;
  if (roles !== undefined && !(roles.includes('clientAccess') && roles.includes('mailbox'))) {
    found.push({
      path: `${path}.roles`,
      message: 'Servers with only one of the roles are not planned yet.',
      remedy:
        'Write roles: [clientAccess, mailbox] if the server has both, or list it under exchange.exclude.',
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
  if (server.version.generation !== '2013') {
    return own === 'exchange.version' ? [] : [otherGeneration(own, server.version.text)];
  }
  if (buildOf('2013', minimumUpdate(server.version)) !== undefined) return [];
  // The release itself comes first in the list.
  const { product, builds } = exchangeGenerations['2013'];
  return [
    {
      path: own,
      message: `The build of ${server.version.text} is not known, so it can't be checked.`,
      remedy: `Write the cumulative update that is installed at least; the last one of ${product} is ${builds.length - 1}.`,
    },
  ];
}

function certificate(server: NonNullable<PartialServer>, path: string): UnsupportedKey[] {
  const found: UnsupportedKey[] = [];
  // Without a subject nothing of the certificate could be read, and that has been said.
  if (server.certificate?.subject !== undefined && server.certificate.thumbprint === undefined) {
    found.push({
      path: `${path}.certificate`,
      message:
        'A certificate that is looked for on the server is not planned yet: the plan could not show which one.',
      remedy: 'Give its thumbprint, as Get-ExchangeCertificate shows it.',
    });
  }
  if (server.certificate?.shared === true) {
    found.push({
      path: `${path}.certificate.shared`,
      message:
        'One certificate name for several servers is not planned yet: their trusted application pool would need several computers.',
      remedy: "Give each server a certificate whose CN is the server's own name.",
    });
  }
  return found;
}

function sameSubject(
  server: NonNullable<PartialServer>,
  index: number,
  seen: Map<string, number>,
): UnsupportedKey[] {
  const subject = server.certificate?.subject?.toLowerCase();
  if (subject === undefined || server.certificate?.shared === true) return [];
  const first = seen.get(subject);
  if (first === undefined) {
    seen.set(subject, index);
    return [];
  }
  return [
    {
      path: `exchange.servers[${index}].certificate.subject`,
      message: `${subject} is the name of the certificate of exchange.servers[${first}], too: one trusted application pool for several servers is not planned yet.`,
      remedy: "Give each server a certificate whose CN is the server's own name.",
    },
  ];
}
