import type { PartialEnvironment } from '../../environment/environment.ts';
import type { UnsupportedKey } from './unsupported-key.ts';

type PartialServer = NonNullable<NonNullable<PartialEnvironment['exchange']>['servers']>[number];

interface Bearer {
  readonly server: NonNullable<PartialServer>;
  readonly index: number;
}

/** A certificate name of several servers that no trusted application pool can have. */
export function unsupportedTrust({ exchange, features }: PartialEnvironment): UnsupportedKey[] {
  if (features?.instantMessaging === false) return [];
  const bearers = new Map<string, Bearer[]>();
  for (const [index, server] of (exchange?.servers ?? []).entries()) {
    const subject = server?.certificate?.subject?.toLowerCase();
    if (server === undefined || subject === undefined || server.roles?.includes('mailbox') === false)
      continue;
    const others = bearers.get(subject);
    if (others === undefined) bearers.set(subject, [{ server, index }]);
    else others.push({ server, index });
  }
  return [...bearers].flatMap(([subject, all]) => ownComputer(subject, all));
}

/** The pool would be its own computer, which never takes a second one, or have its own name among several. */
function ownComputer(subject: string, bearers: readonly Bearer[]): UnsupportedKey[] {
  const host = bearers.find(({ server }) => server.fqdn?.toLowerCase() === subject);
  const other = bearers.find((bearer) => bearer !== host && bearer.server.trustedPool !== 'known-server');
  if (host === undefined || other === undefined || host.server.trustedPool === 'known-server') return [];
  return [
    {
      path: `exchange.servers[${other.index}].certificate.subject`,
      message: `${subject} is the host name of ${host.server.name ?? `exchange.servers[${host.index}]`}: a trusted application pool of that name is its own computer and takes no second one.`,
      remedy: 'Give the servers that share a certificate one whose CN is none of their own names.',
    },
  ];
}
