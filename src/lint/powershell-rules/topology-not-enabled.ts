import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';

const changes = /^(New|Set|Remove)-CsTrustedApplication(Pool|Computer)?$/;

export const topologyNotEnabled: PowershellRule = {
  id: 'PSH216',
  alias: 'topology-not-enabled',
  category: 'features',
  severity: 'warning',
  summary: 'Trusted applications are changed, and the topology is not enabled afterwards.',
  why: 'What is published takes effect when Enable-CsTopology has run; until then the pool refuses the Exchange server, and the next person who enables the topology enables this too.',
  source: 'Microsoft, reference of New-CsTrustedApplicationPool and Enable-CsTopology.',
  bad: [
    {
      title: 'Never.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\n',
      at: ['1:1'],
    },
    {
      title: 'Too early.',
      text: 'Enable-CsTopology -Confirm:$false\nRemove-CsTrustedApplicationPool -Identity mail.contoso.com\n',
      at: ['2:1'],
    },
    {
      title: 'The last of several.',
      text: 'New-CsTrustedApplicationPool -Identity mail.contoso.com -Registrar pool.contoso.com -Site 1 -RequiresReplication $false\nEnable-CsTopology -Confirm:$false\nNew-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\n',
      at: ['3:1'],
    },
  ],
  good: [
    {
      title: 'At the end.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199\nEnable-CsTopology -Confirm:$false\n',
    },
    {
      title: 'A function, whose caller does it.',
      text: 'function Add-Application { New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com -Port 5199 }\n',
    },
    {
      title: 'It only says what it would do.',
      text: 'Remove-CsTrustedApplicationPool -Identity mail.contoso.com -WhatIf\n',
    },
  ],
  *check({ uses, commands }) {
    const changing = uses.filter(
      (use) =>
        changes.test(use.cmdlet.name) &&
        use.command.inFunction === undefined &&
        boundTo(use, 'WhatIf') === undefined,
    );
    const last = changing.at(-1);
    if (last === undefined) return;
    const { start } = last.command.at;
    const later = commands.filter(({ at }) => at.start > start);
    if (later.some(({ name }) => /^(Enable-CsTopology|Publish-CsTopology)$/i.test(name ?? ''))) return;
    yield {
      at: last.command.nameAt,
      message: `${last.cmdlet.name} takes effect only when the topology is enabled.`,
      remedy: 'Run Enable-CsTopology when all changes are made.',
    };
  },
};
