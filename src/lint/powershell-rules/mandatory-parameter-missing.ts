import type { Applicability } from '../../catalog/cmdlets/cmdlet.ts';
import { appliesTo } from '../cmdlets/applies-to.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { type CmdletUse, isComplete } from '../cmdlets/cmdlet-use.ts';
import { isSyntaxDoubtful } from '../cmdlets/doubtful-syntax.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

export const mandatoryParameterMissing: PowershellRule = {
  id: 'PSH108',
  alias: 'mandatory-parameter-missing',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A call that lacks a mandatory parameter in every set that it could mean.',
  why: 'PowerShell asks for it, and an unattended run waits for an answer or fails. What comes by splatting or through the pipeline is not known, so such calls are left alone.',
  source: productDocumentation,
  bad: [
    {
      title: 'An application without its port.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn mail.contoso.com\n',
      at: ['1:1'],
    },
    {
      title: 'An override without its reason.',
      text: "New-SettingOverride -Name IM -Component OwaServer -Section IMSettings -Parameters 'IMServerName=a','IMCertificateThumbprint=b'\n",
      at: ['1:1'],
    },
    {
      title: 'Nothing at all.',
      text: 'Set-OwaVirtualDirectory -InstantMessagingEnabled $true\n',
      at: ['1:1'],
    },
  ],
  good: [
    {
      title: 'By position.',
      text: "Set-OwaVirtualDirectory 'EX1\\owa (Default Web Site)' -InstantMessagingEnabled $true\n",
    },
    {
      title: 'Through the pipeline.',
      text: 'Get-OwaVirtualDirectory -Server EX1 | Set-OwaVirtualDirectory -InstantMessagingEnabled $true\n',
    },
    { title: 'By splatting.', text: 'New-SettingOverride @override\n' },
    {
      title: 'Where the page shows a call that its syntax forbids.',
      text: 'New-GlobalAddressList -Name NewGAL\n',
    },
  ],
  *check({ uses }) {
    for (const use of uses) {
      if (isSyntaxDoubtful(use.cmdlet)) continue;
      if (use.hasInput || !isComplete(use)) continue;
      const missing = use.sets.map((set) => missingOf(use, set));
      const least = missing.reduce(
        (one, other) => (other.length < one.length ? other : one),
        missing[0] ?? [],
      );
      // A switch that is mandatory everywhere is a mistake of the page: it left out the set without it.
      if (least.length === 0 || least.some((name) => isSwitch(use, name))) continue;
      const names = least.map((name) => `-${name}`).join(' and ');
      yield {
        at: use.command.nameAt,
        message: `${use.cmdlet.name} needs ${names}.`,
        remedy: `Give ${names}; unattended, nobody answers a question for it.`,
      };
    }
  },
};

function missingOf({ cmdlet, bound, product }: CmdletUse, set: number): readonly string[] {
  return cmdlet.parameters
    .filter(
      ({ name, sets, applies, isDoubtful }) =>
        sets.get(set)?.required === true &&
        !isDoubtful &&
        (product === undefined ? isOfAll(applies, cmdlet.applies) : appliesTo(applies, product) === 'yes') &&
        !bound.some((one) => one.name === name),
    )
    .map(({ name }) => name);
}

/** Whether it is there in every supported version that has the cmdlet. */
function isOfAll(parameter: Applicability, cmdlet: Applicability): boolean {
  return [...cmdlet.products].every(
    (letter) => !/[b-el-n]/.test(letter) || parameter.products.includes(letter),
  );
}

function isSwitch({ cmdlet }: CmdletUse, name: string): boolean {
  return cmdlet.parameters.some((one) => one.name === name && one.type === 'switch');
}
