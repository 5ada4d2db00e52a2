import type { EnvironmentRule } from './rule.ts';
import { applicationPortMisleading } from './rules/application-port-misleading.ts';
import { autodiscoverServerName } from './rules/autodiscover-server-name.ts';
import { buildUnknown } from './rules/build-unknown.ts';
import { certificateFoundLive } from './rules/certificate-found-live.ts';
import { certificateSubjectNotHost } from './rules/certificate-subject-not-host.ts';
import { connectionOtherGeneration } from './rules/connection-other-generation.ts';
import { connectionWithoutServer } from './rules/connection-without-server.ts';
import { cumulativeUpdateUnknown } from './rules/cumulative-update-unknown.ts';
import { defaultPolicyLeftOut } from './rules/default-policy-left-out.ts';
import { directorIsPool } from './rules/director-is-pool.ts';
import { domainControllerIsServer } from './rules/domain-controller-is-server.ts';
import { duplicatePool } from './rules/duplicate-pool.ts';
import { duplicateServer } from './rules/duplicate-server.ts';
import { exchangeGenerationsApart } from './rules/exchange-generations-apart.ts';
import { excludeListedServer } from './rules/exclude-listed-server.ts';
import { excludeTwice } from './rules/exclude-twice.ts';
import { hostOfTheOtherSide } from './rules/host-of-the-other-side.ts';
import { iisresetOutsideLab } from './rules/iisreset-outside-lab.ts';
import { imServerNameNotPool } from './rules/im-server-name-not-pool.ts';
import { instantMessagingUnsupportedPair } from './rules/instant-messaging-unsupported-pair.ts';
import { keyOfFeatureOff } from './rules/key-of-feature-off.ts';
import { knownServerAndTrustedPool } from './rules/known-server-and-trusted-pool.ts';
import { knownServerOtherSubject } from './rules/known-server-other-subject.ts';
import { knownServerWithoutUnifiedMessaging } from './rules/known-server-without-unified-messaging.ts';
import { localByHand } from './rules/local-by-hand.ts';
import { localTwice } from './rules/local-twice.ts';
import { managementShellByHand } from './rules/management-shell-by-hand.ts';
import { metadataUrlForm } from './rules/metadata-url-form.ts';
import { metadataUrlHost } from './rules/metadata-url-host.ts';
import { noFeature } from './rules/no-feature.ts';
import { onlineMeetingsCumulativeUpdate } from './rules/online-meetings-cumulative-update.ts';
import { pairNotStated } from './rules/pair-not-stated.ts';
import { partnerScriptByHand } from './rules/partner-script-by-hand.ts';
import { pauseExceedsWindow } from './rules/pause-exceeds-window.ts';
import { poolCertificateSubject } from './rules/pool-certificate-subject.ts';
import { poolWithoutServer } from './rules/pool-without-server.ts';
import { productionWithoutWindow } from './rules/production-without-window.ts';
import { removalNotPlanned } from './rules/removal-not-planned.ts';
import { replacesOwnPool } from './rules/replaces-own-pool.ts';
import { roleMissing } from './rules/role-missing.ts';
import { rolesNot2013 } from './rules/roles-not-2013.ts';
import { serverIsPool } from './rules/server-is-pool.ts';
import { sharedSubjectIsHost } from './rules/shared-subject-is-host.ts';
import { sharedSubjectOtherThumbprint } from './rules/shared-subject-other-thumbprint.ts';
import { shortNameNotHost } from './rules/short-name-not-host.ts';
import { sipUriOtherDomain } from './rules/sip-uri-other-domain.ts';
import { skypeCumulativeUpdate } from './rules/skype-cumulative-update.ts';
import { subjectOnDifferentPools } from './rules/subject-on-different-pools.ts';
import { thumbprintNotPinned } from './rules/thumbprint-not-pinned.ts';
import { thumbprintOnDifferentSubjects } from './rules/thumbprint-on-different-subjects.ts';
import { topologyOverOcsPowershell } from './rules/topology-over-ocs-powershell.ts';
import { virtualDirectoriesLeaveServerOut } from './rules/virtual-directories-leave-server-out.ts';
import { virtualDirectoryOfUnlistedServer } from './rules/virtual-directory-of-unlisted-server.ts';
import { webConfigCopyTwice } from './rules/web-config-copy-twice.ts';
import { webConfigCopyUnused } from './rules/web-config-copy-unused.ts';
import { winrmPortAndSsl } from './rules/winrm-port-and-ssl.ts';

/** The rules on environment files, by id. */
export const environmentRules: readonly EnvironmentRule[] = [
  autodiscoverServerName,
  imServerNameNotPool,
  metadataUrlHost,
  duplicateServer,
  duplicatePool,
  serverIsPool,
  hostOfTheOtherSide,
  sipUriOtherDomain,
  directorIsPool,
  poolWithoutServer,
  metadataUrlForm,
  shortNameNotHost,
  domainControllerIsServer,
  certificateSubjectNotHost,
  poolCertificateSubject,
  thumbprintNotPinned,
  thumbprintOnDifferentSubjects,
  subjectOnDifferentPools,
  knownServerAndTrustedPool,
  sharedSubjectIsHost,
  sharedSubjectOtherThumbprint,
  knownServerOtherSubject,
  replacesOwnPool,
  onlineMeetingsCumulativeUpdate,
  knownServerWithoutUnifiedMessaging,
  instantMessagingUnsupportedPair,
  rolesNot2013,
  cumulativeUpdateUnknown,
  connectionWithoutServer,
  managementShellByHand,
  partnerScriptByHand,
  pairNotStated,
  exchangeGenerationsApart,
  skypeCumulativeUpdate,
  connectionOtherGeneration,
  localByHand,
  iisresetOutsideLab,
  productionWithoutWindow,
  excludeListedServer,
  virtualDirectoryOfUnlistedServer,
  virtualDirectoriesLeaveServerOut,
  winrmPortAndSsl,
  applicationPortMisleading,
  localTwice,
  pauseExceedsWindow,
  excludeTwice,
  webConfigCopyUnused,
  webConfigCopyTwice,
  keyOfFeatureOff,
  noFeature,
  roleMissing,
  defaultPolicyLeftOut,
  removalNotPlanned,
  buildUnknown,
  topologyOverOcsPowershell,
  certificateFoundLive,
];
