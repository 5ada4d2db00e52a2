import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { valuesOf } from '../cmdlets/given-values.ts';
import { runbookItem } from '../cmdlets/runbook-item.ts';
import { itemsOf, knownText, literalText } from '../cmdlets/value-text.ts';
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
    {
      title: 'Through another program.',
      text: 'cmd /c "iisreset /noforce"\nStart-Process -FilePath iisreset.exe -Wait\npsexec \\\\EX1 iisreset\n',
      at: ['1:1', '2:1', '3:1'],
    },
    {
      title: 'Its service, by other commands.',
      text: "Get-Service -Name W3SVC | Restart-Service\nnet stop w3svc\nStop-Service -DisplayName 'World Wide Web Publishing Service'\n",
      at: ['1:27', '2:1', '3:1'],
    },
    {
      title: 'In a step of a runbook for something else.',
      text: "Step 'EX1/virtual-directory/owa' -Target 'EX1' @{\n    Change = { iisreset.exe | Out-Null }\n}\n",
      at: ['2:16'],
    },
  ],
  good: [
    { title: 'The application pool.', text: 'Restart-WebAppPool -Name MSExchangeOWAAppPool\n' },
    {
      title: 'Only its state.',
      text: 'iisreset /status\ncmd /c iisreset /status\nGet-Service -Name W3SVC\n',
    },
    { title: 'Started, not stopped.', text: 'iisreset /start\nnet start w3svc\nStart-Service -Name W3SVC\n' },
    { title: 'Only named.', text: "Write-Output 'iisreset'\nStart-Process notepad iisreset.txt\n" },
    {
      title: 'In a step of a runbook, which the environment file asks for.',
      text: "Step 'EX1/recycle/iisreset' -Target 'EX1' @{\n    Run = { iisreset.exe | Out-Null }\n}\n",
    },
    { title: 'Another service.', text: 'Restart-Service -Name MSExchangeTransport\n' },
  ],
  *check({ commands, source }) {
    for (const command of commands) {
      const name = source.text
        .slice(command.nameAt.start, command.nameAt.end)
        .replace(/["']/g, '')
        .replace(/^.*[\\/]/, '')
        .replace(/\.exe$/i, '');
      if (!restarts(name, command) || isAskedFor(command)) continue;
      yield {
        at: command.at,
        message: 'This ends every Exchange protocol on the server.',
        remedy: 'Recycle the application pool MSExchangeOWAAppPool, one server at a time.',
      };
    }
  },
};

/** Programs that run what their arguments say. */
const starters = /^(cmd|start-process|saps|start|psexec|psexec64|invoke-expression|iex)$/i;
const harmless = /(^|\s)\/(status|start|enable|disable|\?)(\s|$)/i;
const services = /^(w3svc|iisadmin|was|world wide web publishing service|iis admin service)$/i;

function restarts(name: string, command: Command): boolean {
  const texts = textsOf(command);
  if (/^iisreset$/i.test(name)) return !texts.some((text) => harmless.test(text));
  if (starters.test(name))
    return (
      texts.some((text) => /(^|[\s\\/"'])iisreset(\.exe)?(\s|["']|$)/i.test(text)) &&
      !texts.some((text) => harmless.test(text))
    );
  const namesService = texts.some((text) => services.test(text));
  if (/^(net|net1|sc)$/i.test(name)) return namesService && texts.some((text) => /^stop$/i.test(text));
  return /^(restart-service|stop-service|spsv)$/i.test(name) && (namesService || getsService(command));
}

function getsService({ pipeline, index }: Command): boolean {
  const before = pipeline.elements[index - 1];
  if (before === undefined || 'kind' in before || !/^(get-service|gsv)$/i.test(before.name ?? ''))
    return false;
  return textsOf(before).some((text) => services.test(text));
}

function textsOf(command: Command): readonly string[] {
  return valuesOf(command)
    .flatMap((value) => itemsOf(value))
    .map((value) => knownText(value) ?? '');
}

/** The step that `restart: iisreset` of the environment file makes; the rule iisreset-outside-lab is about that. */
function isAskedFor(command: Command): boolean {
  const [id] = runbookItem(command)?.arguments ?? [];
  return id?.kind === 'value' && /\/recycle\/iisreset$/.test(literalText(id.value) ?? '');
}
