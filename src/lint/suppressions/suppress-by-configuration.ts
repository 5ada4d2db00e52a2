import type { Finding } from '../../environment/finding.ts';
import type { Configuration } from '../configuration/read-configuration.ts';
import type { RuleDescription } from '../rule.ts';
import { canSuppress } from './firm.ts';
import type { RuleNames } from './rule-names.ts';
import type { Suppressed, SuppressedFinding } from './suppressed-finding.ts';
import { suppressionOfError, suppressionUnknownRule, suppressionUnused } from './suppression-rules.ts';

interface Given {
  readonly findings: readonly Finding[];
  /** Whether a file is one that a glob of the configuration means. */
  readonly matches: (glob: string, file: string) => boolean;
  /** Whether every file was linted that an entry could mean, so that one without effect is of no use. */
  readonly extent: 'all' | 'some';
}

/** Takes out what `owa-im.lint.yml` accepts. Entries that name no rule, an error, or nothing are findings in that file. */
export function suppressByConfiguration(
  { file, positions, content }: Configuration,
  { findings, matches, extent }: Given,
  names: RuleNames,
): Suppressed {
  const suppressed: SuppressedFinding[] = [];
  const added: Finding[] = [];
  let remaining = [...findings];
  for (const [index, { rule: name, paths, reason }] of (content?.suppress ?? []).entries()) {
    const path = `suppress[${index}].rule`;
    const report = ({ alias: rule, severity }: RuleDescription, message: string, remedy: string) =>
      added.push({ rule, severity, message, remedy, file, path, ...positions.nearest(path) });
    const rule = names.find(name);
    if (rule === undefined) {
      report(suppressionUnknownRule, `There is no rule "${name}".`, names.remedy(name));
      continue;
    }
    if (names.isFirm(rule)) {
      report(suppressionOfError, `What ${name} finds can't be suppressed.`, 'Correct what it finds.');
      continue;
    }
    const taken = remaining.filter(
      (finding) =>
        finding.rule === rule && canSuppress(finding) && paths.some((glob) => matches(glob, finding.file)),
    );
    if (taken.length === 0 && extent === 'all' && names.canTellUnused(rule, 'configuration'))
      report(suppressionUnused, `${name} finds nothing in these files.`, 'Remove the entry.');
    const gone = new Set(taken);
    suppressed.push(...taken.map((finding) => ({ finding, reason, by: 'configuration' as const })));
    remaining = remaining.filter((finding) => !gone.has(finding));
  }
  return { findings: [...remaining, ...added], suppressed };
}
