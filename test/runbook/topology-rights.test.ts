import { spawnSync } from 'node:child_process';
import { expect } from '@jest/globals';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fillTemplate } from '../../src/runbook/fill-template.ts';
import { ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';

/** What the check says of an account and its groups; the last answer is that of this machine, which is no member. */
function judged(accounts: readonly (readonly string[])[]): readonly string[] {
  const check = makePlan(ntsystemsEnvironment).checks.find(
    ({ id }) => id === 'skype/topology-rights/account',
  );
  if (check === undefined) throw new Error('The plan does not ask for the rights.');
  const found = accounts.map(
    ([account, ...groups]) =>
      `@{ Account = '${account}'; Groups = @(${groups.map((name) => `'${name}'`).join(', ')}) }`,
  );
  const script = `$Check = ${fillTemplate(check.powershell)}
foreach ($Found in @(${found.join(', ')}, (& $Check.Read))) { '> ' + (& $Check.Judge $Found) }`;
  const result = spawnSync(pwsh ?? '', ['-NoProfile', '-NonInteractive', '-Command', script], {
    encoding: 'utf8',
  });
  if (result.stderr !== '') throw new Error(result.stderr);
  return result.stdout.trimEnd().split(/\r?\n/);
}

testInPowerShell(
  'who is no member of RTCUniversalServerAdmins is told so; without Windows there is nothing to say',
  () => {
    const denied = (account: string) => expect.stringMatching(new RegExp(`^> .*denied.*is ${account}\\.$`));
    expect(
      judged([
        ['CONTOSO\\anna', 'CONTOSO\\Domain Users', 'CONTOSO\\RTCUniversalServerAdmins'],
        ['CONTOSO\\bruno', 'CONTOSO\\Domain Admins', 'CONTOSO\\RTCUniversalUserAdmins'],
        ['CONTOSO\\carla'],
      ]),
    ).toEqual([
      '> ',
      denied('CONTOSO\\\\bruno'),
      denied('CONTOSO\\\\carla'),
      process.platform === 'win32' ? expect.stringMatching(/denied/) : '>',
    ]);
  },
);
