import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, isComplete } from '../cmdlets/cmdlet-use.ts';

export const trustedPoolWithoutRegistrar: PowershellRule = {
  id: 'PSH221',
  alias: 'trusted-pool-without-registrar',
  category: 'features',
  severity: 'warning',
  summary: 'A trusted application pool without -Registrar.',
  why: 'It can be made, but not removed: Remove-CsTrustedApplicationPool refuses a pool that has no registrar.',
  source: 'Microsoft, reference of New-CsTrustedApplicationPool (-Registrar).',
  bad: [
    {
      title: 'Left out.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:1'],
    },
    {
      title: 'By position.',
      text: 'New-CsTrustedApplicationPool mail.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:1'],
    },
    {
      title: 'In a loop.',
      text: 'foreach ($name in $names) { New-CsTrustedApplicationPool -Identity $name -Site 1 -RequiresReplication $false }\nEnable-CsTopology -Confirm:$false\n',
      at: ['1:29'],
    },
  ],
  good: [
    {
      title: 'With it.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'By splatting it may be there.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com @rest\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'By position, which is another mistake.',
      text: 'New-CsTrustedApplicationPool mail.contoso.com pool.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\n',
    },
    { title: 'Another cmdlet.', text: 'Get-CsTrustedApplicationPool -Identity mail.contoso.com\n' },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (use.cmdlet.name !== 'New-CsTrustedApplicationPool' || !isComplete(use)) continue;
      if (boundTo(use, 'Registrar') !== undefined) continue;
      yield {
        at: use.command.nameAt,
        message: 'A pool without a registrar cannot be removed again.',
        remedy: 'Give the pool that Exchange talks to as -Registrar.',
      };
    }
  },
};
