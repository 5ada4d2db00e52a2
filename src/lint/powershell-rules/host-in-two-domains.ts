import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { valuesOf } from '../cmdlets/given-values.ts';
import { itemsOf, literalText } from '../cmdlets/value-text.ts';

export const hostInTwoDomains: PowershellRule = {
  id: 'PSH223',
  alias: 'host-in-two-domains',
  category: 'names',
  severity: 'warning',
  summary: 'One short name in two domains, among the servers that a script gives to cmdlets.',
  why: 'Two servers of one short name are rare, a slip in the domain is not: the trusted application, the certificate and the address then name different machines. Names without a number, which often are of services that every domain has, are left alone.',
  source:
    '"Lync and Exchange 2013 OWA integration" (blog article of 2013-06-16), whose commands name ly15 in three domains.',
  bad: [
    {
      title: 'A registrar of another domain.',
      text: 'Get-CsPool -Identity ly15.contoso.com\nSet-CsTrustedApplicationPool -Identity ex15.contoso.com -Registrar ly15.fabrikam.com\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:68'],
    },
    {
      title: 'In an address.',
      text: '& .\\Register.ps1 -Url https://ly15.contoso.com/metadata/json/1\nGet-CsPool -Identity LY15.contoso.local\n',
      at: ['2:22'],
    },
    {
      title: 'In a list.',
      text: 'Get-ExchangeServer -Identity ex1.contoso.com\nInvoke-Command -ComputerName ex2.contoso.com, ex1.fabrikam.com -ScriptBlock { 1 }\n',
      at: ['2:47'],
    },
  ],
  good: [
    {
      title: 'Different servers.',
      text: 'Get-CsPool -Identity ly15.contoso.com\nGet-ExchangeServer -Identity ex15.fabrikam.com\n',
    },
    {
      title: 'A service of two domains.',
      text: 'Resolve-DnsName -Name autodiscover.contoso.com\nResolve-DnsName -Name autodiscover.fabrikam.com\n',
    },
    {
      title: 'Text that is no server.',
      text: 'Get-CsPool -Identity ly15.contoso.com\nWrite-Output "ly15.fabrikam.com was the old name"\nGet-Content -Path ly15.txt\n',
    },
  ],
  *check({ commands }) {
    const domains = new Map<string, string>();
    for (const command of commands) {
      for (const value of valuesOf(command).flatMap((one) => itemsOf(one))) {
        const host = hostOf(literalText(value) ?? '');
        if (host === undefined) continue;
        const [short = '', ...rest] = host.split('.');
        const domain = rest.join('.');
        const known = domains.get(short);
        if (known === undefined) domains.set(short, domain);
        else if (known !== domain) {
          yield {
            at: value.at,
            message: `${short} is named in ${domain} here, and in ${known} before.`,
            remedy: 'Write the domain that the server is in, in every place.',
          };
        }
      }
    }
  },
};

/** A name with a domain of two labels, alone or in an address; its first label ends in a number, as names of services don't. */
function hostOf(text: string): string | undefined {
  const form = /^(?:https?:\/\/)?([a-z][\w-]*\d(?:\.[a-z][a-z0-9-]*){2,})(?::\d+)?(?:\/\S*)?$/i;
  return form.exec(text)?.[1]?.toLowerCase();
}
