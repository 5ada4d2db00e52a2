import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generationOf } from './exchange-generation.ts';
import { commonName } from './organisation-reader.ts';
import type { CertificateState } from './state.ts';
import { changeMachine, changeState, readMachine, readState, stateTime } from './state-files.ts';

/**
 * Switches everything on by hand in an organisation of any generation, without any runbook: trust on both sides, each
 * server's own settings by its version, and every worker process as after a recycle.
 */
export function switchOn(folder: string): void {
  trustExchange(folder);
  trustLync(folder);
  changeState(folder, 'exchange/owa-virtual-directories', (state) => {
    assignAll(
      state.virtualDirectories.filter((one) => !one.backEnd),
      { instantMessagingType: 'Ocs' },
    );
  });
  changeState(folder, 'exchange/owa-mailbox-policies', (state) => {
    assignAll(state.policies, { instantMessagingType: 'Ocs' });
  });
  const { pools } = readState(folder, 'skype/deployment');
  for (const server of readState(folder, 'exchange/servers').servers) {
    const values = {
      IMServerName: pools[0]?.fqdn ?? '',
      IMCertificateThumbprint: imCertificate(folder, server.name)?.thumbprint ?? '',
    };
    if (!server.roles.includes('Mailbox')) continue;
    if (generationOf(server.adminDisplayVersion) === '2013') writeKeys(folder, server.name, values);
    else writeOverride(folder, server.name, values);
  }
  for (const server of readState(folder, 'exchange/servers').servers) recycle(folder, server.name);
}

/** What an operator's recycle does: a new worker process of OWA takes what is there now. */
export function recycle(folder: string, name: string): void {
  const place = `servers/${name}`;
  const { virtualDirectories } = readState(folder, 'exchange/owa-virtual-directories');
  const { owaWebConfig } = readMachine(folder, place, 'machine');
  const server = readState(folder, 'exchange/servers').servers.find((one) => one.name === name);
  const older = server === undefined || generationOf(server.adminDisplayVersion) === '2013';
  const accepted = older ? [] : readMachine(folder, place, 'variant-configuration').overrides;
  changeMachine(folder, place, 'worker', (worker) => {
    worker.processes.MSExchangeOWAAppPool = {
      processId: worker.nextProcessId,
      startedAt: stateTime(new Date()),
    };
    worker.nextProcessId += 4;
    worker.owa = {
      webConfig:
        owaWebConfig === null
          ? null
          : readFileSync(owaWebConfig.replace('%ORGANISATION%', folder)).toString('base64'),
      virtualDirectories: structuredClone([...virtualDirectories.filter((one) => one.server === name)]),
      imSettings: accepted
        .filter((one) => one.section === 'IMSettings' && one.status === 'Accepted')
        .map((one) => ({ name: one.name, parameters: [...one.parameters] })),
      endpoint: null,
    };
  });
}

/** What Get-ExchangeDiagnosticInfo -Argument Refresh does where the directory is not behind: short names alone decide. */
export function refresh(folder: string, name: string): void {
  const { overrides, changeNumber } = readState(folder, 'exchange/setting-overrides');
  changeMachine(folder, `servers/${name}`, 'variant-configuration', (state) => {
    state.updated = stateTime(new Date());
    state.changeNumber = changeNumber;
    state.overrides = overrides.map((one) => ({
      name: one.name,
      component: one.component,
      section: one.section,
      reason: one.reason,
      modifiedBy: one.modifiedBy,
      status: one.server.length === 0 || one.server.includes(name) ? 'Accepted' : 'ServerMismatch',
      parameters: [...one.parameters],
    }));
  });
}

/** Gives every object of a list the same values. */
export function assignAll<T extends object>(list: readonly T[], values: Partial<T>): void {
  for (const one of list) Object.assign(one, values);
}

/** The certificate that IIS presents. */
function imCertificate(folder: string, name: string): CertificateState | undefined {
  return readMachine(folder, `servers/${name}`, 'machine').certificates.find((one) =>
    one.services.includes('IIS'),
  );
}

function writeKeys(folder: string, name: string, values: Readonly<Record<string, string>>): void {
  const file = join(folder, 'servers', name, 'Exchange/ClientAccess/Owa/web.config');
  const keys = Object.entries(values).map(([key, value]) => `<add key="${key}" value="${value}" />\r\n    `);
  writeFileSync(file, readFileSync(file, 'utf8').replace('</appSettings>', `${keys.join('')}</appSettings>`));
}

function writeOverride(folder: string, name: string, values: Readonly<Record<string, string>>): void {
  const now = stateTime(new Date());
  changeState(folder, 'exchange/setting-overrides', (state) => {
    state.changeNumber++;
    state.overrides.push({
      name: `OWA on ${name}`,
      guid: `6f1c2a70-0000-4000-8000-${name.length.toString().padStart(6, '0')}${state.changeNumber.toString().padStart(6, '0')}`,
      component: 'OwaServer',
      section: 'IMSettings',
      parameters: Object.entries(values).map(([key, value]) => `${key}=${value}`),
      reason: 'by hand',
      modifiedBy: 'by hand',
      server: [name],
      minVersion: null,
      maxVersion: null,
      whenCreated: now,
      whenChanged: now,
    });
  });
  refresh(folder, name);
}

/** A trusted pool with an application for each certificate that no dial plan makes known, enabled; partner application and realm. */
function trustExchange(folder: string): void {
  const { servers } = readState(folder, 'exchange/servers');
  const sipPlans = readState(folder, 'exchange/organisation')
    .umDialPlans.filter((plan) => plan.uriType === 'SipName')
    .map((plan) => plan.name);
  const { pools, sites } = readState(folder, 'skype/deployment');
  const needed = servers.filter((one) => !one.umDialPlans.some((plan) => sipPlans.includes(plan)));
  const names = needed.flatMap(({ name }) => {
    const certificate = imCertificate(folder, name);
    return certificate === undefined ? [] : [commonName(certificate)];
  });
  changeState(folder, 'skype/topology', (state) => {
    for (const name of new Set(names)) {
      const own = {
        serviceId: `${sites[0]?.siteId}-ExternalServer-${state.nextServiceId++}`,
        poolFqdn: name,
        site: sites[0]?.identity ?? '',
        registrar: pools[0]?.fqdn ?? '',
        requiresReplication: false,
        outboundOnly: false,
        throttleAsServer: true,
        treatAsAuthenticated: true,
        computers: [name],
        applications: [
          { applicationId: 'outlookwebapp', port: 5199, protocol: 'Mtls', legacyApplicationName: '' },
        ],
      };
      state.published.trustedApplicationPools.push(own);
      state.enabled.trustedApplicationPools.push(own);
    }
  });
  const { url = '', realm = '' } =
    readState(folder, 'organisation').metadata.find((one) => one.product === 'exchange') ?? {};
  changeState(folder, 'skype/partner-applications', (state) => {
    state.partnerApplications.push({
      identity: 'Exchange',
      applicationIdentifier: '00000002-0000-0ff1-ce00-000000000000',
      realm,
      metadataUrl: url,
      useOAuthServer: false,
      oauthServer: null,
      applicationTrustLevel: 'Full',
      enabled: true,
      acceptSecurityIdentifierInformation: false,
    });
  });
  changeState(folder, 'skype/oauth-configuration', (state) => {
    assignAll([state], { exchangeAutodiscoverUrl: `${url.replace(/metadata.*/, '')}autodiscover.svc` });
  });
}

/** Account, roles and partner application in Exchange. */
function trustLync(folder: string): void {
  const { domainSid } = readState(folder, 'exchange/recipients');
  const { domain, domainDn } = readState(folder, 'exchange/organisation');
  const name = 'LyncEnterprise-ApplicationAccount';
  const account = { linkedAccount: `${domain}/Users/${name}`, linkedAccountSid: `${domainSid}-9105` };
  changeState(folder, 'exchange/recipients', (state) => {
    state.recipients.push({
      kind: 'MailUser',
      name,
      alias: name,
      displayName: name,
      identity: account.linkedAccount,
      organizationalUnit: `${domain}/Users`,
      distinguishedName: `CN=${name},CN=Users,${domainDn}`,
      guid: '6f1c2a70-0000-4000-8000-000000000099',
      sid: account.linkedAccountSid,
      samAccountName: name,
      userPrincipalName: `${name}@${domain}`,
      primarySmtpAddress: `${name}@${domain}`,
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
  const lync = readState(folder, 'organisation').metadata.find((one) => one.product === 'skype');
  changeState(folder, 'exchange/partner-applications', (state) => {
    state.partnerApplications.push({
      name: 'LyncEnterprise-1',
      guid: '6f1c2a70-0000-4000-8000-000000000098',
      enabled: true,
      applicationIdentifier: '00000004-0000-0ff1-ce00-000000000000',
      realm: lync?.realm ?? '',
      authMetadataUrl: lync?.url ?? '',
      useAuthServer: false,
      acceptSecurityIdentifierInformation: true,
      ...account,
      certificates: issuer === undefined ? [] : [issuer.thumbprint],
    });
  });
}
