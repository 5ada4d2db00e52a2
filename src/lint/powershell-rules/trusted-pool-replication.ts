import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, isComplete } from '../cmdlets/cmdlet-use.ts';
import { literalText, truthOf } from '../cmdlets/value-text.ts';

export const trustedPoolReplication: PowershellRule = {
  id: 'PSH214',
  alias: 'trusted-pool-replication',
  category: 'features',
  severity: 'warning',
  summary: 'A trusted application pool whose configuration would be replicated to Exchange.',
  why: '-RequiresReplication is $true by default, and the Central Management store then waits for a replica that an Exchange server never has: it stays out of date for ever.',
  source:
    'Microsoft, reference of New-CsTrustedApplicationPool; "Integrating Lync Server 2013 and Outlook Web App 2013".',
  bad: [
    {
      title: 'Left out.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1\n',
      at: ['1:1'],
    },
    {
      title: '$true.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $true\n',
      at: ['1:1'],
    },
    {
      title: 'A change to it.',
      text: 'Set-CsTrustedApplicationPool -Identity mail.contoso.com -RequiresReplication $true\n',
      at: ['1:1'],
    },
  ],
  good: [
    {
      title: '$false.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\n',
    },
    {
      title: 'A change to something else.',
      text: 'Set-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com\n',
    },
    {
      title: 'Misspelt, which has a rule of its own.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplicaton $false\n',
    },
    {
      title: 'For an application of another kind.',
      text: 'New-CsTrustedApplicationPool -Identity bot.contoso.com -Registrar pool.contoso.com -Site 1\nNew-CsTrustedApplication -ApplicationId HelpDesk -TrustedApplicationPoolFqdn bot.contoso.com -Port 5200\n',
    },
  ],
  *check({ uses }) {
    const applications = uses.filter(({ cmdlet }) => cmdlet.name === 'New-CsTrustedApplication');
    const isOther =
      applications.length > 0 &&
      applications.every((use) => {
        const id = literalText(boundTo(use, 'ApplicationId')?.value);
        return id !== undefined && !/outlookwebapp|owa/i.test(id);
      });
    if (isOther) return;
    for (const use of uses) {
      if (!/^(New|Set)-CsTrustedApplicationPool$/.test(use.cmdlet.name) || !isComplete(use)) continue;
      const given = boundTo(use, 'RequiresReplication');
      const isOn = given === undefined ? use.cmdlet.name.startsWith('New-') : truthOf(given.value) === true;
      if (!isOn) continue;
      yield {
        at: use.command.nameAt,
        message: 'The configuration store would wait for a replica on the Exchange server.',
        remedy: 'Write -RequiresReplication $false.',
        ...(given === undefined
          ? {
              edits: [
                {
                  at: { start: use.command.nameAt.end, end: use.command.nameAt.end },
                  text: ' -RequiresReplication $false',
                },
              ],
            }
          : given.value === undefined
            ? {}
            : { edits: [{ at: given.value.at, text: '$false' }] }),
      };
    }
  },
};
