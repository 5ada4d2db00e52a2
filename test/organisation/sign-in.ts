import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imSettings } from './im-settings.ts';
import { notTrusted, providerMissing, switchesOff } from './judge-presence.ts';
import {
  isInDate,
  type MailboxUser,
  type RunningOrganisation,
  type RunningServer,
  readOrganisation,
  sameText,
} from './organisation-reader.ts';
import type { CertificateState, EventState } from './state.ts';
import { changeMachine, readMachine, stateTime } from './state-files.ts';

const messages = {
  75: 'The mTLS connection to the instant messaging server could not be established.',
  83: 'The registry value ImplementationDLLPath is missing.',
  84: 'The instant messaging provider DLL is missing.',
  88: 'The instant messaging endpoint could not be created.',
  100: 'IMServerName is empty.',
  101: 'IMCertificateThumbprint is empty.',
  102: 'The instant messaging certificate has expired.',
  103: 'The instant messaging certificate was not found.',
  104: 'The instant messaging certificate is not valid yet.',
  105: 'The instant messaging certificate has no private key.',
  106: 'The instant messaging certificate expires within 30 days.',
  112: 'The instant messaging endpoint manager was initialised.',
} as const;

type EventId = keyof typeof messages;

/**
 * A user signs in to Outlook on the web. The first one whose switches are on makes the back end bring up its IM endpoint:
 * what comes of it goes to the event log of the mailbox server. Gives the ids that were logged; none without IM.
 */
export function signIn(folder: string, userName: string): readonly number[] {
  const organisation = readOrganisation(folder);
  const user = organisation.users.find((one) => one.name === userName);
  const server = organisation.servers.find((one) => one.name === user?.server);
  if (user === undefined || server === undefined) throw new Error(`There is no mailbox of ${userName}.`);
  const ids = startEndpoint(organisation, user, server);
  changeMachine(folder, `servers/${server.name}`, 'events', (log) => {
    log.events.push(...ids.map(toEvent));
  });
  return ids;
}

function startEndpoint(
  organisation: RunningOrganisation,
  user: MailboxUser,
  server: RunningServer,
): EventId[] {
  const place = `servers/${server.name}`;
  if (switchesOff(organisation, user).length > 0 || user.sipAddress === null || user.signedOutOfIm) return [];
  // Once per process: a success is never looked at again, a failure is tried again at each sign-in.
  if (readMachine(organisation.folder, place, 'worker').owa.endpoint !== null) return [];
  const [missing] = providerMissing(organisation, server);
  if (missing !== undefined) return [missing.includes('registry') ? 83 : 84];
  const { serverName, thumbprint } = imSettings(server);
  if (serverName === '') return [100];
  if (thumbprint === '') return [101];
  const certificate = server.machine.certificates.find((one) => sameText(one.thumbprint, thumbprint));
  const problem = certificate === undefined ? 103 : certificateProblem(certificate);
  if (certificate === undefined || problem !== undefined) return [problem ?? 103];
  changeMachine(organisation.folder, place, 'worker', (worker) => {
    worker.owa.endpoint = { serverName, thumbprint };
  });
  const logs = join(organisation.folder, place, 'Exchange', 'Logging', 'OWA', 'InstantMessaging');
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(logs, 'InstantMessaging.log'), 'simulated\n');
  const soon = certificate.notAfter < stateTime(new Date(Date.now() + 30 * 24 * 60 * 60 * 1000));
  return [
    ...(soon ? [106 as const] : []),
    112,
    ...(notTrusted(organisation, certificate).length > 0 ? [75 as const] : []),
  ];
}

function certificateProblem(certificate: CertificateState): EventId | undefined {
  if (!isInDate(certificate)) return certificate.notBefore > stateTime(new Date()) ? 104 : 102;
  if (!certificate.hasPrivateKey) return 105;
  return /Key Storage Provider/.test(certificate.provider) ? 88 : undefined;
}

function toEvent(id: EventId): EventState {
  const level = id === 112 ? 'Information' : id === 106 ? 'Warning' : 'Error';
  return {
    timeCreated: stateTime(new Date()),
    logName: 'Application',
    providerName: 'MSExchange OWA',
    id,
    level,
    message: messages[id],
  };
}
