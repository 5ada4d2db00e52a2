import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { keyStorageProvider } from './certificate.ts';
import { newOrganisation, runCases } from './engine.ts';
import { defaultThumbprint } from './options.ts';

const connect =
  '$session = New-PSSession -ComputerName ex14.ntsystems.local -Port 5985 -ConfigurationName Microsoft.PowerShell';
const onServer = (block: string): string => `Invoke-Command -Session $session -ScriptBlock { ${block} }`;
const webConfig = "[IO.Path]::Combine($env:ExchangeInstallPath, 'ClientAccess', 'Owa', 'web.config')";

describe('defects of a server', () => {
  const defects: readonly { name: string; server: object; script: string; prints: readonly unknown[] }[] = [
    {
      name: 'no private key',
      server: { certificate: { thumbprint: defaultThumbprint, hasPrivateKey: false } },
      script: `$one = Get-Item Cert:\\LocalMachine\\My\\${defaultThumbprint}; $one.HasPrivateKey; $null -eq $one.PrivateKey`,
      prints: ['False', 'True'],
    },
    {
      name: 'a key in a key storage provider',
      server: { certificate: { thumbprint: defaultThumbprint, provider: keyStorageProvider } },
      // The engine swallows what a property throws.
      script: `$one = Get-Item Cert:\\LocalMachine\\My\\${defaultThumbprint}; $one.HasPrivateKey; $null -eq $one.PrivateKey`,
      prints: ['True', 'True'],
    },
    {
      name: 'no certificate',
      server: { certificate: 'missing' },
      script: '@(Get-ChildItem Cert:\\LocalMachine\\My).Count',
      prints: ['2'],
    },
    {
      name: 'no UCMA registry value',
      server: { ucma: 'no-registry-value' },
      script:
        "$null -eq (Get-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA\\InstantMessaging' -Name ImplementationDLLPath -ErrorAction SilentlyContinue)",
      prints: ['True'],
    },
    {
      name: 'no provider DLL',
      server: { ucma: 'no-file' },
      script:
        "[IO.File]::Exists((Get-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\MSExchange OWA\\InstantMessaging').ImplementationDLLPath)",
      prints: ['False'],
    },
  ];
  for (const one of defects) {
    testInPowerShell(one.name, () => {
      const folder = newOrganisation({ servers: [{ name: 'EX14', ...one.server }] });
      expect(
        runCases(folder, [{ name: one.name, script: onServer(one.script), prints: [] }], connect)[0],
      ).toEqual(one.prints);
    });
  }

  testInPowerShell("another WinRM port, and a server that is the runbook's own machine", () => {
    const folder = newOrganisation({
      servers: [{ name: 'EX14', winrm: { port: 5986, ssl: true } }],
      runsOn: 'EX14',
    });
    const script = `try { ${connect} } catch { ($_.FullyQualifiedErrorId -split ',')[0] }
      (New-PSSession -ComputerName ex14.ntsystems.local -UseSSL -Port 5986).State; $env:COMPUTERNAME; [bool](Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup').MsiProductMajor`;
    expect(runCases(folder, [{ name: 'ports', script, prints: [] }])[0]).toEqual([
      'PSSessionOpenFailed',
      'Opened',
      'EX14',
      'True',
    ]);
  });
});

// Windows knows no modes of files; there the access list itself is what Get-Acl and Set-Acl are about.
const permissionTest = process.platform === 'win32' ? test.skip : testInPowerShell;

describe('file permissions', () => {
  permissionTest('are carried from one file to another, and refused for what is not there', () => {
    const folder = newOrganisation();
    const file = join(folder, 'servers/EX14/Exchange/ClientAccess/Owa/web.config');
    chmodSync(file, 0o604);
    const script = onServer(
      `$file = ${webConfig}; [IO.File]::WriteAllText("$file.new", 'x'); Set-Acl -LiteralPath "$file.new" -AclObject (Get-Acl -LiteralPath $file); (Get-Acl -Path "$file.new").Sddl -eq (Get-Acl -Path $file).Sddl; Get-Acl -Path "$file.none"`,
    );
    const [printed] = runCases(folder, [{ name: 'acl', script, prints: [] }], connect);
    expect(printed).toEqual(['True', expect.stringMatching(/^error PathNotFound/)]);
    expect(readFileSync(`${file}.new`, 'utf8')).toBe('x');
  });
});
