import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Check } from '../plan.ts';
import { poolCertificates } from './pool-certificates.ts';
import { registrars } from './registrars.ts';
import { sites } from './sites.ts';
import { skypeEndpoint } from './skype-endpoint.ts';
import { skypeVersion } from './skype-version.ts';
import { topologyRights } from './topology-rights.ts';

/** Whether the Lync deployment is the one that the environment describes. */
export const skypeDeployment: Contribution = { preflight, notes };

function preflight(environment: Environment): Check[] {
  const { instantMessaging, onlineMeetings } = environment.features;
  const checks: Check[] = [];
  if (instantMessaging || onlineMeetings) checks.push(skypeVersion(environment));
  if (instantMessaging) {
    checks.push(
      ...skypeEndpoint(environment),
      ...topologyRights(environment),
      ...sites(environment),
      ...registrars(environment),
      ...poolCertificates(environment),
    );
  }
  return checks;
}

function notes({ skype }: Environment): string[] {
  const { text, cumulativeUpdate } = skype.version;
  if (cumulativeUpdate === undefined) return [];
  return [
    `That ${text} is installed at least is not checked: Get-CsServerVersion shows the release, whatever came later.`,
  ];
}
