import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { runbookItem } from '../cmdlets/runbook-item.ts';
import { itemsOf, literalText } from '../cmdlets/value-text.ts';
import type { Command } from '../powershell/script.ts';

export const iisreset: PowershellRule = {
  id: 'PSH209',
  alias: 'iisreset',
  category: 'rollout',
  severity: 'warning',
  summary: 'IIS as a whole is restarted.',
  why: 'It ends every Exchange protocol on the server: ActiveSync, MAPI over HTTP, EWS, and remote PowerShell, which the script itself may be using. A recycle of the OWA application pool is enough for instant messaging.',
  source:
    '"Lync and Exchange 2013 OWA integration" (blog article of 2013-06-16); Microsoft, "Configure instant messaging integration with Outlook on the web".',
  bad: [
    { title: 'iisreset.', text: 'iisreset\n', at: ['1:1'] },
    {
      title: 'With its path and arguments.',
      text: '& "$env:windir\\system32\\iisreset.exe" /noforce\n',
      at: ['1:1'],
    },
    { title: 'By its service.', text: 'Restart-Service -Name W3SVC -Force\n', at: ['1:1'] },
    {
      title: 'On another server.',
      text: 'Invoke-Command -ComputerName EX1 -ScriptBlock { iisreset /restart }\n',
      at: ['1:49'],
    },
  ],
  good: [
    { title: 'The application pool.', text: 'Restart-WebAppPool -Name MSExchangeOWAAppPool\n' },
    { title: 'Only its state.', text: 'iisreset /status\n' },
    {
      title: 'In a step of a runbook, which the environment file asks for.',
      text: "Step 'EX1/recycle/iisreset' -Target 'EX1' @{\n    Run = { iisreset.exe | Out-Null }\n}\n",
    },
    { title: 'Another service.', text: 'Restart-Service -Name MSExchangeTransport\n' },
  ],
  *check({ commands, source }) {
    for (const command of commands) {
      const name = source.text.slice(command.nameAt.start, command.nameAt.end).replace(/["']/g, '');
      const isReset = /(^|[\\/])iisreset(\.exe)?$/i.test(name) && !onlyAsks(command);
      const isService = /^(Restart|Stop)-Service$/i.test(name) && namesWebService(command);
      // What a runbook does, the environment file says; the rule iisreset-outside-lab is about that.
      if ((!isReset && !isService) || runbookItem(command) !== undefined) continue;
      yield {
        at: command.at,
        message: 'This ends every Exchange protocol on the server.',
        remedy: 'Recycle the application pool MSExchangeOWAAppPool, one server at a time.',
      };
    }
  },
};

function onlyAsks({ arguments: list }: Command): boolean {
  return list.some((one) => one.kind === 'value' && /^\/(status|\?)$/i.test(literalText(one.value) ?? ''));
}

function namesWebService({ arguments: list }: Command): boolean {
  const values = list.flatMap((one) => (one.kind === 'splatted' ? [] : itemsOf(one.value)));
  return values.some((value) => /^(w3svc|iisadmin|was)$/i.test(literalText(value) ?? ''));
}
