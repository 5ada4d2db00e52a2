import { describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { readCalls } from './calls.ts';
import { newOrganisation, runCases, runScript } from './engine.ts';
import { setFaults } from './organisation.ts';
import { readState } from './state-files.ts';

/** As the runbook does it: the same program as the running shell, since the script ends its host. */
const startScript = `
$setup = Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup'
$shell = [IO.Path]::Combine($setup.MsiInstallPath, 'bin', 'RemoteExchange.ps1')
$script = [IO.Path]::Combine($setup.MsiInstallPath, 'Scripts', 'Configure-EnterprisePartnerApplication.ps1')
$program = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
function Start-PartnerScript {
    & $program -NoProfile -NonInteractive -Command ". '$shell'; Connect-ExchangeServer -auto; & '$script' -AuthMetadataUrl https://ly14.ntsystems.local/metadata/json/1 -ApplicationType Lync"
    "exit code $LASTEXITCODE"
}`;

describe('the local management shell', () => {
  testInPowerShell('shows a certificate whole, names its folders, and is not there without the tools', () => {
    const [shown] = runCases(newOrganisation(), [
      {
        name: 'certificate',
        script: `. ([IO.Path]::Combine($env:ExchangeInstallPath, 'bin', 'RemoteExchange.ps1')) 6>$null; Connect-ExchangeServer -auto 6>$null
          @(Get-ExchangeCertificate -Server EX14)[0].Services; [IO.Directory]::Exists($exscripts)`,
        prints: [],
      },
    ]);
    expect(shown).toEqual(['IIS, SMTP', 'True']);
    const [none] = runCases(newOrganisation({ managementTools: 'none' }), [
      {
        name: 'tools',
        script: "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup'",
        prints: [],
      },
    ]);
    expect(none).toEqual([expect.stringMatching(/^error PathNotFound/)]);
  });
});

describe('Configure-EnterprisePartnerApplication.ps1 in a child shell', () => {
  testInPowerShell(
    'makes account, roles and object once; the second run finds account and roles and ends its host with 1',
    () => {
      const folder = newOrganisation();
      const result = runScript(folder, `${startScript}\nStart-PartnerScript\nStart-PartnerScript`);
      expect(result.lines).toContain('THE CONFIGURATION HAS SUCCEEDED.');
      expect(result.lines.filter((line) => line.startsWith('exit code'))).toEqual([
        'exit code 0',
        'exit code 1',
      ]);
      expect(readCalls(folder).map((call) => call.command)).toEqual([
        'New-MailUser',
        'Set-MailUser',
        'New-ManagementRoleAssignment',
        'New-ManagementRoleAssignment',
        'New-ManagementRoleAssignment',
        'New-PartnerApplication',
      ]);
      const [, application] = readState(folder, 'exchange/partner-applications').partnerApplications;
      expect(application?.name).toMatch(/^LyncEnterprise-[0-9a-f]{32}$/);
      expect(application).toMatchObject({
        enabled: true,
        acceptSecurityIdentifierInformation: true,
        linkedAccount: 'ntsystems.local/Users/LyncEnterprise-ApplicationAccount',
      });
    },
  );

  testInPowerShell('fails where the metadata cannot be had, and leaves what it did before', () => {
    const folder = newOrganisation({ oauthTokenIssuer: 'missing' });
    expect(runScript(folder, `${startScript}\nStart-PartnerScript`).lines.at(-1)).toBe('exit code 1');
    expect(readCalls(folder)).toHaveLength(5);
  });

  testInPowerShell('takes another name when the account is somebody else', () => {
    const folder = newOrganisation();
    const before = readState(folder, 'exchange/recipients').recipients[0];
    setFaults(folder, {});
    const result = runScript(
      folder,
      `
      ${startScript}
      $file = [IO.Path]::Combine($env:OWA_IM_SIMULATION, 'exchange', 'recipients.json')
      [IO.File]::WriteAllText($file, [IO.File]::ReadAllText($file).Replace('"name": "anna"', '"name": "LyncEnterprise-ApplicationAccount"'))
      Start-PartnerScript`,
    );
    expect(result.lines.at(-1)).toBe('exit code 0');
    expect(readState(folder, 'exchange/recipients').recipients.map((one) => one.name)).toEqual([
      'LyncEnterprise-ApplicationAccount',
      'bruno',
      'LyncEnterprise-ApplicationAccount-1',
    ]);
    expect(before?.kind).toBe('UserMailbox');
  });

  testInPowerShell('a fault in the child ends the child alone or everything', () => {
    const folder = newOrganisation();
    setFaults(folder, { calls: [{ at: 3, fault: 'kill-child-after' }] });
    const child = runScript(folder, `${startScript}\nStart-PartnerScript`);
    expect(child.exitCode).toBe(0);
    expect(child.lines.at(-1)).toMatch(/^exit code (137|-1)$/);
    expect(readState(folder, 'exchange/role-assignments').roleAssignments.at(-1)?.name).toBe(
      'UserApplication-LyncEnterprise-ApplicationAccount',
    );

    const other = newOrganisation();
    setFaults(other, { calls: [{ at: 2, fault: 'kill-before' }] });
    const whole = runScript(other, `${startScript}\nStart-PartnerScript`);
    expect(whole.signal ?? whole.exitCode).not.toBe(0);
    expect(whole.lines.filter((line) => line.startsWith('exit code'))).toEqual([]);
    expect(readState(other, 'exchange/recipients').recipients.at(-1)).toMatchObject({
      kind: 'MailUser',
      hiddenFromAddressListsEnabled: false,
    });
  });
});
