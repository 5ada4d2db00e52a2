import { editDistance, nearest } from '../../environment/values/nearest.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';
import { overrideIdentityParameters } from './override-of-other-name.ts';

export const unknownParameter: PowershellRule = {
  id: 'PSH103',
  alias: 'unknown-parameter',
  category: 'cmdlets',
  severity: 'error',
  summary: 'A parameter that no version of the cmdlet has.',
  why: 'Binding fails, and nothing of the command is done. Abbreviations are read as PowerShell reads them; parameters of former versions of the documentation have a rule of their own.',
  source: productDocumentation,
  bad: [
    {
      title: 'A letter is missing.',
      text: 'Set-OwaMailboxPolicy -Identity Default -InstantMesagingType Ocs\n',
      at: ['1:40'],
    },
    {
      title: 'A parameter of another cmdlet.',
      text: 'New-CsTrustedApplication -ApplicationId OutlookWebApp -Identity mail.contoso.com -PoolFqdn x -Port 5199\n',
      at: ['1:82'],
    },
    {
      title: 'With a colon.',
      text: 'Get-OwaVirtualDirectory -Servers:EX1\n',
      at: ['1:25'],
    },
  ],
  good: [
    { title: 'In another case.', text: 'get-owavirtualdirectory -server EX1 -adpropertiesonly\n' },
    { title: 'Abbreviated.', text: 'Get-OwaVirtualDirectory -Serv EX1\n' },
    {
      title: 'Common parameters.',
      text: 'Get-Mailbox -ErrorAction Stop -ev failed -Verbose -OutVariable all\n',
    },
    {
      title: 'A function of the script that has the name.',
      text: 'function Get-Mailbox { param($Nickname) $Nickname }\nGet-Mailbox -Nickname jo\n',
    },
  ],
  *check({ uses, source }) {
    for (const use of uses) {
      for (const { at, name } of use.unknown) {
        const lower = name.toLowerCase();
        // Pages forget these two now and then.
        if (['confirm', 'whatif', 'cf', 'wi'].includes(lower)) continue;
        if ([...use.cmdlet.removed.keys()].some((one) => one.toLowerCase() === lower)) continue;
        if (overrideIdentityParameters(use.cmdlet).includes(lower)) continue;
        const names = use.cmdlet.parameters.map((one) => one.name);
        const meant = nearest(name, names);
        const dash = source.text.slice(at.start, at.start + 1);
        yield {
          at: { start: at.start, end: at.start + 1 + name.length },
          message: `${use.cmdlet.name} has no parameter -${name}.`,
          remedy:
            meant === undefined
              ? `Look at the documentation of ${use.cmdlet.name}, and leave the parameter out.`
              : `Write -${meant}.`,
          ...(meant !== undefined && dash === '-' && editDistance(lower, meant.toLowerCase(), 3) < 3
            ? { edits: [{ at: { start: at.start + 1, end: at.start + 1 + name.length }, text: meant }] }
            : {}),
        };
      }
    }
  },
};
