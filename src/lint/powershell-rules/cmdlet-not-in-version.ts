import type { Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';
import { appliesTo, type Product, productNames } from '../cmdlets/applies-to.ts';
import { isAfterAssertion, versionAssertions } from '../cmdlets/asserts-version.ts';
import type { BoundScript, PowershellRule } from '../cmdlets/bound-script.ts';
import { isGuarded } from '../cmdlets/is-guarded.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { literalText } from '../cmdlets/value-text.ts';

export const cmdletNotInVersion: PowershellRule = {
  id: 'PSH102',
  alias: 'cmdlet-not-in-version',
  category: 'cmdlets',
  severity: 'error',
  summary: 'A cmdlet that the product version does not have.',
  why: 'The endpoint or module of that version does not offer it, so the line fails. Cmdlets about which versions of the documentation disagree are left alone, and those that the script asks Get-Command for.',
  source: `${productDocumentation} "Discontinued features in Exchange Server".`,
  bad: [
    {
      title: 'Unified messaging ended with Exchange 2016.',
      text: 'Get-UMService -Server EX19\n',
      context: { products: { exchange: '2019' } },
      at: ['1:1'],
    },
    {
      title: 'A name of Exchange 2016 and later.',
      text: 'Get-ClientAccessService | Format-List Name\n',
      context: { products: { exchange: '2013' } },
      at: ['1:1'],
    },
    {
      title: 'In a pipeline.',
      text: 'Get-Mailbox | Get-ClientAccessService\n',
      context: { products: { exchange: '2013' } },
      at: ['1:15'],
    },
  ],
  good: [
    {
      title: 'The same in the version that has it.',
      text: 'Get-UMService -Server EX16\n',
      context: { products: { exchange: '2016' } },
    },
    {
      title: 'Asked for first.',
      text: 'if (Get-Command Get-UMService -ErrorAction SilentlyContinue) { Get-UMService }\n',
      context: { products: { exchange: '2019' } },
    },
    {
      title: 'Only for the versions that have it.',
      text: "if ($version -lt '15.2') { Get-UMService }\n",
      context: { products: { exchange: '2019' } },
    },
    {
      title: 'In a step of a runbook for servers of another generation.',
      text: "Step 'EX1/dial-plan' -Target 'exchange' -Generation '2016' @{\n    Read = { Get-UMService -Identity EX1 }\n}\n",
      context: { products: { exchange: '2019' } },
    },
    {
      title: 'After a check of the version.',
      text: "function Get-Plan {\n  Assert-IsSupportedVersion '2013', '2016'\n  Get-UMService\n}\n",
      context: { products: { exchange: '2019' } },
    },
    { title: 'The version is not known.', text: 'Get-UMService\nGet-ClientAccessService\n' },
  ],
  *check(script) {
    const asked = namesAskedFor(script);
    const assertions = versionAssertions(script);
    for (const { cmdlet, command, product } of script.uses) {
      if (product === undefined || !isMissing(cmdlet, product)) continue;
      if (isAfterAssertion(command, assertions)) continue;
      if (asked.has(cmdlet.name.toLowerCase()) || isGuarded(script.source.text, command.at.start)) continue;
      yield {
        at: command.nameAt,
        message: `${cmdlet.name} is not a cmdlet of ${product.name}, only of ${productNames(cmdlet.applies)}.`,
        remedy: `Leave it out for ${product.name}, or ask Get-Command whether it is there.`,
      };
    }
  },
};

/** Pages disagree about unified messaging; that it ended with Exchange 2016 is certain. */
function isMissing({ name, applies }: Cmdlet, product: Product): boolean {
  if (/-UM[A-Z]/.test(name) && ['d', 'e'].includes(product.letter)) return true;
  return appliesTo(applies, product) === 'no';
}

function namesAskedFor({ commands }: BoundScript): ReadonlySet<string> {
  return new Set(
    commands
      .filter(({ name }) => /^(get-command|gcm)$/i.test(name ?? ''))
      .flatMap((command) => command.arguments)
      .flatMap((argument) => {
        if (argument.kind === 'splatted' || argument.value === undefined) return [];
        const items = argument.value.kind === 'array' ? argument.value.items : [argument.value];
        return items.map((item) => (literalText(item) ?? '').toLowerCase());
      }),
  );
}
