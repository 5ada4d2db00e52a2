import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { pathFinder, valuesOf } from '../cmdlets/paths-in.ts';

const writers =
  /^(set-content|add-content|out-file|copy-item|cp|copy|move-item|rename-item|new-item|clear-content|set-item(property)?|set-webconfigurationproperty|add-webconfigurationproperty|add-webconfiguration|set-webconfiguration)$/i;

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
  ],
  *check(script) {
    const isFrontEnd = pathFinder(script, /FrontEnd[\\/]HttpProxy[\\/]owa[\\/]web\.config/i);
    const fault = {
      message: "This changes the web.config of OWA's front end, which is a proxy.",
      remedy: 'Change ClientAccess\\Owa\\web.config on each Mailbox server.',
    };
    for (const command of script.commands) {
      if (!writers.test(command.name ?? '')) continue;
      const values = valuesOf(command);
      // Copying from it is no change: the last path is where to.
      const targets = /^(copy-item|cp|copy)$/i.test(command.name ?? '')
        ? values.slice(1)
        : values.slice(0, 1);
      if (targets.some((value) => isFrontEnd(value))) yield { at: command.at, ...fault };
    }
    for (const { at, name, arguments: values } of script.members) {
      if (!/^(save|writealltext|writealllines)$/i.test(name ?? '')) continue;
      if (values?.some((value) => isFrontEnd(value))) yield { at, ...fault };
    }
  },
};
