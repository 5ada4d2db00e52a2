import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const secondComputerOfPool: PowershellRule = {
  id: 'PSH215',
  alias: 'second-computer-of-pool',
  category: 'names',
  severity: 'error',
  summary: 'A computer is added to a trusted application pool that is its own computer.',
  why: 'Without -ComputerFqdn a pool gets one computer of its own name, and to such a pool no other can ever be added.',
  source: 'Microsoft, reference of New-CsTrustedApplicationPool (-ComputerFqdn).',
  bad: [
    {
      title: 'Without -ComputerFqdn.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nNew-CsTrustedApplicationComputer -Identity ex2.contoso.com -Pool mail.contoso.com\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:1'],
    },
    {
      title: 'With the same name.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -ComputerFqdn MAIL.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nNew-CsTrustedApplicationComputer -Identity ex2.contoso.com -Pool mail.contoso.com\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:1'],
    },
    {
      title: 'By position.',
      text: 'New-CsTrustedApplicationPool mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nNew-CsTrustedApplicationComputer ex2.contoso.com -Pool Mail.contoso.com\nEnable-CsTopology -Confirm:$false\n',
      at: ['2:1'],
    },
  ],
  good: [
    {
      title: 'A pool with a computer of another name.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -ComputerFqdn ex1.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nNew-CsTrustedApplicationComputer -Identity ex2.contoso.com -Pool mail.contoso.com\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'Another pool.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nNew-CsTrustedApplicationComputer -Identity ex2.contoso.com -Pool owa.contoso.com\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'The pool is older than the script.',
      text: 'New-CsTrustedApplicationComputer -Identity ex2.contoso.com -Pool mail.contoso.com\nEnable-CsTopology -Confirm:$false\n',
    },
  ],
  *check({ uses }) {
    const single = new Set(uses.flatMap((use) => singlePool(use) ?? []));
    for (const use of uses) {
      if (use.cmdlet.name !== 'New-CsTrustedApplicationComputer') continue;
      const pool = nameIn(use, 'Pool');
      if (pool === undefined || !single.has(pool)) continue;
      yield {
        at: use.command.nameAt,
        message: `The pool ${pool} is made with itself as its only computer, so it can't have another.`,
        remedy: `Make the pool with -ComputerFqdn and the name of the first server.`,
      };
    }
  },
};

function singlePool(use: CmdletUse): string | undefined {
  if (use.cmdlet.name !== 'New-CsTrustedApplicationPool' || use.isOpen) return undefined;
  const pool = nameIn(use, 'Identity');
  const computer = boundTo(use, 'ComputerFqdn');
  return computer === undefined || nameIn(use, 'ComputerFqdn') === pool ? pool : undefined;
}

function nameIn(use: CmdletUse, parameter: string): string | undefined {
  return literalText(boundTo(use, parameter)?.value)?.toLowerCase();
}
