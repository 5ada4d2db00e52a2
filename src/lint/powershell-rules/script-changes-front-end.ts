import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { pathFinder } from '../cmdlets/path-finder.ts';
import { writtenPaths } from '../cmdlets/written-paths.ts';

export const scriptChangesFrontEnd: PowershellRule = {
  id: 'PSH211',
  alias: 'script-changes-front-end',
  category: 'web-config',
  severity: 'error',
  summary: "The web.config of OWA's front end is changed.",
  why: 'FrontEnd\\HttpProxy\\owa is the proxy: it does not read the keys of instant messaging, and a mistake in its file takes every OWA session of the server down. The keys belong into ClientAccess\\Owa.',
  source:
    'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013"; IIS files of Exchange 2016 and 2019.',
  bad: [
    {
      title: 'Written.',
      text: 'Set-Content -Path "$env:ExchangeInstallPath\\FrontEnd\\HttpProxy\\owa\\web.config" -Value $text\n',
      at: ['1:1'],
    },
    {
      title: 'By a variable.',
      text: "$file = 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\Owa\\web.config'\n$xml.Save($file)\n",
      at: ['2:1'],
    },
    {
      title: 'Overwritten.',
      text: "Copy-Item -Path .\\web.config -Destination 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config' -Force\n",
      at: ['1:1'],
    },
    {
      title: 'The path by name, behind other parameters.',
      text: "Set-Content -Encoding UTF8 -Value $text -LiteralPath 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config'\n",
      at: ['1:1'],
    },
    {
      title: 'Redirected.',
      text: "$text > 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config'\n",
      at: ['1:7'],
    },
    {
      title: 'Taken away, by an alias.',
      text: "del 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config'\n",
      at: ['1:1'],
    },
  ],
  good: [
    {
      title: 'Read.',
      text: 'Get-Content -Path "$env:ExchangeInstallPath\\FrontEnd\\HttpProxy\\owa\\web.config"\n',
    },
    {
      title: 'The back end.',
      text: 'Set-Content -Path "$env:ExchangeInstallPath\\ClientAccess\\Owa\\web.config" -Value $text\n',
    },
    {
      title: 'A backup of it.',
      text: "Copy-Item -Path 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config' -Destination C:\\backup\n",
    },
    {
      title: 'A backup of it, where to comes first.',
      text: "Copy-Item -Destination C:\\backup -Path 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config'\n",
    },
    {
      title: 'Its name as a text.',
      text: "Add-Content -Path C:\\log.txt -Value 'C:\\Exchange\\V15\\FrontEnd\\HttpProxy\\owa\\web.config'\n",
    },
  ],
  *check(script) {
    const isFrontEnd = pathFinder(script, /FrontEnd[\\/]HttpProxy[\\/]owa[\\/]web\.config/i);
    const fault = {
      message: "This changes the web.config of OWA's front end, which is a proxy.",
      remedy: 'Change ClientAccess\\Owa\\web.config on each Mailbox server.',
    };
    for (const command of script.commands) {
      if (writtenPaths(command).some((value) => isFrontEnd(value))) yield { at: command.at, ...fault };
    }
    for (const { at } of script.pipelines.flatMap(({ redirectedTo }) => redirectedTo)) {
      if (isFrontEnd({ kind: 'expression', at })) yield { at, ...fault };
    }
    for (const { at, name, arguments: values } of script.members) {
      if (!/^(save|writealltext|writealllines)$/i.test(name ?? '')) continue;
      if (values?.some((value) => isFrontEnd(value))) yield { at, ...fault };
    }
  },
};
