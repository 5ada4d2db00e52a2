import type { VerbResult } from '../verb-result.ts';

const means = {
  acknowledge: 'accepted by the owner',
  comment: 'suppressed by a comment',
  configuration: 'suppressed by owa-im.lint.yml',
} as const;

/** How many findings somebody accepted, a line for each way; `where` says where they are shown all the same. */
export function suppressedLines(
  suppressed: NonNullable<VerbResult['suppressed']>,
  where: string,
): readonly string[] {
  return (['acknowledge', 'comment', 'configuration'] as const).flatMap((by) => {
    const count = suppressed.filter((one) => one.by === by).length;
    return count === 0 ? [] : [`${count} ${means[by]}: not shown, but in ${where}`];
  });
}
