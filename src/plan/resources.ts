import { connectivity } from './checks/connectivity.ts';
import { exchangeDeployment } from './checks/exchange-deployment.ts';
import { nameResolution } from './checks/name-resolution.ts';
import { skypeDeployment } from './checks/skype-deployment.ts';
import { tokens } from './checks/tokens.ts';
import type { Contribution } from './contribution.ts';
import { exchangePartnerApplication } from './exchange-partner-application/resource.ts';
import { mailboxPolicy } from './mailbox-policy/resource.ts';
import { oauthConfiguration } from './oauth-configuration/resource.ts';
import { recycle } from './recycle/resource.ts';
import { settingOverride } from './setting-override/resource.ts';
import { skypePartnerApplication } from './skype-partner-application/resource.ts';
import { topology } from './topology/resource.ts';
import { topologyCopy } from './topology-copy/resource.ts';
import { trustedApplication } from './trusted-application/resource.ts';
import { trustedApplicationComputer } from './trusted-application-computer/resource.ts';
import { trustedApplicationPool } from './trusted-application-pool/resource.ts';
import { virtualDirectory } from './virtual-directory/resource.ts';
import { webConfig } from './web-config/resource.ts';

/** Everything that a plan is made of. Within a section of the plan the order is that of this list. */
export const resources: readonly Contribution[] = [
  skypeDeployment,
  exchangeDeployment,
  topologyCopy,
  trustedApplicationPool,
  trustedApplicationComputer,
  trustedApplication,
  topology,
  webConfig,
  settingOverride,
  virtualDirectory,
  mailboxPolicy,
  recycle,
  nameResolution,
  tokens,
  skypePartnerApplication,
  oauthConfiguration,
  exchangePartnerApplication,
  connectivity,
];
