import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyStorageProvider } from './certificate.ts';
import { defaultThumbprint } from './options.ts';
import type { CertificateState } from './state.ts';
import { changeMachine, changeState, stateTime } from './state-files.ts';
import { changeUser, loads, type Switch } from './switch.ts';
import { assignAll } from './switch-on.ts';
import { server } from './switched-on.ts';

const past = stateTime(new Date('2020-01-01T00:00:00Z'));

/** The switches of presence and instant messaging, in the order of the mental model's list. */
export const presenceSwitches: readonly Switch[] = [
  imOnly('virtual directory: type, as loaded', ['virtual directory that EX14 has loaded'], (folder) =>
    changeMachine(folder, server, 'worker', (state) =>
      assignAll(state.owa.virtualDirectories, { instantMessagingType: 'None' }),
    ),
  ),
  imOnly('virtual directory: switch, as loaded', ['virtual directory that EX14 has loaded'], (folder) =>
    changeMachine(folder, server, 'worker', (state) =>
      assignAll(state.owa.virtualDirectories, { instantMessagingEnabled: false }),
    ),
  ),
  imOnly('mailbox policy', ['mailbox policy Default'], (folder) =>
    changeState(folder, 'exchange/owa-mailbox-policies', (state) =>
      assignAll(state.policies, { instantMessagingType: 'None' }),
    ),
  ),
  imOnly('another policy of the user', ['mailbox policy Kiosk'], (folder) =>
    changeUser(folder, { owaMailboxPolicy: 'Kiosk' }),
  ),
  imOnly('no IMServerName', ['no IMServerName'], loads('IMServerName', 'Other')),
  imOnly(
    'no IMCertificateThumbprint',
    ['no IMCertificateThumbprint'],
    loads('IMCertificateThumbprint', 'Other'),
  ),
  imOnly(
    'a later key in another case wins',
    ['no IMServerName'],
    loads('</appSettings>', '<add key="imservername" value=""/></appSettings>'),
  ),
  imOnly('a later clear takes the keys away', ['no IMServerName', 'no IMCertificateThumbprint'], (folder) => {
    const meetings =
      '<clear/><add key="IsOnlineMeetingEnabled" value="true"/><add key="OnlineMeetingInternalAutodiscoverPrefix" value="lyncdiscover"/>';
    loads('</appSettings>', `${meetings}</appSettings>`)(folder);
  }),
  imOnly('IMServerName is the Exchange server', ['is no Lync pool'], loads('value="ly14.', 'value="ex14.')),
  imOnly(
    'a thumbprint with an invisible character',
    ['is not in the store'],
    loads(defaultThumbprint, `\u200e${defaultThumbprint}`),
  ),
  imOnly('UCMA registry value', ['no ImplementationDLLPath'], (folder) =>
    changeMachine(folder, server, 'machine', (state) => assignAll([state], { registry: {} })),
  ),
  imOnly('provider DLL', ['the provider DLL'], (folder) =>
    rmSync(join(folder, server, 'UCMA'), { recursive: true }),
  ),
  imOnly(
    'certificate missing from the store',
    ['is not in the store'],
    certificate({ thumbprint: '0'.repeat(40) }),
  ),
  imOnly('certificate without private key', ['no private key'], certificate({ hasPrivateKey: false })),
  imOnly('certificate expired', ['out of date'], certificate({ notAfter: past })),
  imOnly(
    'certificate with its key in a key storage provider',
    ['key storage provider'],
    certificate({ provider: keyStorageProvider }),
  ),
  imOnly(
    'certificate for another name',
    ['Lync does not trust mail.ntsystems.local'],
    certificate({ subject: 'CN=mail.ntsystems.local' }),
  ),
  imOnly(
    'certificate of an unknown issuer',
    ['does not trust the issuer'],
    certificate({ issuer: 'CN=other' }),
  ),
  imOnly('topology published, not enabled', ['no trusted pool of that name is enabled'], (folder) =>
    changeState(folder, 'skype/topology', (state) => void state.enabled.trustedApplicationPools.pop()),
  ),
  imOnly('no trusted application', ['has no application'], (folder) =>
    changeState(folder, 'skype/topology', (state) =>
      assignAll(state.enabled.trustedApplicationPools, { applications: [] }),
    ),
  ),
  imOnly(
    'known twice: SIP URI dial plan and trusted pool',
    ['knows ex14.ntsystems.local twice'],
    (folder) => {
      changeState(folder, 'exchange/organisation', (state) =>
        assignAll([state], { umDialPlans: [{ name: 'Bolzano', uriType: 'SipName' }] }),
      );
      changeState(folder, 'exchange/servers', (state) =>
        assignAll(state.servers, { umDialPlans: ['Bolzano'] }),
      );
    },
  ),
  imOnly("the pool's certification authority is unknown", ["does not trust the pool's"], (folder) =>
    changeMachine(folder, server, 'machine', (state) => assignAll([state], { trustedIssuers: [] })),
  ),
  imOnly('SIP address not among the proxy addresses', ['not among the proxy addresses'], (folder) =>
    changeUser(folder, { emailAddresses: [] }),
  ),
  imOnly('user signed out of IM', ['signed out'], (folder) => changeUser(folder, { signedOutOfIm: true })),
];

function imOnly(name: string, presenceAndIm: readonly string[], off: (folder: string) => void): Switch {
  return { name, off, says: { presenceAndIm } };
}

function certificate(values: Partial<CertificateState>): (folder: string) => void {
  return (folder) =>
    changeMachine(folder, server, 'machine', (state) =>
      assignAll(
        state.certificates.filter((one) => one.thumbprint === defaultThumbprint),
        values as Partial<(typeof state.certificates)[number]>,
      ),
    );
}
