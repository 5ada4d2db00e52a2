import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { knownText } from '../cmdlets/value-text.ts';

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
    {
      title: 'Taken from Get-CsSite.',
      text: '$site = (Get-CsSite).Identity\nNew-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site $site -RequiresReplication $false\nNew-CsTrustedApplicationPool -Identity owa.contoso.com -Registrar pool.contoso.com -Site "site:$name" -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:91', '3:90'],
    },
  ],
  good: [
    {
      title: 'The right property.',
      text: '$site = (Get-CsSite).SiteId\nNew-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site $site -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
    },
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
  *check(script) {
    const { assigned } = script;
    for (const use of script.uses) {
      if (use.cmdlet.name !== 'New-CsTrustedApplicationPool') continue;
      const site = boundTo(use, 'Site')?.value;
      const known = assigned.constant(site);
      const id = /^site:(.*)$/i.exec(knownText(known) ?? '')?.[1];
      const isIdentity =
        known?.kind === 'member' &&
        /^identity$/i.test(known.name ?? '') &&
        /\bGet-CsSite\b/i.test(script.source.text.slice(known.of.at.start, known.of.at.end));
      if (site === undefined || (id === undefined && !isIdentity)) continue;
      yield {
        at: site.at,
        message: isIdentity
          ? 'The Identity of a site begins with "site:", and -Site takes the SiteId.'
          : '-Site takes the SiteId, without "site:".',
        remedy: isIdentity
          ? 'Take SiteId of what Get-CsSite gives.'
          : `Write the SiteId of this site, which Get-CsSite shows: ${id}, if its id is its name.`,
      };
    }
  },
};
