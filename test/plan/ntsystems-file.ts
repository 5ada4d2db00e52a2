/** The environment file as plain data, to be changed one key at a time. JSON is YAML, so it is read like any other. */
export function ntsystemsFile() {
  return {
    schema: 1,
    name: 'ntsystems',
    stage: 'lab',
    features: { instantMessaging: true, onlineMeetings: true, skypeAccessToExchange: true },
    skype: {
      version: 'lync-2013',
      sipDomains: ['ntsystems.local'],
      pools: [{ fqdn: 'ly14.ntsystems.local', siteId: 'Bolzano' }],
    },
    exchange: {
      version: '2013-cu1',
      autodiscover: 'autodiscover.ntsystems.local',
      servers: [server('EX14', '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4')],
    },
    oauth: { realm: 'ntsystems.local' },
    verification: { sipUri: 'sip:anna@ntsystems.local', mailbox: 'anna@ntsystems.local' },
  };
}

export function server(name: string, thumbprint: string) {
  const fqdn = `${name.toLowerCase()}.ntsystems.local`;
  return { name, fqdn, trustedPool: 'create', certificate: { thumbprint, subject: fqdn } };
}
