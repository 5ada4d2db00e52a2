import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultThumbprint } from './options.ts';
import { makeOrganisation } from './organisation.ts';
import { changeMachine, changeState, readState } from './state-files.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { syntheticWebConfig } from './web-config.ts';

export const server = 'servers/EX14';

/** web.config with both keys, as a sound procedure would leave it. */
export const configuredWebConfig = syntheticWebConfig('EX14').replace(
  '</appSettings>',
  `<add key="IMCertificateThumbprint" value="${defaultThumbprint}" />\r\n    <add key="IMServerName" value="ly14.ntsystems.local" />\r\n  </appSettings>`,
);

/** The default organisation with everything switched on by hand, without any runbook. */
export function switchedOn(): string {
  const folder = temporaryFolder('judge');
  makeOrganisation(folder);
  trustExchange(folder);
  trustLync(folder);
  changeState(folder, 'exchange/owa-virtual-directories', (state) => {
    const front = state.virtualDirectories.filter((one) => one.webSite === 'Default Web Site');
    assignAll(front, { instantMessagingType: 'Ocs' });
  });
  changeState(folder, 'exchange/owa-mailbox-policies', (state) => {
    const standard = state.policies.filter((one) => one.isDefault);
    assignAll(standard, { instantMessagingType: 'Ocs' });
  });
  recycleWith(folder, configuredWebConfig);
  return folder;
}

/** What a recycle does: the worker process takes what is there now. */
export function recycleWith(folder: string, webConfig: string): void {
  writeFileSync(join(folder, server, 'Exchange/ClientAccess/Owa/web.config'), webConfig);
  const { virtualDirectories } = readState(folder, 'exchange/owa-virtual-directories');
  changeMachine(folder, server, 'worker', (worker) => {
    worker.owa = {
      webConfig: Buffer.from(webConfig, 'utf8').toString('base64'),
      virtualDirectories: structuredClone([...virtualDirectories]),
      imSettings: [],
      endpoint: null,
    };
  });
}

/** Gives every object of a list the same values. */
export function assignAll<T extends object>(list: readonly T[], values: Partial<T>): void {
  for (const one of list) Object.assign(one, values);
}

/** Trusted pool and application, enabled; partner application and realm in Lync. */
function trustExchange(folder: string): void {
  changeState(folder, 'skype/topology', (state) => {
    const own = {
      serviceId: 'Bolzano-ExternalServer-3',
      poolFqdn: 'ex14.ntsystems.local',
      site: 'Site:Bolzano1',
      registrar: 'ly14.ntsystems.local',
      requiresReplication: false,
      outboundOnly: false,
      throttleAsServer: true,
      treatAsAuthenticated: true,
      computers: ['ex14.ntsystems.local'],
      applications: [
        { applicationId: 'outlookwebapp', port: 5199, protocol: 'Mtls', legacyApplicationName: '' },
      ],
    };
    state.published.trustedApplicationPools.push(own);
    state.enabled.trustedApplicationPools.push(own);
  });
  changeState(folder, 'skype/partner-applications', (state) => {
    state.partnerApplications.push({
      identity: 'Exchange',
      applicationIdentifier: '00000002-0000-0ff1-ce00-000000000000',
      realm: 'ntsystems.local',
      metadataUrl: 'https://autodiscover.ntsystems.local/autodiscover/metadata/json/1',
      useOAuthServer: false,
      oauthServer: null,
      applicationTrustLevel: 'Full',
      enabled: true,
      acceptSecurityIdentifierInformation: false,
    });
  });
  changeState(folder, 'skype/oauth-configuration', (state) =>
    assignAll([state], { realm: 'ntsystems.local' }),
  );
}

/** Account, roles and partner application in Exchange. */
function trustLync(folder: string): void {
  const { domainSid } = readState(folder, 'exchange/recipients');
  const name = 'LyncEnterprise-ApplicationAccount';
  const account = { linkedAccount: `ntsystems.local/Users/${name}`, linkedAccountSid: `${domainSid}-2105` };
  changeState(folder, 'exchange/recipients', (state) => {
    state.recipients.push({
      kind: 'MailUser',
      name,
      alias: name,
      displayName: name,
      identity: account.linkedAccount,
      organizationalUnit: 'ntsystems.local/Users',
      distinguishedName: `CN=${name},CN=Users,DC=ntsystems,DC=local`,
      guid: '6f1c2a70-0000-4000-8000-000000000099',
      sid: account.linkedAccountSid,
      samAccountName: name,
      userPrincipalName: `${name}@ntsystems.local`,
      primarySmtpAddress: `${name}@ntsystems.local`,
      emailAddresses: [],
      externalEmailAddress: '',
      hiddenFromAddressListsEnabled: true,
    });
  });
  changeState(folder, 'exchange/role-assignments', (state) => {
    for (const role of ['UserApplication', 'ArchiveApplication']) {
      state.roleAssignments.push({ name: `${role}-Lync`, role, roleAssigneeType: 'User', ...account });
    }
  });
  const issuer = readState(folder, 'skype/deployment').certificates.find(
    (one) => one.use === 'OAuthTokenIssuer',
  );
  changeState(folder, 'exchange/partner-applications', (state) => {
    state.partnerApplications.push({
      name: 'LyncEnterprise-1',
      guid: '6f1c2a70-0000-4000-8000-000000000098',
      enabled: true,
      applicationIdentifier: '00000004-0000-0ff1-ce00-000000000000',
      realm: 'ntsystems.local',
      authMetadataUrl: 'https://ly14.ntsystems.local/metadata/json/1',
      useAuthServer: false,
      acceptSecurityIdentifierInformation: true,
      ...account,
      certificates: issuer === undefined ? [] : [issuer.thumbprint],
    });
  });
}
