import { openPlanWriter } from '../../src/bundle/plan-writer.ts';
import type { FileSystem } from '../../src/system/file-system.ts';
import { nodeFileSystem } from '../../src/system/node-file-system.ts';
import type { ProcessIds } from '../../src/system/process-ids.ts';

/** No process is running but this one. */
export const processIds: ProcessIds = { own: 4711, isRunning: (id) => id === 4711 };

/** Files of a plan that `readPlanDirectory` accepts; `text` makes one differ from another. */
export function planFiles(name: string, text = 'one') {
  const plan = {
    ...{ schema: 1, name, source: `${name}.yml`, generator: 'owa-im 0.0.0' },
    steps: [{ id: 'skype/trusted-pool/a', target: 'skype' }],
  };
  return [
    { name: 'plan.json', content: `${JSON.stringify(plan)}\n` },
    { name: 'runbook.ps1', content: `# ${text}\r\n` },
    { name: 'OwaIm.psm1', content: '# engine\r\n' },
    { name: 'summary.md', content: `# ${text}\n` },
    { name: 'MANUAL.md', content: '# by hand\n' },
    { name: 'web.config/transform.EX14.xdt', content: '<configuration />\n' },
  ];
}

export function writePlan(
  out: string,
  name: string,
  text = 'one',
  files: FileSystem = nodeFileSystem,
): string {
  const writer = openPlanWriter(files, processIds, out);
  try {
    const companion = {
      name: `${name}.lint.sarif`,
      content: `{"made by":"owa-im ${text}"}`,
      isOwn: (found: string) => found.includes('owa-im'),
    };
    const digest = writer.stage(name, planFiles(name, text), [companion]);
    writer.commit();
    return digest;
  } finally {
    writer.discard();
  }
}
