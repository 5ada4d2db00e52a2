import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { judge } from '../organisation/judge.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { CommandLine, documentOf } from './command-line.ts';
import { type PlanDirectory, planOf, readIfThere, repository } from './scenario.ts';

jest.setTimeout(300_000);

const steps = [
  'skype/topology/copy',
  'skype/trusted-pool/ex14.ntsystems.local',
  'skype/trusted-application/ex14.ntsystems.local/OutlookWebApp',
  'skype/topology/published',
  'skype/partner-application/exchange',
  'skype/oauth-configuration/Realm',
  'exchange/partner-application/lync',
  'EX14/web-config/owa',
  'exchange/virtual-directory/EX14\\owa (Default Web Site)',
  'EX14/recycle/MSExchangeOWAAppPool',
  'exchange/mailbox-policy/Default',
];
let plan: PlanDirectory;
beforeAll(async () => {
  plan = await planOf(join(repository, 'examples/ntsystems.yml'));
});
afterAll(() => rmSync(plan.folder, { recursive: true, force: true }));

describe('Ctrl+C while a step runs', () => {
  testInPowerShell.each(steps)(
    '%s: it finishes, nothing new starts, and apply goes on later',
    async (step) => {
      // One with a PowerShell of its own; the word to stop is a file, so the others need none.
      const start = step === 'EX14/web-config/owa' ? 'cold' : 'warm';
      const organisation = new CommandLine(plan, {}, start);
      try {
        const journal = join(organisation.journalFolder, `${plan.digest.slice(0, 16)}.jsonl`);
        const child = organisation.start('apply');
        const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
        const poll = setInterval(() => {
          if (readIfThere(journal).includes(`","step":${JSON.stringify(step)}`)) {
            clearInterval(poll);
            child.kill('SIGINT');
          }
        }, 2);
        const exitCode = await ended;
        clearInterval(poll);

        const lines = readFileSync(journal, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { kind: string; step?: string });
        const begun = lines
          .filter((line) => line.kind === 'before' || line.kind === 'trigger')
          .map((line) => line.step);
        // The journal names a step when it begins; one more may have begun before the stop file was seen.
        const index = steps.indexOf(step);
        expect(begun.slice(0, index + 1)).toEqual(steps.slice(0, index + 1));
        expect(begun.length).toBeLessThanOrEqual(index + 2);
        const isOver = begun.length === steps.length;
        expect(exitCode).toBe(isOver ? 0 : 1);
        expect(lines.at(-1)?.kind).toBe('end');

        const again = await organisation.run('apply');
        expect(documentOf(again)).toMatchObject({ exitCode: 0 });
        const answers = Object.values(judge(organisation.folder)).flatMap((verdict) =>
          Object.values(verdict),
        );
        expect(answers.filter((answer) => !answer.yes)).toEqual([]);
      } finally {
        organisation.dispose();
      }
    },
  );
});
