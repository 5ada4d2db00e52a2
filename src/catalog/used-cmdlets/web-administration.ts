import type { UsedCmdlet } from './used-cmdlet.ts';

/** IIS; sources are pages of MicrosoftDocs/windows-powershell-docs at f113d6bd. */
export const webAdministrationCmdlets: readonly UsedCmdlet[] = [
  {
    name: 'Get-WebAppPoolState',
    module: 'WebAdministration',
    generations: 'any',
    effect: 'reads',
    source: 'docset/winserver2016-ps/WebAdministration/Get-WebAppPoolState.md',
    syntax: ['Get-WebAppPoolState [[-Name] <String>]'],
  },
  {
    name: 'Restart-WebAppPool',
    module: 'WebAdministration',
    generations: 'any',
    effect: 'changes',
    source: 'docset/winserver2016-ps/WebAdministration/Restart-WebAppPool.md',
    syntax: ['Restart-WebAppPool [[-Name] <String>]'],
  },
  {
    name: 'Start-WebAppPool',
    module: 'WebAdministration',
    generations: 'any',
    effect: 'changes',
    source: 'docset/winserver2016-ps/WebAdministration/Start-WebAppPool.md',
    syntax: ['Start-WebAppPool [[-Name] <String>] [-Passthru]'],
  },
];
