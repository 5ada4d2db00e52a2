import { type EnvironmentReading, readEnvironment } from '../../src/environment/read-environment.ts';

/** Reads a text as the file `environment.yml`. */
export function readText(text: string): EnvironmentReading {
  return readEnvironment({ file: 'environment.yml', bytes: new TextEncoder().encode(text) });
}

/** A whole environment without any finding; `change` replaces lines by their start, or adds lines at the end. */
export function smallEnvironment(change: Readonly<Record<string, string>> = {}): string {
  const lines = small.split('\n');
  for (const [start, replacement] of Object.entries(change)) {
    const index = lines.findIndex((line) => line.trimStart().startsWith(start));
    if (index < 0) lines.splice(lines.length - 1, 0, replacement);
    else lines[index] = replacement;
  }
  return lines.join('\n');
}

const small = `schema: 1
name: ntsystems
stage: lab
features:
  instantMessaging: true
  onlineMeetings: true
  skypeAccessToExchange: true
skype:
  version: lync-2013
  sipDomains: [ntsystems.local]
  pools:
    - fqdn: ly14.ntsystems.local
      siteId: Bolzano
exchange:
  version: 2013-cu1
  autodiscover: autodiscover.ntsystems.local
  servers:
    - name: EX14
      fqdn: ex14.ntsystems.local
      trustedPool: create
      certificate:
        thumbprint: 4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4
`;
