import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const trustedPoolSite: PowershellRule = {
  id: 'PSH220',
  alias: 'trusted-pool-site',
  category: 'names',
  severity: 'error',
  summary: 'A trusted application pool with the identity of its site instead of the SiteId.',
  why: 'Get-CsSite shows `site:Redmond` as Identity, and -Site takes the SiteId without that prefix: with it no site is found.',
  source: 'Microsoft, reference of New-CsTrustedApplicationPool (-Site).',
  bad: [
    {
      title: 'With the prefix.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site site:Redmond -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:91'],
    },
    {
      title: 'In quotes.',
      text: "New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 'Site:Redmond' -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n",
      at: ['1:91'],
    },
    {
      title: 'Abbreviated.',
      text: 'New-CsTrustedApplicationPool mail.contoso.com -Reg pool.contoso.com -S "site:Redmond" -Req $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:72'],
    },
  ],
  good: [
    {
      title: 'The SiteId.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site Redmond -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'A number.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
    },
    { title: 'The identity where one is meant.', text: 'Get-CsSite -Identity site:Redmond\n' },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (use.cmdlet.name !== 'New-CsTrustedApplicationPool') continue;
      const site = boundTo(use, 'Site')?.value;
      const id = /^site:(.*)$/i.exec(literalText(site) ?? '')?.[1];
      if (site === undefined || id === undefined) continue;
      yield {
        at: site.at,
        message: `-Site takes the SiteId, without "site:".`,
        remedy: `Write the SiteId of this site, which Get-CsSite shows: ${id}, if its id is its name.`,
      };
    }
  },
};
