import type { Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { isSyntaxDoubtful } from '../cmdlets/doubtful-syntax.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { truthOf } from '../cmdlets/value-text.ts';

export const valueWithoutParameter: PowershellRule = {
  id: 'PSH116',
  alias: 'value-without-parameter',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A value for which no positional parameter is left.',
  why: 'PowerShell refuses the command: "A positional parameter cannot be found that accepts argument". Most often a list lacks a comma, a name its quotes, or a parameter its hyphen.',
  source: productDocumentation,
  bad: [
    {
      title: 'A name with a blank, without quotes.',
      text: 'Set-OwaMailboxPolicy -Identity Default Policy -InstantMessagingEnabled $false\n',
      at: ['1:40'],
    },
    { title: 'A list without a comma.', text: 'Get-OwaVirtualDirectory -Server EX1 EX2\n', at: ['1:37'] },
    {
      title: 'A parameter without its hyphen.',
      text: 'Set-OwaMailboxPolicy Default InstantMessagingEnabled $false\n',
      at: ['1:30'],
    },
  ],
  good: [
    {
      title: 'In quotes.',
      text: "Set-OwaMailboxPolicy -Identity 'Default Policy' -InstantMessagingEnabled $false\n",
    },
    { title: 'By position.', text: "Get-OwaVirtualDirectory 'EX1\\owa (Default Web Site)'\n" },
    {
      title: 'Where the page shows no position at all.',
      text: "Disable-JournalRule 'Brokerage'  -Confirm:$false\n",
    },
    {
      title: 'After a parameter that is not known, it may be its value.',
      text: 'Get-OwaVirtualDirectory -Colour EX1\n',
    },
  ],
  *check({ uses }) {
    for (const { cmdlet, unplaced, isOpen, unknown, ambiguous } of uses) {
      const [first] = unplaced;
      if (first === undefined || isOpen || unknown.length + ambiguous.length > 0) continue;
      // Where a page shows no position at all, it may have forgotten them.
      if (isSyntaxDoubtful(cmdlet) || !hasPositions(cmdlet)) continue;
      // After a switch: another rule says what is wrong.
      if (truthOf(first.value) !== undefined) continue;
      yield {
        at: first.at,
        message: `${cmdlet.name} has no positional parameter left for this value.`,
        remedy: 'Name its parameter, write a comma between values, or put the words in quotes.',
      };
    }
  },
};

function hasPositions({ parameters }: Cmdlet): boolean {
  return parameters.some(({ sets }) => [...sets.values()].some(({ position }) => position !== undefined));
}
