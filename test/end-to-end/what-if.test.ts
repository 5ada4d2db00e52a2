import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { CommandLine } from './command-line.ts';
import { type PlanDirectory, planOf, repository, run } from './scenario.ts';

jest.setTimeout(300_000);

let plan: PlanDirectory;
beforeAll(async () => {
  plan = await planOf(join(repository, 'examples/ntsystems.yml'));
});
afterAll(() => rmSync(plan.folder, { recursive: true, force: true }));

const modes = ['Test', 'Apply', 'Verify', 'Rollback'] as const;
const starts = ['-File', '&'] as const;
const states = ['as new', 'applied'] as const;

// A function in a module does not see the WhatIf of a script that was called with `&`; one started with -File does.
describe('-WhatIf changes nothing', () => {
  for (const state of states)
    testInPowerShell(`the organisation ${state}: every mode, started by -File and by &`, async () => {
      const organisation = new CommandLine(plan);
      try {
        if (state === 'applied') expect((await organisation.run('apply')).exitCode).toBe(0);
        const before = snapshotState(organisation.folder);
        const calls = readCalls(organisation.folder).length;
        for (const mode of modes)
          for (const start of starts) {
            const result = await startRunbook(organisation, mode, start);
            const end = result.events.at(-1);
            expect([mode, start, end?.event]).toEqual([mode, start, 'run-ended']);
            expect([mode, start, readCalls(organisation.folder).length]).toEqual([mode, start, calls]);
            expect(compareState(before, snapshotState(organisation.folder))).toEqual([]);
          }
      } finally {
        organisation.dispose();
      }
    });
});

function startRunbook(organisation: CommandLine, mode: string, start: '-File' | '&'): ReturnType<typeof run> {
  const runbook = join(plan.folder, 'runbook.ps1');
  const options = ['-NoProfile', '-NonInteractive', '-File'];
  if (start === '-File')
    return run(organisation.shell, [...options, runbook, '-Mode', mode, '-OutputFormat', 'Json', '-WhatIf']);
  const caller = join(organisation.folder, '.control', 'caller.ps1');
  writeFileSync(
    caller,
    `param($Runbook, $Mode)\n& $Runbook -Mode $Mode -OutputFormat Json -WhatIf\nexit $LASTEXITCODE\n`,
  );
  return run(organisation.shell, [...options, caller, '-Runbook', runbook, '-Mode', mode]);
}
