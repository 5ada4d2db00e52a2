import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { newestPowershell } from '../cmdlets/newest-powershell.ts';

export const newerSyntax: PowershellRule = {
  id: 'PSH301',
  alias: 'newer-syntax',
  category: 'powershell',
  severity: 'error',
  summary: "Syntax that the target's PowerShell does not have.",
  why: 'The script does not even parse there, so nothing of it runs. Exchange 2013 and Lync 2013 have PowerShell 4.0 at most, all others 5.1; PowerShell 7 loads none of their modules.',
  source: 'Microsoft, "Exchange 2013 system requirements", "What\'s New in PowerShell".',
  bad: [
    {
      title: 'A conditional operator.',
      text: '$type = $enabled ? 1 : 0\n',
      context: { products: { exchange: '2019' } },
      at: ['1:9'],
    },
    {
      title: 'A class, for Exchange 2013.',
      text: 'class Server { [string] $Name }\n',
      context: { products: { exchange: '2013' } },
      at: ['1:1'],
    },
    {
      title: 'A chain.',
      text: 'Get-Date && Get-Host\n',
      context: { products: { powershell: '5.1' } },
      at: ['1:10'],
    },
  ],
  good: [
    {
      title: 'A class, for Exchange 2019.',
      text: 'class Server { [string] $Name }\n',
      context: { products: { exchange: '2019' } },
    },
    {
      title: 'PowerShell 7.',
      text: '$type = $enabled ? 1 : 0\n',
      context: { products: { powershell: '7.0' } },
    },
    { title: 'The target is not known.', text: '$type = $enabled ? 1 : 0\n' },
  ],
  *check(script) {
    const newest = newestPowershell(script);
    if (newest === undefined) return;
    for (const { construct, since, at } of script.newerSyntax) {
      if (Number(since) <= Number(newest.version)) continue;
      yield {
        at,
        message: `PowerShell ${newest.version} has no ${construct}, which came with ${since}: ${newest.why}.`,
        remedy: 'Write it with older syntax.',
      };
    }
  },
};
