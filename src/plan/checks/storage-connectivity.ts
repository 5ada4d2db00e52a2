import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** Lync's own test of its way into a mailbox. It writes an item and deletes it, so it needs a mailbox that was named for it. */
export function storageConnectivity(environment: Environment): Check[] {
  const skype = skypeName(environment);
  const { sipUri, frontEnd } = environment.verification;
  if (sipUri === undefined || !environment.features.skypeAccessToExchange) return [];
  const unreachable = `${skype} can't reach the mailbox of ${sipUri}. If it says 401 and Exchange has only just learned to trust ${skype}: its worker processes keep what they know of partner applications, so recycle MSExchangeServicesAppPool and MSExchangeAutodiscoverAppPool on one Exchange server after the other (Restart-WebAppPool), which is less than iisreset, then look again. It says: `;
  return [
    {
      kind: 'check',
      id: `skype/storage-connectivity/${sipUri}`,
      target: 'skype',
      title: `${skype} reaches the mailbox of ${sipUri}`,
      why: 'Test-CsExStorageConnectivity writes an item into the mailbox by OAuth, and deletes it.',
      safety: 'required',
      phase: 'verification',
      keyPath: 'verification.sipUri',
      powershell:
        frontEnd === undefined
          ? part('checks/storage-connectivity-here.ps1', { SipUri: sipUri, Unreachable: unreachable })
          : part('checks/storage-connectivity-front-end.ps1', {
              SipUri: sipUri,
              FrontEnd: frontEnd,
              Unreachable: unreachable,
            }),
    },
  ];
}
