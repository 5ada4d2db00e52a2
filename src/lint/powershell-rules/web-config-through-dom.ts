import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { pathFinder } from '../cmdlets/path-finder.ts';
import { writtenPaths } from '../cmdlets/written-paths.ts';

export const webConfigThroughDom: PowershellRule = {
  id: 'PSH210',
  alias: 'web-config-through-dom',
  category: 'web-config',
  severity: 'warning',
  summary: 'A web.config that is read into an XML document and saved from it.',
  why: "Saving writes the whole file anew: white space, attribute line ends (120 of them in OWA's file), byte order mark and declaration change, and a comparison shows hundreds of lines. A file that is half written takes OWA down at the next recycle.",
  source: 'Microsoft, XmlDocument.Save; OWA web.config of Exchange 2016 and 2019.',
  bad: [
    {
      title: 'Converted.',
      text: '$path = "$env:ExchangeInstallPath\\ClientAccess\\Owa\\web.config"\n[xml]$document = Get-Content -Path $path\n$document.configuration.appSettings.RemoveAll()\n$document.Save($path)\n',
      at: ['4:1'],
    },
    {
      title: 'On the right side.',
      text: "$web = [xml](Get-Content -Path 'C:\\owa\\web.config')\n$web.Save('C:\\owa\\web.config')\n",
      at: ['2:1'],
    },
    {
      title: 'Loaded.',
      text: "$xml = New-Object -TypeName System.Xml.XmlDocument\n$xml.Load('C:\\owa\\web.config')\n$xml.Save('C:\\owa\\web.config')\n",
      at: ['3:1'],
    },
    {
      title: 'As text.',
      text: "$web = [xml](Get-Content -Path 'C:\\owa\\web.config')\n$web.OuterXml | Out-File -FilePath 'C:\\owa\\web.config'\n",
      at: ['2:17'],
    },
  ],
  good: [
    {
      title: 'Only read.',
      text: "[xml]$document = Get-Content -Path 'C:\\owa\\web.config'\n$document.configuration.appSettings.add.Count\n",
    },
    {
      title: 'Another file.',
      text: "[xml]$document = Get-Content -Path 'C:\\report.xml'\n$document.Save('C:\\report.xml')\n",
    },
    {
      title: 'Saved elsewhere.',
      text: "[xml]$document = Get-Content -Path 'C:\\owa\\web.config'\n$document.Save('C:\\temp\\copy.xml')\n",
    },
  ],
  *check(script) {
    const isWebConfig = pathFinder(script, /web\.config/i);
    const fault = {
      message: 'This writes the whole web.config anew, from an XML document.',
      remedy:
        'Change the lines that are meant as text, or with a transform, and keep every other byte; owa-im does.',
    };
    for (const { of, at, name, arguments: values } of script.members) {
      if (name?.toLowerCase() !== 'save' || of.kind !== 'variable' || values === undefined) continue;
      if (values.some((value) => isWebConfig(value))) yield { at, ...fault };
    }
    for (const command of script.commands) {
      if (!writtenPaths(command).some((value) => isWebConfig(value))) continue;
      const { start, end } = command.pipeline.at;
      if (/\.(Outer|Inner)Xml\b/i.test(script.source.text.slice(start, Math.min(end, start + 2000))))
        yield { at: command.at, ...fault };
    }
  },
};
