import type { Range } from '../../environment/source-text.ts';
import { editDistance } from '../../environment/values/nearest.ts';
import type { BoundScript } from './bound-script.ts';
import { type CmdletUse, nameRange } from './cmdlet-use.ts';
import { isUndocumented } from './undocumented-parameters.ts';

/** What Set-SettingOverride does not have, though a page of Microsoft's shows it; a rule of its own tells it. */
const ofOtherRules: Readonly<Record<string, readonly string[]>> = {
  'Set-SettingOverride': ['name', 'component', 'section'],
};

interface UnknownParameter {
  readonly use: CmdletUse;
  readonly name: string;
  /** Without a value that follows a colon. */
  readonly at: Range;
  /** Without its dash, too. */
  readonly nameAt: Range;
  /** The documented parameter that is a letter or two away. */
  readonly meant: string | undefined;
}

/** Parameters that no version of the documentation has, and that nothing else is known of. */
export function* unknownParameters({ uses, source }: BoundScript): Generator<UnknownParameter> {
  for (const use of uses) {
    const { cmdlet } = use;
    for (const argument of use.unknown) {
      const { at, name } = argument;
      const lower = name.toLowerCase();
      if (isUndocumented(cmdlet, name) || ofOtherRules[cmdlet.name]?.includes(lower)) continue;
      if ([...cmdlet.removed.keys()].some((one) => one.toLowerCase() === lower)) continue;
      const nameAt = nameRange(argument, source.text);
      yield {
        use,
        name,
        at: { start: at.start, end: nameAt.end },
        nameAt,
        meant: meantBy(
          lower,
          cmdlet.parameters.map((one) => one.name),
        ),
      };
    }
  }
}

function meantBy(lower: string, names: readonly string[]): string | undefined {
  if (lower.length > 64) return undefined;
  const limit = lower.length < 6 ? 2 : 3;
  let meant: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(lower, name.toLowerCase(), limit);
    if (distance < Math.min(limit, meant?.distance ?? limit)) meant = { name, distance };
  }
  return meant?.name;
}
