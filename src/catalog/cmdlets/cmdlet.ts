/**
 * Products of Microsoft's reference, a letter for each. `a` to `e`: Exchange 2010, 2013, 2016, 2019, SE; `k` to `n`: Lync
 * 2010, 2013, Skype for Business 2015, 2019; `1` to `6`: Windows Server 2012, 2012 R2, 2016, 2019, 2022, 2025; `o`, `s`,
 * `p`, `f`, `t` are online services.
 */
export interface Applicability {
  /** Empty where the page names none. */
  readonly products: string;
  /** What an older version of the page claimed and the newest does not: don't count on either. */
  readonly formerly: string;
}

/** A cmdlet as Microsoft documents it, without the common parameters. */
export interface Cmdlet {
  readonly name: string;
  readonly module: 'Exchange' | 'Skype' | 'WebAdministration' | 'OfficeWebApps' | 'UnifiedMessagingTool';
  readonly applies: Applicability;
  /** By the name of the parameter set, `(All)` where there is one. The first may be marked as default. */
  readonly sets: readonly { readonly name: string; readonly isDefault: boolean }[];
  readonly parameters: readonly CmdletParameter[];
  /** Parameters that older pages describe and the newest does not, misspellings among them, and where they applied. */
  readonly removed: ReadonlyMap<string, string>;
}

export interface CmdletParameter {
  readonly name: string;
  readonly aliases: readonly string[];
  /** `switch`, a .NET type, an enumeration; `*` for others. */
  readonly type: string;
  /** By the set's index; a parameter that no syntax block shows has none. */
  readonly sets: ReadonlyMap<number, { readonly required: boolean; readonly position: number | undefined }>;
  /** The page contradicts itself about the sets, or about what is required. */
  readonly isDoubtful: boolean;
  readonly applies: Applicability;
  /** Empty where any is taken. An enumeration takes numbers too. */
  readonly values: readonly string[];
  /** As documented, which the pages of Exchange seldom are right about. */
  readonly pipeline: boolean;
}
