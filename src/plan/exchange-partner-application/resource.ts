import type { Environment } from '../../environment/environment.ts';
import { oauthRealmStepId } from '../oauth-configuration/resource.ts';
import type { Step } from '../plan.ts';
import { applicationSteps } from './application-steps.ts';
import { scriptStep } from './script-step.ts';

/**
 * Exchange trusts Lync: an account, its application roles, and the partner application that is linked to it.
 * The realm that Lync issues is recorded with the object, so Lync's own realm is set first.
 */
export function exchangePartnerApplication(environment: Environment): Step[] {
  if (!environment.features.skypeAccessToExchange) return [];
  const dependsOn =
    environment.features.onlineMeetings && environment.oauth.realm !== undefined ? [oauthRealmStepId] : [];
  switch (environment.oauth.partnerApplication) {
    case 'script':
      return [scriptStep(environment, dependsOn)];
    case 'cmdlets':
      return applicationSteps(environment, dependsOn);
  }
}
