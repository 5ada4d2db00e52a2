import { changeMachine, changeState, stateTime } from './state-files.ts';
import { changeUser, loads, type Switch } from './switch.ts';
import { assignAll } from './switch-on.ts';
import { configuredWebConfig, recycleWith, server } from './switched-on.ts';

const past = stateTime(new Date('2020-01-01T00:00:00Z'));

/** Switches of Online Meetings and of Lync's access, and those that several questions share. */
export const otherSwitches: readonly Switch[] = [
  {
    name: 'keys below the wrong element',
    off: (folder) =>
      recycleWith(
        folder,
        configuredWebConfig
          .replace('<appSettings>', '<location><appSettings>')
          .replace('</appSettings>', '</appSettings></location>'),
      ),
    says: {
      presenceAndIm: ['no IMServerName', 'no IMCertificateThumbprint'],
      onlineMeeting: ['IsOnlineMeetingEnabled'],
    },
  },
  {
    name: 'web.config broken',
    off: loads('</appSettings>', ''),
    says: { presenceAndIm: ['cannot be read'], onlineMeeting: ['cannot be read'] },
  },
  {
    name: 'user not enabled for SIP',
    off: (folder) => changeUser(folder, { sipAddress: null }),
    says: {
      presenceAndIm: ['not enabled for SIP'],
      onlineMeeting: ['not enabled for SIP'],
      lyncActsOnMailbox: ['not enabled for SIP'],
    },
  },
  {
    name: 'OWA app pool stopped',
    off: (folder) =>
      changeMachine(folder, server, 'iis', (state) =>
        assignAll([state], { pools: { MSExchangeOWAAppPool: { state: 'Stopped' } } }),
      ),
    says: { presenceAndIm: ['is stopped'], onlineMeeting: ['is stopped'] },
  },
  {
    name: 'Online Meetings off in web.config',
    off: loads('"IsOnlineMeetingEnabled" value="true"', '"IsOnlineMeetingEnabled" value="false"'),
    says: { onlineMeeting: ['IsOnlineMeetingEnabled'] },
  },
  {
    name: 'older than CU1',
    off: (folder) =>
      changeState(folder, 'exchange/servers', (state) =>
        assignAll(state.servers, { adminDisplayVersion: 'Version 15.0 (Build 516.32)' }),
      ),
    says: { onlineMeeting: ['older than Exchange 2013 CU1'] },
  },
  {
    name: 'no Lyncdiscover name',
    off: forgetName('lyncdiscover'),
    says: { onlineMeeting: ['neither Lyncdiscover'] },
  },
  {
    name: 'Exchange Auth certificate expired',
    off: (folder) =>
      changeMachine(folder, server, 'machine', (state) =>
        assignAll(
          state.certificates.filter((one) => one.subject.includes('Auth')),
          { notAfter: past },
        ),
      ),
    says: { onlineMeeting: ['Auth certificate is out of date'] },
  },
  {
    name: 'no partner application in Lync but the OAuth server',
    off: (folder) =>
      changeState(folder, 'skype/partner-applications', (state) => void state.partnerApplications.pop()),
    says: { onlineMeeting: ['no partner application in Lync'] },
  },
  {
    name: 'partner application in Lync disabled',
    off: (folder) =>
      changeState(folder, 'skype/partner-applications', (state) =>
        assignAll(state.partnerApplications, { enabled: false }),
      ),
    says: { onlineMeeting: ['in Lync is disabled'] },
  },
  {
    name: 'partner application in Lync trusted for users only',
    off: (folder) =>
      changeState(folder, 'skype/partner-applications', (state) =>
        assignAll(state.partnerApplications, { applicationTrustLevel: 'User' }),
      ),
    says: { onlineMeeting: ['does not trust Exchange fully'] },
  },
  {
    name: 'OAuth configuration empty',
    off: (folder) =>
      changeState(folder, 'skype/oauth-configuration', (state) => assignAll([state], { realm: '' })),
    says: { onlineMeeting: ['OAuth configuration'], lyncActsOnMailbox: ['OAuth configuration'] },
  },
  {
    name: 'no OAuthTokenIssuer certificate',
    off: (folder) => changeState(folder, 'skype/deployment', (state) => void state.certificates.pop()),
    says: { lyncActsOnMailbox: ['no OAuthTokenIssuer'] },
  },
  {
    name: 'wildcard accepted domain',
    off: (folder) =>
      changeState(folder, 'exchange/organisation', (state) =>
        assignAll(state.acceptedDomains, { domainName: '*.ntsystems.local' }),
      ),
    says: { lyncActsOnMailbox: ['no accepted domain lists ntsystems.local'] },
  },
  {
    name: 'no partner application in Exchange',
    off: (folder) =>
      changeState(folder, 'exchange/partner-applications', (state) => void state.partnerApplications.pop()),
    says: { lyncActsOnMailbox: ['no partner application in Exchange'] },
  },
  {
    name: 'the account was made again: another SID',
    off: (folder) =>
      changeState(folder, 'exchange/recipients', (state) =>
        assignAll(state.recipients.slice(-1), { sid: 'S-1-5-21-1-2-3-2106' }),
      ),
    says: { lyncActsOnMailbox: ['has no account'] },
  },
  {
    name: 'a role is missing',
    off: (folder) =>
      changeState(folder, 'exchange/role-assignments', (state) => void state.roleAssignments.pop()),
    says: { lyncActsOnMailbox: ['lacks the role ArchiveApplication'] },
  },
  {
    name: "Lync's token certificate was renewed",
    off: (folder) =>
      changeState(folder, 'exchange/partner-applications', (state) =>
        assignAll(state.partnerApplications, { certificates: [] }),
      ),
    says: { lyncActsOnMailbox: ['another certificate'] },
  },
  {
    name: 'no autodiscover name',
    off: forgetName('autodiscover'),
    says: { lyncActsOnMailbox: ['autodiscover.ntsystems.local does not resolve'] },
  },
];

function forgetName(prefix: string): (folder: string) => void {
  return (folder) =>
    changeState(folder, 'organisation', (state) => {
      state.dns = Object.fromEntries(Object.entries(state.dns).filter(([name]) => !name.startsWith(prefix)));
    });
}
