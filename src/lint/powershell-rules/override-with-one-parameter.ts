import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { boundTo } from '../cmdlets/cmdlet-use.ts';
import { overrideParameters } from '../cmdlets/override-parameters.ts';

const names = new Map([
  ['imservername', 'IMServerName'],
  ['imcertificatethumbprint', 'IMCertificateThumbprint'],
]);

export const overrideWithOneParameter: PowershellRule = {
  id: 'PSH202',
  alias: 'override-with-one-parameter',
  category: 'cmdlets',
  severity: 'error',
  summary: 'An override of OWA instant messaging with the server name alone, or the thumbprint alone.',
  why: '`Set-SettingOverride -Parameters` replaces the whole list: what is left out is gone, and instant messaging stops at the next recycle. OWA needs both values.',
  source:
    'Microsoft, reference of Set-SettingOverride; pull request 2364 of MicrosoftDocs/OfficeDocs-Exchange.',
  bad: [
    {
      title: 'A renewal that loses the server name.',
      text: "Set-SettingOverride -Identity 'OWA IM' -Parameters 'IMCertificateThumbprint=8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B'\n",
      at: ['1:52'],
    },
    {
      title: 'A list of one.',
      text: "Set-SettingOverride -Identity 'OWA IM' -Parameters @('IMServerName=pool.contoso.com')\n",
      at: ['1:52'],
    },
    {
      title: 'With a variable in it.',
      text: 'Set-SettingOverride -Identity IM -Parameters "IMCertificateThumbprint=$thumbprint"\n',
      at: ['1:46'],
    },
    {
      title: 'Both in one text.',
      text: "Set-SettingOverride -Identity IM -Parameters @('IMServerName=a,IMCertificateThumbprint=b')\n",
      at: ['1:46'],
    },
    {
      title: 'In a hashtable that is splatted.',
      text: "$override = @{ Identity = 'IM'; Parameters = @('IMServerName=a'); Confirm = $false }\nSet-SettingOverride @override\n",
      at: ['1:46'],
    },
    {
      title: 'A list of one, in a variable.',
      text: "$parameters = @('IMServerName=a')\nSet-SettingOverride -Identity IM -Parameters $parameters\n",
      at: ['2:46'],
    },
  ],
  good: [
    {
      title: 'Both.',
      text: "Set-SettingOverride -Identity IM -Parameters 'IMServerName=pool.contoso.com','IMCertificateThumbprint=8A2E3B1C9D4F5A6B7C8D9E0F1A2B3C4D5E6F7A8B'\n",
    },
    {
      title: 'Not known before it runs.',
      text: 'Set-SettingOverride -Identity IM -Parameters $parameters\n',
    },
    {
      title: 'Two new overrides with a key each, of which another rule warns.',
      text: "New-SettingOverride -Name A -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a' -Reason IM -Server EX1\nNew-SettingOverride -Name B -Component OwaServer -Section IMSettings -Parameters 'IMCertificateThumbprint=b' -Reason IM -Server EX1\n",
    },
    {
      title: 'A variable that grows.',
      text: '$parameters = @("IMServerName=a")\n$parameters += "IMCertificateThumbprint=$thumbprint"\nSet-SettingOverride -Identity IM -Parameters $parameters\n',
    },
    {
      title: 'Another setting.',
      text: "Set-SettingOverride -Identity Other -Parameters 'Enabled=true'\n",
    },
  ],
  *check(script) {
    const { assigned } = script;
    const overrides = script.uses.flatMap((use) => {
      const value = boundTo(use, 'Parameters')?.value;
      if (value === undefined || !/^(Set|New)-SettingOverride$/.test(use.cmdlet.name)) return [];
      const given = overrideParameters(assigned.constant(value));
      const present = [...names.keys()].filter((key) => given?.has(key));
      return [{ at: value.at, isNew: use.cmdlet.name.startsWith('New-'), given, present }];
    });
    const made = new Set(overrides.flatMap(({ isNew, present }) => (isNew ? present : [])));
    for (const { at, isNew, given, present } of overrides) {
      const [only, ...others] = present;
      if (only === undefined || others.length > 0) continue;
      // Two new ones with a key each: whether Exchange joins them is not known; another rule warns of the second.
      if (isNew && made.size === names.size) continue;
      const missing = [...names].filter(([key]) => key !== only).map(([, name]) => name);
      const isJoined = missing.some((name) =>
        given?.get(only)?.toLowerCase().includes(`${name.toLowerCase()}=`),
      );
      yield {
        at,
        message: isJoined
          ? `One text holds both values, so that ${names.get(only)} gets all of it.`
          : `The override is left without ${missing.join(' and ')}.`,
        remedy: isJoined
          ? "Write two texts: 'IMServerName=...','IMCertificateThumbprint=...'."
          : 'Give both values: the list replaces the one that is there.',
      };
    }
  },
};
