import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import { oauthRealmStepId } from '../oauth-configuration/resource.ts';
import type { Step } from '../plan.ts';
import { applicationAccountChecks } from './application-account-checks.ts';
import { applicationSteps } from './application-steps.ts';
import { exchangePartnerApplications } from './exchange-partner-applications.ts';
import { exchangePartnerHealth } from './exchange-partner-health.ts';
import { managementTools } from './management-tools.ts';
import { metadataStep } from './metadata-step.ts';
import { partnerApplicationRoles } from './partner-application-roles.ts';
import { scriptStep } from './script-step.ts';

export const exchangePartnerApplication: Contribution = {
  feature: 'skypeAccessToExchange',
  oauth,
  preflight: (environment) => [
    ...managementTools(environment),
    ...exchangePartnerApplications(environment),
    ...partnerApplicationRoles(environment),
    ...applicationAccountChecks(environment),
  ],
  verification: exchangePartnerHealth,
  notes: wayToMailboxes,
};

/** Lync 2013 looks for a mailbox by the realm or the address in its OAuth configuration, which belongs to Online Meetings. */
function wayToMailboxes({ features, skype }: Environment): string[] {
  if (features.onlineMeetings || skype.version.generation !== 'lync-2013') return [];
  return [
    "Lync's OAuth configuration stays as it is, since Online Meetings are not managed. Lync finds mailboxes only if it has a Realm or an ExchangeAutodiscoverUrl.",
  ];
}

/**
 * Exchange trusts Lync: an account, its application roles, and the partner application that is linked to it.
 * The realm that Lync issues is recorded with the object, so Lync's own realm is set first.
 */
function oauth(environment: Environment): Step[] {
  const dependsOn =
    environment.features.onlineMeetings && environment.oauth.realm !== undefined ? [oauthRealmStepId] : [];
  switch (environment.oauth.partnerApplication) {
    case 'script':
      return [scriptStep(environment, dependsOn), metadataStep(environment)];
    case 'cmdlets':
      return [...applicationSteps(environment, dependsOn), metadataStep(environment)];
  }
}
