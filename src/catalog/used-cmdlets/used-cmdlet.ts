/**
 * A cmdlet that runbooks call, as Microsoft documents it for Lync Server 2013, Exchange Server 2013 and Windows
 * PowerShell 3.0. Of cmdlets with very many parameters, and of Windows' own, only what the runbook can use is listed.
 */
export interface UsedCmdlet {
  readonly name: string;
  /** Module that brings it; `Exchange` stands for the Microsoft.Exchange endpoint, `Windows` for what every Windows has. */
  readonly module: 'Lync' | 'Exchange' | 'WebAdministration' | 'DnsClient' | 'Windows';
  /** Product generations that know it. */
  readonly generations: readonly string[] | 'any';
  readonly effect: 'reads' | 'changes';
  /** Page of Microsoft's documentation. */
  readonly source: string;
  /**
   * One line a parameter set, as Microsoft writes it: brackets around what may be left out, `[-Name]` where the name may
   * be, `<A | B>` for the accepted values, no type for a switch. Without the common parameters.
   */
  readonly syntax: readonly string[];
}
