import { appliesTo, productNames } from '../cmdlets/applies-to.ts';
import { isAfterAssertion, versionAssertions } from '../cmdlets/asserts-version.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { isGuarded } from '../cmdlets/is-guarded.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

export const parameterNotInVersion: PowershellRule = {
  id: 'PSH104',
  alias: 'parameter-not-in-version',
  category: 'cmdlets',
  severity: 'error',
  summary: 'A parameter that the cmdlet does not have in the product version.',
  why: 'Binding fails there, and nothing of the command is done. Where versions of the documentation disagree, nothing is said.',
  source: productDocumentation,
  bad: [
    {
      title: 'Of Exchange 2016 and later.',
      text: "Set-SettingOverride -Identity 'OWA IM' -Parameters 'IMServerName=a','IMCertificateThumbprint=b' -Force\n",
      context: { products: { exchange: '2013' } },
      at: ['1:97'],
    },
    {
      title: 'Of Exchange Online only.',
      text: 'Get-Mailbox -InactiveMailboxOnly\n',
      context: { products: { exchange: '2019' } },
      at: ['1:13'],
    },
    {
      title: 'Of Skype for Business Server 2015 and later.',
      text: 'Set-CsOAuthConfiguration -ClientAuthorizationOAuthServerIdentity evoSTS\n',
      context: { products: { skype: 'lync-2013' } },
      at: ['1:26'],
    },
  ],
  good: [
    {
      title: 'In a version that has it.',
      text: "Set-SettingOverride -Identity 'OWA IM' -Reason renewal -Force\n",
      context: { products: { exchange: '2016' } },
    },
    { title: 'The version is not known.', text: 'Get-Mailbox -InactiveMailboxOnly\n' },
    {
      title: 'A cmdlet of the other product.',
      text: 'Set-CsOAuthConfiguration -ClientAuthorizationOAuthServerIdentity evoSTS\n',
      context: { products: { exchange: '2013' } },
    },
  ],
  *check(script) {
    const { uses, source } = script;
    const assertions = versionAssertions(script);
    for (const { command, cmdlet, product, bound } of uses) {
      if (product === undefined || appliesTo(cmdlet.applies, product) === 'no') continue;
      if (isAfterAssertion(command, assertions)) continue;
      for (const { parameter, argument, how } of bound) {
        if (parameter === undefined || how === 'position') continue;
        if (appliesTo(parameter.applies, product) !== 'no' || isGuarded(source.text, argument.at.start))
          continue;
        yield {
          at: argument.at,
          message: `${cmdlet.name} has no -${parameter.name} in ${product.name}, only in ${productNames(parameter.applies)}.`,
          remedy: `Leave -${parameter.name} out for ${product.name}.`,
        };
      }
    }
  },
};
