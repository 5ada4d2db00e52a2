import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { itemsOf } from '../cmdlets/value-text.ts';
import type { Value } from '../powershell/value.ts';

export const overrideServerName: PowershellRule = {
  id: 'PSH224',
  alias: 'override-server-name',
  category: 'names',
  severity: 'error',
  summary: 'An override whose -Server is a full name.',
  why: '-Server takes short names, with wildcards. A full name matches no server, so the override is accepted and applies nowhere.',
  source:
    'Microsoft, "Configure instant messaging integration with Outlook on the web"; reference of New-SettingOverride (-Server).',
  bad: [
    {
      title: 'A full name.',
      text: 'Set-SettingOverride -Identity IM -Server ex1.contoso.com\n',
      at: ['1:42'],
    },
    {
      title: 'One of a list.',
      text: "New-SettingOverride -Name X -Component Eas -Section Y -Parameters 'Enabled=true' -Reason Z -Server EX1, 'ex2.contoso.com'\n",
      at: ['1:105'],
    },
    {
      title: 'A variable with a domain.',
      text: 'Set-SettingOverride -Identity IM -Server "$server.contoso.com"\n',
      at: ['1:42'],
    },
    {
      title: 'With a wildcard.',
      text: "Set-SettingOverride -Identity IM -Server '*.contoso.com'\n",
      at: ['1:42'],
    },
  ],
  good: [
    { title: 'Short names.', text: 'Set-SettingOverride -Identity IM -Server EX1, EX2\n' },
    { title: 'A wildcard.', text: "Set-SettingOverride -Identity IM -Server 'EX16*'\n" },
    { title: 'A property.', text: 'Set-SettingOverride -Identity IM -Server "$($server.Name)"\n' },
    { title: 'Another cmdlet.', text: 'Get-OwaVirtualDirectory -Server ex1.contoso.com\n' },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (!/^(New|Set)-SettingOverride$/.test(use.cmdlet.name)) continue;
      for (const item of itemsOf(boundTo(use, 'Server')?.value)) {
        const text = fullNameIn(item);
        if (text === undefined) continue;
        const [short = ''] = text.split('.');
        yield {
          at: item.at,
          message: `"${text}" matches no server: -Server of an override takes short names.`,
          remedy: /\w/.test(short) ? `Write ${short}.` : 'Write the short names of the servers.',
          ...(/^\w[\w-]*$/.test(short) && item.kind === 'string' && item.quote === 'none'
            ? { edits: [{ at: item.at, text: short }] }
            : {}),
        };
      }
    }
  },
};

/** Of a text with variables only what is surely no property: a domain of two labels after one. */
function fullNameIn(item: Value): string | undefined {
  if (item.kind === 'string') return item.text.includes('.') ? item.text : undefined;
  const text = item.kind === 'expandable' ? item.raw.slice(1, -1) : '';
  return /^\$\w+(?:\.[a-z][a-z0-9-]*){2,}$/i.test(text) ? text : undefined;
}
