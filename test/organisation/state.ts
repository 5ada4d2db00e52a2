/**
 * What the simulated organisation keeps on disk, one interface a file. The PowerShell stand-ins write these files, the
 * builder makes them, the judge reads them. Times are UTC text, `yyyy-MM-dd HH:mm:ss.fff`, so that no JSON reader takes
 * them for dates; paths start with `%ORGANISATION%` and use `/`, so that a copied folder keeps working.
 */

export type * from './state-exchange.ts';
export type * from './state-machine.ts';
export type * from './state-skype.ts';

/**
 * What the simulated organisation keeps on disk, one interface a file. The PowerShell stand-ins write these files, the
 * builder makes them, the judge reads them. Times are UTC text, `yyyy-MM-dd HH:mm:ss.fff`, so that no JSON reader takes
 * them for dates; paths start with `%ORGANISATION%` and use `/`, so that a copied folder keeps working.
 */

/** `organisation.json`: what every machine sees. */
export interface OrganisationState {
  /** Folder of the machine on which the runbook runs: `management`, `servers/NAME` or `frontends/NAME`. */
  readonly runsOn: string;
  /** Folders of all machines. */
  readonly machines: readonly string[];
  /** What every command takes, at least. */
  readonly latencyMilliseconds: number;
  readonly computerAccounts: readonly string[];
  readonly dns: Readonly<Record<string, readonly string[]>>;
  /** Metadata documents that a web server answers with. */
  readonly metadata: readonly {
    readonly url: string;
    readonly product: 'exchange' | 'skype';
    readonly applicationIdentifier: string;
    readonly realm: string;
  }[];
}
