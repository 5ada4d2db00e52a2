import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { ambiguousParameter } from './ambiguous-parameter.ts';
import { asksBeforeItActs } from './asks-before-it-acts.ts';
import { backEndVirtualDirectory } from './back-end-virtual-directory.ts';
import { booleanGivenText } from './boolean-given-text.ts';
import { changeWithoutFilter } from './change-without-filter.ts';
import { cmdletNotInVersion } from './cmdlet-not-in-version.ts';
import { dashNotAccepted } from './dash-not-accepted.ts';
import { deserialisedCertificate } from './deserialised-certificate.ts';
import { exchangeSnapIn } from './exchange-snap-in.ts';
import { hostInTwoDomains } from './host-in-two-domains.ts';
import { hostNameForm } from './host-name-form.ts';
import { identityMayBeEmpty } from './identity-may-be-empty.ts';
import { iisreset } from './iisreset.ts';
import { instantMessagingHalfOn } from './instant-messaging-half-on.ts';
import { invokeExpression } from './invoke-expression.ts';
import { mandatoryParameterMissing } from './mandatory-parameter-missing.ts';
import { misspeltParameter } from './misspelt-parameter.ts';
import { newerCommand } from './newer-command.ts';
import { newerSyntax } from './newer-syntax.ts';
import { nonAsciiWithoutMark } from './non-ascii-without-mark.ts';
import { oauthConfigurationAddress } from './oauth-configuration-address.ts';
import { overrideForAllServers } from './override-for-all-servers.ts';
import { overrideOfOtherName } from './override-of-other-name.ts';
import { overrideServerName } from './override-server-name.ts';
import { overrideWithOneParameter } from './override-with-one-parameter.ts';
import { parameterGivenTwice } from './parameter-given-twice.ts';
import { parameterNotInVersion } from './parameter-not-in-version.ts';
import { parameterWithdrawn } from './parameter-withdrawn.ts';
import { parameterWithoutValue } from './parameter-without-value.ts';
import { parametersExcludeEachOther } from './parameters-exclude-each-other.ts';
import { partnerApplicationOfServer } from './partner-application-of-server.ts';
import { partnerScriptInProcess } from './partner-script-in-process.ts';
import { partnerScriptMisused } from './partner-script-misused.ts';
import { plainTextPassword } from './plain-text-password.ts';
import { quoteNotAccepted } from './quote-not-accepted.ts';
import { scriptChangesFrontEnd } from './script-changes-front-end.ts';
import { secondComputerOfPool } from './second-computer-of-pool.ts';
import { secondOverride } from './second-override.ts';
import { switchGivenValue } from './switch-given-value.ts';
import { thumbprintNotHexadecimal } from './thumbprint-not-hexadecimal.ts';
import { topologyNotEnabled } from './topology-not-enabled.ts';
import { trustedApplicationClash } from './trusted-application-clash.ts';
import { trustedPoolReplication } from './trusted-pool-replication.ts';
import { trustedPoolSite } from './trusted-pool-site.ts';
import { trustedPoolWithoutRegistrar } from './trusted-pool-without-registrar.ts';
import { typographicDash } from './typographic-dash.ts';
import { typographicQuote } from './typographic-quote.ts';
import { unknownCmdlet } from './unknown-cmdlet.ts';
import { unknownParameter } from './unknown-parameter.ts';
import { valueNotAccepted } from './value-not-accepted.ts';
import { valueWithoutParameter } from './value-without-parameter.ts';
import { virtualDirectoryWithoutEffect } from './virtual-directory-without-effect.ts';
import { webConfigThroughDom } from './web-config-through-dom.ts';

/** The rules on scripts, one a file of this folder. */
export const powershellRules: readonly PowershellRule[] = [
  unknownCmdlet,
  cmdletNotInVersion,
  misspeltParameter,
  parameterNotInVersion,
  parameterWithdrawn,
  ambiguousParameter,
  parametersExcludeEachOther,
  mandatoryParameterMissing,
  valueNotAccepted,
  booleanGivenText,
  switchGivenValue,
  parameterGivenTwice,
  asksBeforeItActs,
  changeWithoutFilter,
  identityMayBeEmpty,
  valueWithoutParameter,
  unknownParameter,
  parameterWithoutValue,
  overrideOfOtherName,
  overrideWithOneParameter,
  overrideForAllServers,
  secondOverride,
  thumbprintNotHexadecimal,
  partnerApplicationOfServer,
  partnerScriptInProcess,
  partnerScriptMisused,
  iisreset,
  webConfigThroughDom,
  scriptChangesFrontEnd,
  backEndVirtualDirectory,
  deserialisedCertificate,
  trustedPoolReplication,
  secondComputerOfPool,
  topologyNotEnabled,
  instantMessagingHalfOn,
  trustedApplicationClash,
  oauthConfigurationAddress,
  trustedPoolSite,
  trustedPoolWithoutRegistrar,
  exchangeSnapIn,
  hostInTwoDomains,
  overrideServerName,
  virtualDirectoryWithoutEffect,
  hostNameForm,
  newerSyntax,
  newerCommand,
  typographicDash,
  dashNotAccepted,
  typographicQuote,
  quoteNotAccepted,
  nonAsciiWithoutMark,
  invokeExpression,
  plainTextPassword,
];
