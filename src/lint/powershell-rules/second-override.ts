import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo, type CmdletUse } from '../cmdlets/cmdlet-use.ts';
import { isOtherBranch } from '../cmdlets/is-other-branch.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const secondOverride: PowershellRule = {
  id: 'PSH204',
  alias: 'second-override',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A second new override of the same component and section for the same servers.',
  why: 'Exchange accepts both, and which one wins is documented nowhere. A renewal changes the override that is there.',
  source:
    'Microsoft, reference of New-SettingOverride; pull request 2353 of MicrosoftDocs/OfficeDocs-Exchange.',
  bad: [
    {
      title: 'One for the old certificate, one for the new.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM -Server EX1\nNew-SettingOverride -Name 'IM 2' -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=c' -Reason IM -Server EX1\n",
      at: ['2:1'],
    },
    {
      title: 'For all servers, and again for one.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM\nNew-SettingOverride -Name 'IM 2' -Component owaserver -Section imsettings -Parameters 'IMServerName=a','IMCertificateThumbprint=c' -Reason IM -Server EX1\n",
      at: ['2:1'],
    },
    {
      title: 'Another setting.',
      text: "New-SettingOverride -Name A -Component C -Section S -Parameters 'x=1' -Reason R\nNew-SettingOverride -Name B -Component C -Section S -Parameters 'x=2' -Reason R\n",
      at: ['2:1'],
    },
  ],
  good: [
    {
      title: 'One a server.',
      text: "New-SettingOverride -Name IM1 -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM -Server EX1\nNew-SettingOverride -Name IM2 -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=c' -Reason IM -Server EX2\n",
    },
    {
      title: 'A change of the one that is there.',
      text: "New-SettingOverride -Name A -Component C -Section S -Parameters 'x=1' -Reason R\nSet-SettingOverride -Identity A -Parameters 'x=2'\n",
    },
    {
      title: 'Another section.',
      text: "New-SettingOverride -Name A -Component C -Section S -Parameters 'x=1' -Reason R\nNew-SettingOverride -Name B -Component C -Section T -Parameters 'x=1' -Reason R\n",
    },
    {
      title: 'In another branch.',
      text: "if ($a) { New-SettingOverride -Name A -Component C -Section S -Parameters 'x=1' -Reason R }\nelse { New-SettingOverride -Name B -Component C -Section S -Parameters 'x=2' -Reason R }\n",
    },
  ],
  *check({ uses, source }) {
    const placesSeen = new Map<string, Seen>();
    for (const use of uses) {
      if (use.cmdlet.name !== 'New-SettingOverride' || use.isOpen) continue;
      if (boundTo(use, 'MinVersion') ?? boundTo(use, 'MaxVersion')) continue;
      const [component, section] = ['Component', 'Section'].map((name) =>
        literalText(boundTo(use, name)?.value),
      );
      if (component === undefined || section === undefined) continue;
      const shown = `${component}, ${section}`;
      const place = shown.toLowerCase();
      const server = textOf(use, 'Server', source.text);
      const seen = placesSeen.get(place);
      if (seen === undefined) {
        placesSeen.set(place, { first: use, byServer: new Map([[server, use]]) });
        continue;
      }
      // One for all servers meets every other.
      const earlier =
        server === undefined ? seen.first : (seen.byServer.get(server) ?? seen.byServer.get(undefined));
      if (earlier === undefined) {
        seen.byServer.set(server, use);
        continue;
      }
      if (textOf(earlier, 'Name', source.text) === textOf(use, 'Name', source.text)) continue;
      if (isOtherBranch(source.text, earlier.command.at.end, use.command.at.start)) continue;
      const { line } = source.placeOf(earlier.command.at.start);
      yield {
        at: use.command.nameAt,
        message: `Line ${line} makes an override of ${shown} for the same servers already.`,
        remedy: 'Change that one with Set-SettingOverride, giving all of its parameters.',
      };
    }
  },
};

/** The first override of a component and section, and the first for each text of -Server. */
interface Seen {
  readonly first: CmdletUse;
  readonly byServer: Map<string | undefined, CmdletUse>;
}

function textOf(use: CmdletUse, name: string, text: string): string | undefined {
  const value = boundTo(use, name)?.value;
  return value === undefined ? undefined : text.slice(value.at.start, value.at.end).toLowerCase();
}
