import type { PowershellRule } from '../cmdlets/bound-script.ts';
import type { BoundParameter } from '../cmdlets/cmdlet-use.ts';
import { isSyntaxDoubtful } from '../cmdlets/doubtful-syntax.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

export const parametersExcludeEachOther: PowershellRule = {
  id: 'PSH107',
  alias: 'parameters-exclude-each-other',
  category: 'cmdlets',
  severity: 'error',
  summary: 'Parameters that are in no common parameter set of the cmdlet.',
  why: 'PowerShell refuses the command: "Parameter set cannot be resolved using the specified named parameters". Sets that a page contradicts are left alone.',
  source: productDocumentation,
  bad: [
    {
      title: 'The metadata document, and the identifier of another set.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl https://autodiscover.contoso.com/autodiscover/metadata/json/1 -ApplicationIdentifier 00000002-0000-0ff1-ce00-000000000000\n',
      at: ['1:148'],
    },
    {
      title: 'One server, and all of a domain.',
      text: 'Get-ExchangeServer -Identity EX1 -Domain contoso.com\n',
      at: ['1:34'],
    },
    {
      title: 'One virtual directory, and all of a server.',
      text: 'Get-OwaVirtualDirectory -Identity "EX1\\owa (Default Web Site)" -Server EX1\n',
      at: ['1:64'],
    },
  ],
  good: [
    {
      title: 'One set.',
      text: 'New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl https://autodiscover.contoso.com/autodiscover/metadata/json/1\n',
    },
    { title: 'Parameters of all sets.', text: 'Get-OwaVirtualDirectory -Server EX1 -ADPropertiesOnly\n' },
    {
      title: 'One of each set, in two commands.',
      text: 'Get-ExchangeServer EX1\nGet-ExchangeServer -Domain contoso.com\n',
    },
  ],
  *check({ uses }) {
    for (const { cmdlet, sets, bound } of uses) {
      if (sets.length > 0 || cmdlet.sets.length < 2 || isSyntaxDoubtful(cmdlet)) continue;
      const judged = bound
        .filter(({ parameter }) => parameter !== undefined && !parameter.isDoubtful)
        .slice(0, 50);
      const pair = judged.flatMap((later, index) =>
        judged
          .slice(0, index)
          .flatMap((earlier) => (haveCommonSet(earlier, later) ? [] : [{ earlier, later }])),
      )[0];
      const at = (pair?.later ?? judged.at(-1))?.argument.at ?? judged[0]?.argument.at;
      if (at === undefined) continue;
      const names =
        pair === undefined
          ? judged.map(({ name }) => `-${name}`).join(', ')
          : `-${pair.earlier.name} and -${pair.later.name}`;
      yield {
        at,
        message: `${cmdlet.name} has no parameter set with ${names}.`,
        remedy: 'Leave one of them out.',
      };
    }
  },
};

function haveCommonSet({ parameter: one }: BoundParameter, { parameter: other }: BoundParameter): boolean {
  if (one === undefined || other === undefined || one.sets.size === 0 || other.sets.size === 0) return true;
  return [...one.sets.keys()].some((set) => other.sets.has(set));
}
