import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const trustedApplicationClash: PowershellRule = {
  id: 'PSH218',
  alias: 'trusted-application-clash',
  category: 'names',
  severity: 'error',
  summary: 'A trusted application whose port is taken in its pool, or whose id has a blank.',
  why: 'In one trusted application pool each application needs a port of its own, and an id is part of an address: Lync refuses the command.',
  source: 'Microsoft, reference of New-CsTrustedApplication.',
  bad: [
    {
      title: 'One port twice.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\nNew-CsTrustedApplication -ApplicationId HelpDesk -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:101'],
    },
    {
      title: 'A blank.',
      text: "New-CsTrustedApplication -ApplicationId 'Outlook Web App' -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\nEnable-CsTopology -Confirm:$false\n",
      at: ['1:41'],
    },
    {
      title: 'No port that there is.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 51990\nNew-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn owa.contoso.com -Port 519900\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:105'],
    },
  ],
  good: [
    {
      title: 'One port in two pools.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\nNew-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn owa.contoso.com -Port 5199\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'Two ports in one pool.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\nNew-CsTrustedApplication -ApplicationId HelpDesk -TrustedApplicationPoolFqdn mail.contoso.com -Port 5200\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'The same in two branches.',
      text: 'if ($a) { New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199 }\nelse { New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199 }\nEnable-CsTopology -Confirm:$false\n',
    },
  ],
  *check({ uses, source }) {
    const taken = new Map<string, { readonly id: string; readonly line: number }>();
    for (const use of uses) {
      if (use.cmdlet.name !== 'New-CsTrustedApplication') continue;
      const id = boundTo(use, 'ApplicationId')?.value;
      if (id?.kind === 'string' && /\s/.test(id.text.trim())) {
        yield {
          at: id.at,
          message: `The id "${id.text}" has a blank in it.`,
          remedy: `Write ${id.text.replace(/\s+/g, '')}.`,
        };
      }
      const port = boundTo(use, 'Port')?.value;
      const number = literalText(port);
      if (port === undefined || number === undefined || !/^\d+$/.test(number)) continue;
      if (Number(number) < 1 || Number(number) > 65_535) {
        yield { at: port.at, message: `${number} is no port.`, remedy: 'Write a port from 1 to 65535.' };
      }
      const pool = literalText(boundTo(use, 'TrustedApplicationPoolFqdn')?.value)?.toLowerCase();
      if (pool === undefined) continue;
      const earlier = taken.get(`${pool}:${number}`);
      const name = literalText(id) ?? '';
      if (earlier === undefined) {
        taken.set(`${pool}:${number}`, { id: name, line: source.placeOf(use.command.at.start).line });
      } else if (earlier.id.toLowerCase() !== name.toLowerCase()) {
        yield {
          at: port.at,
          message: `Port ${number} of ${pool} is given to ${earlier.id} in line ${earlier.line}.`,
          remedy: 'Write a port that no other application of this pool has.',
        };
      }
    }
  },
};
