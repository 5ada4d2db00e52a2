import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../temporary-folder.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

function check(plant?: readonly [file: string, text: string]) {
  const source = join(temporaryFolder('imports'), 'src');
  cpSync(join(repository, 'src'), source, { recursive: true });
  if (plant !== undefined) writeFileSync(join(source, plant[0]), plant[1]);
  const run = spawnSync(process.execPath, [join(repository, 'scripts', 'check-imports.mjs'), source], {
    encoding: 'utf8',
  });
  return { status: run.status, problems: run.stderr.trim() };
}

test('all imports go along the arrows', () => {
  expect(check()).toEqual({ status: 0, problems: '' });
});

test.each<[string, string, string]>([
  ['plan/wrong.ts', "import { main } from '../cli/main.ts';", 'plan must not know cli'],
  [
    'environment/wrong.ts',
    "export { makePlan } from '../plan/make-plan.ts';",
    'environment must not know plan',
  ],
  [
    'system/wrong.ts',
    "import type { Finding } from '../environment/finding.ts';",
    'system must not know environment',
  ],
  ['bundle/wrong.ts', "const x = await import('../report/summary.ts');", 'bundle must not know report'],
  ['run/wrong.ts', "import '../gate/check-plan.ts';", 'run must not know gate'],
  ['action/wrong.ts', "import {\n  main,\n} from '../cli/main.ts';", 'action must not know cli'],
  ['cli/wrong.ts', "import { runAction } from '../action/run-action.ts';", 'cli must not know action'],
  ['lint/wrong.ts', "import { readFileSync } from 'node:fs';", 'only system may use node:fs'],
  ['plan/wrong.ts', "import data from '../../package.json';", 'is outside of src'],
])('%s: %s is refused', (file, text, problem) => {
  const { status, problems } = check([file, text]);
  expect(status).toBe(1);
  expect(problems).toContain(problem);
});
