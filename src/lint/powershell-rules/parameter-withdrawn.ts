import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { isUndocumented } from '../cmdlets/undocumented-parameters.ts';

export const parameterWithdrawn: PowershellRule = {
  id: 'PSH105',
  alias: 'parameter-withdrawn',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A parameter that older documentation of the cmdlet describes and the newest does not.',
  why: 'Microsoft removed it from the page: some such parameters still bind, some never did, some were of an online service only. None should be relied on.',
  source: `${productDocumentation} Its history.`,
  bad: [
    {
      title: 'Never of use.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Reason IM -FixVersion 15.1\n",
      at: ['1:139'],
    },
    {
      title: 'Of another cmdlet.',
      text: 'Set-SettingOverride -Identity IM -FixVersion 15.1.225.42\n',
      at: ['1:34'],
    },
    {
      title: 'Of the online service.',
      text: 'Set-CsOAuthConfiguration -BypassDualWrite $true\n',
      at: ['1:26'],
    },
  ],
  good: [
    { title: 'What took its place.', text: 'Set-SettingOverride -Identity IM -MaxVersion 15.1.225.42\n' },
    { title: 'Unknown altogether.', text: 'Set-SettingOverride -Identity IM -Colour red\n' },
    {
      title: 'Still documented.',
      text: 'Set-CsOAuthConfiguration -ExchangeAutodiscoverAllowedDomains contoso.com\n',
    },
  ],
  *check({ uses }) {
    for (const { cmdlet, unknown } of uses) {
      for (const { at, name } of unknown) {
        const former = [...cmdlet.removed.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
        if (former === undefined || isUndocumented(cmdlet, name)) continue;
        yield {
          at,
          message: `-${former} is no longer documented for ${cmdlet.name}.`,
          remedy: `Leave -${former} out, or try it on a server of the same version first.`,
        };
      }
    }
  },
};
