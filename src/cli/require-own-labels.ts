import { sharedLabel } from '../init/shared-label.ts';
import { Refusal } from '../system/refusal.ts';

/** Refuses environments of which one's runner would serve another one by its label. */
export function requireOwnLabels(names: readonly string[]): void {
  const shared = sharedLabel(names);
  if (shared === undefined) return;
  throw new Refusal(
    'invalid-config',
    `${shared.name} can't stand beside ${shared.other}: the runner with the label owa-im-${shared.name} reads for ${shared.other}`,
    'Nothing was written. Give it another name.',
  );
}
