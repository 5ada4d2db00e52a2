import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { valuesOf } from '../cmdlets/given-values.ts';
import { itemsOf, literalText } from '../cmdlets/value-text.ts';

export const exchangeSnapIn: PowershellRule = {
  id: 'PSH222',
  alias: 'exchange-snap-in',
  category: 'powershell',
  severity: 'warning',
  summary: "Exchange's snap-in is loaded into the script's own process.",
  why: 'Microsoft does not support it: it goes past the role-based permissions and past the logging of administrators. Only Edge servers have no other way.',
  source: 'Microsoft, "Connect to Exchange servers using remote PowerShell".',
  bad: [
    {
      title: 'By its name.',
      text: 'Add-PSSnapin -Name Microsoft.Exchange.Management.PowerShell.SnapIn\n',
      at: ['1:1'],
    },
    {
      title: 'By position.',
      text: 'Add-PSSnapin Microsoft.Exchange.Management.PowerShell.E2010\n',
      at: ['1:1'],
    },
    { title: 'By a pattern.', text: 'Add-PSSnapin *Exchange* -ErrorAction SilentlyContinue\n', at: ['1:1'] },
    {
      title: 'In quotes, among others.',
      text: "Add-PSSnapin -Name 'Other', 'Microsoft.Exchange.Management.PowerShell.SnapIn'\n",
      at: ['1:1'],
    },
  ],
  good: [
    {
      title: 'A session.',
      text: 'New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri http://ex1.contoso.com/PowerShell/ -Authentication Kerberos\n',
    },
    { title: 'Another snap-in.', text: 'Add-PSSnapin -Name VeeamPSSnapin\n' },
    {
      title: 'Only asked for.',
      text: 'Get-PSSnapin -Name Microsoft.Exchange.Management.PowerShell.SnapIn\n',
    },
    {
      title: 'On an Edge server.',
      text: 'if ($isEdge) { Add-PSSnapin -Name Microsoft.Exchange.Management.PowerShell.SnapIn } # EdgeTransport\n',
    },
  ],
  *check({ commands, source }) {
    if (/\bedge/i.test(source.text)) return;
    for (const command of commands) {
      if (!/^(Add-PSSnapin|asnp)$/i.test(command.name ?? '')) continue;
      const names = valuesOf(command).flatMap((value) =>
        itemsOf(value).map((item) => literalText(item) ?? ''),
      );
      if (!names.some((name) => isOfExchange(name))) continue;
      yield {
        at: command.at,
        message: 'Loading the snap-in goes past the permissions of Exchange, and is not supported.',
        remedy:
          'Import a session of the Microsoft.Exchange endpoint, or load RemoteExchange.ps1 and call Connect-ExchangeServer.',
      };
    }
  },
};

function isOfExchange(name: string): boolean {
  return name.includes('*')
    ? /exchange/i.test(name)
    : /^Microsoft\.Exchange\.Management\.PowerShell\./i.test(name);
}
