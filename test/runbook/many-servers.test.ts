import { expect, test } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { manyServers } from '../environments/many-servers.ts';

function runbookOf(text: string): string[] {
  const read = readEnvironment({ file: 'many.yml', bytes: Buffer.from(text) });
  if (read.outcome !== 'valid') throw new Error(JSON.stringify(read.findings));
  const options = { engineHash: '0'.repeat(64), version: '0.0.0' };
  return renderRunbook(makePlan(read.environment), options).split(/\r?\n/);
}

/** What each of the hundred has a step for; the step's first line is what a search for the server's name has to find. */
const cases = [
  {
    kind: 'web.config',
    steps: ['trusted-pool', 'trusted-application', 'web-config', 'virtual-directory', 'recycle'],
  },
  { kind: 'setting override', steps: ['setting-override', 'refresh', 'virtual-directory', 'recycle'] },
] as const;

test.each(cases)(
  '$kind: of a hundred servers, the name of any finds its steps and where they begin',
  ({ kind, steps }) => {
    const lines = runbookOf(manyServers(kind));
    const begins = lines.filter((line) => line.startsWith('Step ')).map((line) => line.toLowerCase());
    for (let index = 0; index < 100; index += 1) {
      const name = `EX${String(index).padStart(3, '0')}`;
      const found = begins.filter((line) => line.split("'")[1]?.includes(name.toLowerCase()));
      expect([name, steps.filter((step) => !found.some((line) => line.includes(`/${step}/`)))]).toEqual([
        name,
        [],
      ]);
      expect(lines.filter((line) => line === `# Server ${name}`)).toHaveLength(1);
    }
  },
);
