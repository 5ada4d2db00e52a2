import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { itemsOf } from '../cmdlets/value-text.ts';

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
      title: 'With a wildcard.',
      text: "Set-SettingOverride -Identity IM -Server '*.contoso.com'\n",
      at: ['1:42'],
    },
  ],
  good: [
    { title: 'Short names.', text: 'Set-SettingOverride -Identity IM -Server EX1, EX2\n' },
    { title: 'A wildcard.', text: "Set-SettingOverride -Identity IM -Server 'EX16*'\n" },
    { title: 'Another cmdlet.', text: 'Get-OwaVirtualDirectory -Server ex1.contoso.com\n' },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (!/^(New|Set)-SettingOverride$/.test(use.cmdlet.name)) continue;
      for (const item of itemsOf(boundTo(use, 'Server')?.value)) {
        if (item.kind !== 'string' || !item.text.includes('.')) continue;
        const [short = ''] = item.text.split('.');
        yield {
          at: item.at,
          message: `"${item.text}" matches no server: -Server of an override takes short names.`,
          remedy: /\w/.test(short) ? `Write ${short}.` : 'Write the short names of the servers.',
          ...(/^\w[\w-]*$/.test(short) && item.quote === 'none'
            ? { edits: [{ at: item.at, text: short }] }
            : {}),
        };
      }
    }
  },
};
