import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { nameRange } from '../cmdlets/cmdlet-use.ts';

export const overrideOfOtherName: PowershellRule = {
  id: 'PSH201',
  alias: 'override-of-other-name',
  category: 'cmdlets',
  severity: 'error',
  summary: '`Set-SettingOverride` with -Name, -Component or -Section.',
  why: 'It has only -Identity, and changes neither component nor section. The page "Configure instant messaging integration with Outlook on the web" shows the renewal with -Name and -Component; those lines fail.',
  source: 'Microsoft, reference of Set-SettingOverride.',
  bad: [
    {
      title: '-Name.',
      text: "Set-SettingOverride -Name 'OWA IM' -Parameters 'IMServerName=a','IMCertificateThumbprint=b'\n",
      at: ['1:21'],
    },
    {
      title: 'As that page shows it.',
      text: "Set-SettingOverride -Identity IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b'\n",
      at: ['1:34', '1:55'],
    },
    { title: 'In another case.', text: 'set-settingoverride -name IM -Reason renewal\n', at: ['1:21'] },
  ],
  good: [
    {
      title: '-Identity.',
      text: "Set-SettingOverride -Identity 'OWA IM' -Parameters 'IMServerName=a','IMCertificateThumbprint=b'\n",
    },
    {
      title: 'A new one has them.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM\n",
    },
    { title: 'By splatting.', text: 'Set-SettingOverride @override\n' },
  ],
  *check({ uses, source }) {
    for (const { cmdlet, unknown, bound } of uses) {
      for (const argument of unknown) {
        const { at, name } = argument;
        if (cmdlet.name !== 'Set-SettingOverride' || !/^(name|component|section)$/i.test(name)) continue;
        const nameAt = nameRange(argument, source.text);
        const isName = name.toLowerCase() === 'name' && !bound.some((one) => one.name === 'Identity');
        yield {
          at: { start: at.start, end: nameAt.end },
          message: `Set-SettingOverride has no -${name}.`,
          remedy: isName
            ? 'Write -Identity.'
            : `Leave -${name} out: an override keeps its component and section.`,
          ...(isName ? { edits: [{ at: nameAt, text: 'Identity' }] } : {}),
        };
      }
    }
  },
};
