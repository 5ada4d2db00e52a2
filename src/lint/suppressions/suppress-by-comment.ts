import type { Finding } from '../../environment/finding.ts';
import type { Range, SourceText } from '../../environment/source-text.ts';
import type { FileKind } from '../file-kind.ts';
import { inFileOrder } from '../finding-order.ts';
import type { RuleDescription } from '../rule.ts';
import { toFinding } from '../run-text-rules.ts';
import { type Directive, directiveForms, mostDirectives, readDirectives, wholeComment } from './directive.ts';
import { canSuppress } from './firm.ts';
import type { RuleNames } from './rule-names.ts';
import type { Suppressed, SuppressedFinding } from './suppressed-finding.ts';
import {
  suppressionInvalid,
  suppressionOfError,
  suppressionUnknownRule,
  suppressionUnused,
  suppressionWithoutReason,
} from './suppression-rules.ts';

interface Linted {
  readonly kind: FileKind;
  readonly file: string;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
}

/**
 * Takes out of a file's findings what a comment in it accepts with a reason. A directive that is wrong, gives no reason
 * or accepts nothing is a finding itself. `names` is asked for only where there is a directive.
 */
export async function suppressByComment(
  linted: Linted,
  names: () => Promise<RuleNames>,
): Promise<Suppressed> {
  const { kind, file, source, findings } = linted;
  const directives = readDirectives(source, kind);
  if (directives.length === 0) return { findings, suppressed: [] };
  const known = await names();
  const suppressed: SuppressedFinding[] = [];
  const added: Finding[] = [];
  let remaining = [...findings];
  const report = (rule: RuleDescription, at: Range, message: string, remedy: string) =>
    added.push(toFinding(rule, { at, message, remedy }, source, file));

  const tooMany = directives[mostDirectives];
  if (tooMany !== undefined) {
    const message = `The file has more than ${mostDirectives} directives; from here on none is read.`;
    report(suppressionInvalid, tooMany.at, message, 'Suppress in owa-im.lint.yml what the file is full of.');
  }
  for (const directive of directives.slice(0, mostDirectives)) {
    if (!isComplete(directive, report)) continue;
    const { lines, reason, rules } = directive;
    for (const { name, at } of rules) {
      const rule = known.find(name);
      const here = remaining.filter(
        (finding) =>
          finding.file === file &&
          finding.rule === rule &&
          finding.line >= lines.from &&
          finding.line <= lines.to,
      );
      const taken = here.filter(canSuppress);
      if (rule === undefined)
        report(suppressionUnknownRule, at, `There is no rule "${name}".`, known.remedy(name));
      else if (known.isFirm(rule) || here.length > taken.length)
        report(suppressionOfError, at, `What ${name} finds can't be suppressed.`, 'Correct what it finds.');
      else if (taken.length === 0 && known.canTellUnused(rule, kind))
        added.push(unused(name, at, directive, linted));
      suppressed.push(...taken.map((finding) => ({ finding, reason, by: 'comment' as const })));
      remaining = remaining.filter((finding) => !taken.includes(finding));
    }
  }
  return { findings: added.length === 0 ? remaining : inFileOrder([...remaining, ...added]), suppressed };
}

/** Where the comment names other rules too, only this one is to go, and the comment is left to its author. */
function unused(name: string, at: Range, directive: Directive, { kind, file, source }: Linted): Finding {
  const message = `${name} finds nothing there.`;
  if (directive.rules.length > 1)
    return toFinding(suppressionUnused, { at, message, remedy: `Take ${name} out of it.` }, source, file);
  const edits = [{ at: wholeComment(directive, source, kind), text: '' }];
  return toFinding(suppressionUnused, { at, message, remedy: 'Remove the comment.', edits }, source, file);
}

type Complete = Directive & {
  readonly lines: NonNullable<Directive['lines']>;
  readonly reason: string;
};

function isComplete(
  directive: Directive,
  report: (rule: RuleDescription, at: Range, message: string, remedy: string) => void,
): directive is Complete {
  const { at, lines, reason, rules } = directive;
  if (lines === undefined || rules.length === 0) {
    const message = lines === undefined ? 'There is no such directive.' : 'The directive names no rule.';
    report(suppressionInvalid, at, message, `Write ${directiveForms}.`);
    return false;
  }
  if (reason !== undefined) return true;
  const message = 'The directive gives no reason, so it has no effect.';
  report(suppressionWithoutReason, at, message, 'Say after a colon why the finding is accepted.');
  return false;
}
