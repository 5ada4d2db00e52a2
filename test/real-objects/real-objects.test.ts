import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { runCases } from '../organisation/engine.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { switchOn } from '../organisation/switch-on.ts';
import { pwsh, testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Names of properties, and in the diagnostic answer of XML elements, that real objects have; scripts/real-objects.mjs takes them from dumps. */
const real: Readonly<Record<string, { properties: readonly string[]; elements?: readonly string[] }>> =
  JSON.parse(readFileSync(new URL('real-objects.json', import.meta.url), 'utf8'));
const cmdlets = Object.keys(real);
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Read {
  readonly cmdlet: string;
  readonly property: string;
  readonly file: string;
  readonly line: number;
}

/** Every read of the templates and the engine; in the engine $Override is what Get-SettingOverride gave. */
function readsOfRunbooks(): readonly Read[] {
  const scripts = ['src/plan', 'src/runbook']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(root, folder, name),
      ),
    )
    .filter((name) => name.endsWith('.ps1'))
    .filter((name) => new RegExp(`${cmdlets.join('|')}|\\$Override\\b`).test(readFileSync(name, 'utf8')));
  const script = fileURLToPath(new URL('property-reads.ps1', import.meta.url));
  const options = ['-Cmdlets', cmdlets.join(','), '-Parameters', 'Override=Get-SettingOverride'];
  const result = spawnSync(
    pwsh ?? '',
    ['-NoProfile', '-NonInteractive', '-File', script, ...options, ...scripts],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (result.status !== 0) throw new Error(`${result.stderr}${result.stdout}`);
  return JSON.parse(result.stdout) as Read[];
}

testInPowerShell('a runbook reads of real objects only what they have', () => {
  const reads = readsOfRunbooks();
  const missing = reads
    .filter(
      ({ cmdlet, property }) =>
        !real[cmdlet]?.properties.some((one) => one.toLowerCase() === property.toLowerCase()),
    )
    .map(({ cmdlet, property, file, line }) => `${relative(root, file)}:${line} ${cmdlet} ${property}`);
  expect(missing).toEqual([]);
  // So that a read which the search no longer finds is noticed.
  const found = (cmdlet: string) =>
    [...new Set(reads.filter((one) => one.cmdlet === cmdlet).map(({ property }) => property))].sort();
  expect(Object.fromEntries(cmdlets.map((cmdlet) => [cmdlet, found(cmdlet)]))).toEqual({
    'Get-AuthConfig': ['CurrentCertificateThumbprint'],
    'Get-ExchangeCertificate': ['RawData'],
    'Get-ExchangeDiagnosticInfo': ['Result'],
    'Get-OwaVirtualDirectory': ['Identity', 'InstantMessagingEnabled', 'InstantMessagingType'],
    'Get-PartnerApplication': [
      'AcceptSecurityIdentifierInformation',
      'ApplicationIdentifier',
      'AuthMetadataUrl',
      'CertificateStrings',
      'Enabled',
      'LinkedAccount',
      'Name',
      'Realm',
      'UseAuthServer',
    ],
    'Get-SettingOverride': [
      'ComponentName',
      'FixVersion',
      'MaxVersion',
      'MinVersion',
      'Name',
      'Parameters',
      'Reason',
      'SectionName',
      'Server',
    ],
  });
});

testInPowerShell('the engine looks in the diagnostic answer for elements that it has', () => {
  const text = readFileSync(join(root, 'src/runbook/engine/SettingOverrideView.ps1'), 'utf8');
  const paths = [
    ...text.matchAll(/(?:SelectSingleNode|SelectNodes|Get-ChildText -Node \$node -Name)[ (]+'([^']+)'/g),
  ];
  const names = paths.flatMap(([, path = '']) => path.replaceAll(/"[^"]*"/g, '').match(/[A-Z]\w+/g) ?? []);
  expect([...new Set(names)].sort()).toEqual([
    'ComponentName',
    'Components',
    'Diagnostics',
    'Message',
    'Name',
    'Overrides',
    'Parameter',
    'Parameters',
    'SectionName',
    'SettingOverride',
    'Status',
    'VariantConfiguration',
  ]);
  expect(real['Get-ExchangeDiagnosticInfo']?.elements).toEqual(expect.arrayContaining(names));
});

testInPowerShell('the simulated organisation shows no property that real objects lack', () => {
  const file = 'test/environments/two-generations.yml';
  const reading = readEnvironment({ file, bytes: readFileSync(join(root, file)) });
  if (reading.outcome !== 'valid') throw new Error('The environment can not be read.');
  const folder = temporaryFolder('organisation');
  makeOrganisation(folder, organisationOf(reading.environment));
  makeShell(folder);
  switchOn(folder);
  const { exchange } = reading.environment;
  const server = exchange.servers.find(({ version }) => version.generation !== '2013');
  const url = `http://${server?.fqdn}/PowerShell/`;
  const asked: Readonly<Record<string, string>> = {
    'Get-ExchangeCertificate': `-Server ${server?.name}`,
    'Get-ExchangeDiagnosticInfo': `-Server ${server?.name} -Process Microsoft.Exchange.Directory.TopologyService -Component VariantConfiguration -Argument Overrides`,
  };
  const printed = runCases(
    folder,
    cmdlets.map((cmdlet) => ({
      name: cmdlet,
      script: `${cmdlet} ${asked[cmdlet] ?? ''} | Select-Object -First 1 | ForEach-Object { $_.PSObject.Properties } | ForEach-Object { $_.Name }`,
      prints: [],
    })),
    `$session = New-PSSession -ConnectionUri ${url} -ConfigurationName Microsoft.Exchange -Authentication Kerberos
$null = Import-PSSession -Session $session -DisableNameChecking -AllowClobber`,
  );
  // Remoting adds these itself.
  const ofRemoting = ['PSComputerName', 'PSShowComputerName', 'RunspaceId'];
  const invented = cmdlets.map((cmdlet, index) => [
    cmdlet,
    (printed[index] ?? []).filter(
      (name) => !real[cmdlet]?.properties.includes(name) && !ofRemoting.includes(name),
    ),
  ]);
  expect(printed.map(({ length }) => length > 0)).toEqual(cmdlets.map(() => true));
  expect(invented).toEqual(cmdlets.map((cmdlet) => [cmdlet, []]));
});
