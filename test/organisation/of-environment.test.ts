import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { newOrganisation, runCases } from './engine.ts';
import { type Answer, judge } from './judge.ts';
import { organisationOf } from './of-environment.ts';
import { makeOrganisation } from './organisation.ts';
import { readMachine, readState } from './state-files.ts';
import { switchOn } from './switch-on.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const files = ['examples', 'test/environments'].flatMap((folder) =>
  readdirSync(join(repository, folder))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name)),
);

function read(file: string): Environment | undefined {
  const reading = readEnvironment({ file, bytes: readFileSync(join(repository, file)) });
  return reading.outcome === 'valid' ? reading.environment : undefined;
}

describe('the organisation of an environment', () => {
  for (const file of files) {
    const environment = read(file);
    if (environment === undefined) continue;
    const made = (): string => {
      const folder = temporaryFolder('of-environment');
      makeOrganisation(folder, organisationOf(environment));
      return folder;
    };
    const homes = environment.exchange.servers.filter((one) => one.roles.includes('mailbox'));

    test(`${file}: every server with its certificate and a user of it, nobody has anything yet`, () => {
      const folder = made();
      for (const { name, fqdn, certificate } of environment.exchange.servers) {
        const found = readMachine(folder, `servers/${name}`, 'machine');
        expect(found.fqdn).toBe(fqdn);
        expect(found.certificates[0]).toMatchObject({
          subject: `CN=${certificate.subject}`,
          ...(certificate.thumbprint === undefined ? {} : { thumbprint: certificate.thumbprint }),
        });
      }
      const { recipients } = readState(folder, 'exchange/recipients');
      for (const { name } of homes)
        expect(recipients.some((one) => one.kind === 'UserMailbox' && one.server === name)).toBe(true);
      expect(
        Object.values(judge(folder)).filter((verdict) => Object.values(verdict).some((answer) => answer.yes)),
      ).toEqual([]);
    });

    test(`${file}: switched on by hand, everybody has everything`, () => {
      const folder = made();
      switchOn(folder);
      const verdicts = Object.entries(judge(folder)).flatMap(([user, verdict]) =>
        Object.entries<Answer>({ ...verdict }).flatMap(([question, { reasons }]) =>
          reasons.map((reason) => `${user} ${question}: ${reason}`),
        ),
      );
      expect(verdicts).toEqual([]);
    });
  }

  testInPowerShell('a server reads its file below the install path that the environment names', () => {
    const environment = read('examples/contoso.yml');
    if (environment === undefined) throw new Error('examples/contoso.yml is valid.');
    const folder = newOrganisation(organisationOf(environment));
    const [printed] = runCases(folder, [
      {
        name: 'read',
        script: `$session = New-PSSession -ComputerName EX-OLD
          Invoke-Command -Session $session -ScriptBlock { [IO.File]::Exists([IO.Path]::Combine('D:\\Exchange\\V15\\', 'ClientAccess', 'Owa', 'web.config')) }
          [IO.File]::Exists([IO.Path]::Combine('D:\\Exchange\\V15\\', 'ClientAccess', 'Owa', 'web.config'))
          (Get-CsPool | ForEach-Object { $_.Fqdn + ' ' + $_.Site }) -join ','
          (Get-CsManagementStoreReplicationStatus | ForEach-Object { $_.ReplicaFqdn }) -join ','`,
        prints: [],
      },
    ]);
    expect(printed).toEqual(
      process.platform === 'win32'
        ? expect.anything()
        : [
            'True',
            'False',
            'sfb-eu.contoso.com Site:Dublin1,sfb-us.contoso.com Site:Redmond1',
            'sfb-eu-fe1.contoso.com,sfb-eu-other.contoso.com,sfb-us.contoso.com',
          ],
    );
  });
});
