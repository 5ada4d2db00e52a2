import type { Cmdlet } from '../../src/catalog/cmdlets/cmdlet.ts';
import { loadCmdlets } from '../../src/catalog/cmdlets/cmdlets.ts';
import { parseSyntax, type SyntaxParameter } from '../organisation/cmdlet-syntax.ts';
import { partlyUsedSets } from './partly-used-sets.ts';
import { windowsCmdlets } from './windows-cmdlets.ts';

/** A cmdlet that a runbook may call beyond PowerShell's base commands. The stand-ins of the tests are compared with it. */
export interface UsedCmdlet {
  readonly name: string;
  /** The catalogue's entry; Windows' own commands have none. */
  readonly documented: Cmdlet | undefined;
  /** What stand-ins declare: of cmdlets with very many parameters only those that a runbook can use. */
  readonly sets: readonly (readonly SyntaxParameter[])[];
}

/** The cmdlets of which stand-ins declare every parameter. */
const names = [
  ...'Get-CsSite Get-CsPool Get-CsServerVersion Get-CsTopology Export-CsConfiguration Enable-CsTopology'.split(
    ' ',
  ),
  ...'Get-CsTrustedApplicationPool New-CsTrustedApplicationPool Set-CsTrustedApplicationPool'.split(' '),
  ...'Remove-CsTrustedApplicationPool Get-CsTrustedApplication New-CsTrustedApplication'.split(' '),
  ...'Remove-CsTrustedApplication Get-CsTrustedApplicationComputer New-CsTrustedApplicationComputer'.split(
    ' ',
  ),
  ...'Remove-CsTrustedApplicationComputer Get-CsPartnerApplication New-CsPartnerApplication'.split(' '),
  ...'Remove-CsPartnerApplication Get-CsManagementStoreReplicationStatus Test-CsExStorageConnectivity'.split(
    ' ',
  ),
  ...'Get-ExchangeServer Get-OrganizationConfig Get-AuthConfig Get-ExchangeCertificate'.split(' '),
  ...'Get-ClientAccessServer Get-ClientAccessService Get-PartnerApplication Set-PartnerApplication'.split(
    ' ',
  ),
  ...'Remove-PartnerApplication Get-OwaVirtualDirectory Get-OwaMailboxPolicy Get-UMDialPlan Get-UMService'.split(
    ' ',
  ),
  ...'Get-UMCallRouterSettings Test-OAuthConnectivity Set-ADServerSettings Get-SettingOverride'.split(' '),
  ...'New-SettingOverride Set-SettingOverride Remove-SettingOverride Get-ExchangeDiagnosticInfo'.split(' '),
  ...'Get-WebAppPoolState Restart-WebAppPool Start-WebAppPool'.split(' '),
];

/** The page names these in prose only, so the catalogue doesn't hold them for certain. */
const proseValues = new Map([['Test-CsExStorageConnectivity -Binding', ['NetNamedPipe', 'NetTCP']]]);

const cmdlets = await loadCmdlets();

export const usedCmdlets: readonly UsedCmdlet[] = [
  ...names.map((name) => {
    const cmdlet = documented(name);
    return { name, documented: cmdlet, sets: cmdlet.sets.map((_set, index) => parametersOf(cmdlet, index)) };
  }),
  ...Object.entries(partlyUsedSets).map(([name, sets]) => {
    const cmdlet = documented(name);
    return {
      ...{ name, documented: cmdlet },
      sets: Object.entries(sets).map(([set, parameters]) => {
        const wanted = new Set(parameters.split(' '));
        const index = cmdlet.sets.findIndex((one) => one.name === set);
        const found = parametersOf(cmdlet, index).filter((one) => wanted.has(one.name));
        if (found.length !== wanted.size) throw new Error(`${name} has not all of ${parameters} in ${set}`);
        return found;
      }),
    };
  }),
  ...windowsCmdlets.map(({ name, syntax }) => ({
    name,
    documented: undefined,
    sets: syntax.map(parseSyntax),
  })),
];

function documented(name: string): Cmdlet {
  const cmdlet = cmdlets.get(name);
  if (cmdlet === undefined) throw new Error(`${name} is not in the catalogue`);
  return cmdlet;
}

/** All parameters of a set of a documented cmdlet. */
export function parametersOf(cmdlet: Cmdlet, set: number): readonly SyntaxParameter[] {
  return cmdlet.parameters.flatMap(({ name, type, sets, values }) => {
    const place = sets.get(set);
    if (place === undefined) return [];
    const accepted = proseValues.get(`${cmdlet.name} -${name}`) ?? values;
    return [{ name, type, mandatory: place.required, position: place.position, values: accepted }];
  });
}
