import { join } from 'node:path';
import type { System } from '../system/system.ts';
import { runnerTemporary } from './runner-temporary.ts';

/**
 * Where an action leaves its evidence: at a place that a later step knows beforehand, since a step that is cancelled puts
 * out nothing.
 */
export function evidenceFolder(system: System): string {
  return join(runnerTemporary(system), 'owa-im-evidence');
}
