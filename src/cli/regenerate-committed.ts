import { referredFiles } from '../environment/referred-files.ts';
import type { CommittedRegeneration, ReadCommitted } from '../gate/pass-gate.ts';
import { generator } from '../report/plan-json.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import { committedFiles } from './committed-files.ts';
import { judgeEnvironment } from './judge-environment.ts';
import { planEnvironment } from './plan-environment.ts';

/** Plans an environment file again from the files of a commit: those that it refers to, and no others. */
export async function regenerateCommitted(
  system: System,
  source: string,
  read: ReadCommitted,
): Promise<CommittedRegeneration> {
  const bytes = await read(source);
  if (bytes === undefined)
    throw new Refusal('plan-changed', `the commit has no file ${source}`, 'Plan again in a new run.');
  const files = new Map([[source, bytes]]);
  for (const path of referredFiles(source, bytes)) {
    const content = await read(path);
    if (content !== undefined) files.set(path, content);
  }
  const judgement = await judgeEnvironment({ ...system, files: committedFiles(files) }, source);
  if (judgement.reading.outcome !== 'valid') {
    const [first] = judgement.findings;
    throw new Refusal(
      'plan-changed',
      `${source} of the commit can't be planned: ${first?.message ?? ''}`,
      `Run: lint ${source}`,
    );
  }
  const planned = planEnvironment(judgement, source);
  return {
    generator,
    source,
    files: new Map(planned.files.map(({ name, content }) => [name, content])),
    environment: { path: source, bytes },
    paths: [source, ...referredFiles(source, bytes)],
  };
}
