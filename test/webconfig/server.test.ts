import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { sha256 } from '../../src/system/sha256.ts';
import { editWebConfig } from '../../src/webconfig/edit.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { engineFolder, shell } from './powershell.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const original = readFileSync(join(repository, 'examples/ex14.web.config'));
const keys = [
  { key: 'IMServerName', value: 'ly14.ntsystems.local' },
  { key: 'IMCertificateThumbprint', value: '4F0E' },
];
const edit = editWebConfig(original, keys);
if (edit.kind === 'refused') throw new Error(edit.problem.message);
const edited = Buffer.from(edit.bytes);
const { inverse } = edit;

let folder = '';
let webConfig = '';
let backups = '';
let backup = '';

beforeEach(() => {
  folder = temporaryFolder('server');
  mkdirSync(join(folder, 'web'));
  webConfig = join(folder, 'web', 'web.config');
  backups = join(folder, 'backups');
  backup = join(backups, `${sha256(original)}.web.config`);
  writeFileSync(webConfig, original);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const setKeys = 'Set-WebConfigKey -Path $path -Hash $hash -Key $key -BackupFolder $backups';
const restore = 'Restore-WebConfigKey -Path $path -Inverse $inverse -BackupFolder $backups';

function script(...lines: readonly string[]): string {
  const file = join(folder, 'script.ps1');
  const text = [
    `. '${join(repository, 'test/webconfig/server-stand-ins.ps1')}' '${engineFolder}'`,
    `$path = '${webConfig}'; $backups = '${backups}'; $hash = '${sha256(original)}'; $inverse = '${inverse}'`,
    `$key = @{ IMServerName = 'ly14.ntsystems.local'; IMCertificateThumbprint = '4F0E' }`,
    'try {',
    ...lines,
    '} catch { [Console]::Out.WriteLine("thrown: " + $_.Exception.Message) }',
  ];
  writeFileSync(file, text.join('\n'));
  return file;
}

function run(...lines: readonly string[]): string {
  const result = spawnSync(shell ?? '', ['-NoProfile', '-NonInteractive', '-File', script(...lines)], {
    encoding: 'utf8',
    env: { ...process.env, MSI_INSTALL_PATH: join(folder, 'V15') },
  });
  expect(result.stderr).toBe('');
  return result.stdout.trim();
}

function web(): readonly string[] {
  return readdirSync(join(folder, 'web'));
}

function isOriginal(): boolean {
  return readFileSync(webConfig).equals(original);
}

describe('Set-WebConfigKey', () => {
  testInPowerShell('edits the file, leaves a backup, keeps the access rights, gives nothing', () => {
    expect(run(setKeys, '[Console]::Out.WriteLine([string] $global:AccessLog)')).toBe(
      'web.config -> web.config.owa-im-new.config',
    );
    expect(readFileSync(webConfig).equals(edited)).toBe(true);
    expect(readFileSync(backup).equals(original)).toBe(true);
    expect([web(), readdirSync(backups)]).toEqual([['web.config'], [`${sha256(original)}.web.config`]]);
  });

  testInPowerShell('takes an existing backup, but not a torn one', () => {
    mkdirSync(backups);
    writeFileSync(backup, original.subarray(0, 100));
    writeFileSync(`${backup}.tmp`, 'torn');
    expect(run(setKeys)).toBe('');
    expect(readFileSync(backup).equals(original)).toBe(true);
    expect(readdirSync(backups).length).toBe(1);
  });

  testInPowerShell('does nothing where the values are there', () => {
    writeFileSync(webConfig, edited);
    expect(run(`$hash = '${sha256(edited)}'`, setKeys)).toBe('');
    expect(existsSync(backups)).toBe(false);
  });

  testInPowerShell('does nothing under -WhatIf', () => {
    run(`${setKeys} -WhatIf`);
    expect([isOriginal(), existsSync(backups), web()]).toEqual([true, false, ['web.config']]);
  });

  testInPowerShell('refuses a file that changed since it was read', () => {
    writeFileSync(webConfig, edited);
    expect(run(setKeys)).toBe(
      `thrown: ${webConfig} was changed since it was read. Nothing was written; run again.`,
    );
    expect([readFileSync(webConfig).equals(edited), existsSync(backups), web()]).toEqual([
      true,
      false,
      ['web.config'],
    ]);
  });

  testInPowerShell('refuses a file that changes while it is edited', () => {
    const changed = 'somebody else was here';
    expect(run(`$global:OnSetAcl = { [IO.File]::WriteAllText('${webConfig}', '${changed}') }`, setKeys)).toBe(
      `thrown: ${webConfig} was changed while it was being edited. Nothing was written; run again.`,
    );
    expect([readFileSync(webConfig, 'utf8'), web()]).toEqual([changed, ['web.config']]);
  });

  testInPowerShell('leaves the file whole where the rights cannot be kept', () => {
    expect(run("$global:OnSetAcl = { throw 'access denied' }", setKeys)).toBe('thrown: access denied');
    expect([isOriginal(), web()]).toEqual([true, ['web.config']]);
  });

  testInPowerShell('leaves the file alone where its owner cannot be kept', () => {
    expect(run("$global:OnSetAcl = { $global:NewOwner = 'runner' }", setKeys)).toBe(
      `thrown: ${webConfig}: the owner BUILTIN\\Administrators could not be given to the new file. Nothing was written.`,
    );
    expect([isOriginal(), web()]).toEqual([true, ['web.config']]);
  });

  testInPowerShell('refuses with file, position and remedy', () => {
    writeFileSync(webConfig, '<configuration>\n</configuration>');
    expect(run(setKeys)).toBe(
      `thrown: ${webConfig}:2:1: There is no appSettings directly in configuration. Make sure that this is the back end's OWA file, or add <appSettings></appSettings> before </configuration>.`,
    );
  });

  testInPowerShell('goes on from what an interrupted run left', () => {
    writeFileSync(`${webConfig}.owa-im-new.config`, 'torn');
    writeFileSync(`${webConfig}.owa-im-old.config`, original);
    rmSync(webConfig);
    expect(run(setKeys)).toBe('');
    expect([readFileSync(webConfig).equals(edited), web()]).toEqual([true, ['web.config']]);
  });
});

describe('Get-WebConfigKeyState', () => {
  const shown =
    "foreach ($name in @('Path', 'Hash', 'EditedHash', 'Inverse', 'Backup', 'Warning', 'IMServerName', 'IMCertificateThumbprint')) { [Console]::Out.WriteLine($name + '=' + $state[$name] + ($null -eq $state[$name])) }";

  testInPowerShell('tells what is there and what the edit would make of it', () => {
    expect(
      run('$state = Get-WebConfigKeyState -Path $path -Key $key -BackupFolder $backups', shown).split('\n'),
    ).toEqual([
      `Path=${webConfig}False`,
      `Hash=${sha256(original)}False`,
      `EditedHash=${sha256(edited)}False`,
      `Inverse=${inverse}False`,
      `Backup=${backup}False`,
      'Warning=True',
      'IMServerName=True',
      'IMCertificateThumbprint=True',
    ]);
    expect([isOriginal(), existsSync(backups), web()]).toEqual([true, false, ['web.config']]);
  });

  testInPowerShell('tells values and warnings', () => {
    writeFileSync(
      webConfig,
      '<configuration><appSettings file="user.config"><add key="IMServerName"/></appSettings></configuration>',
    );
    const lines = run('$state = Get-WebConfigKeyState -Path $path -Key $key', shown).split('\n');
    expect(lines.slice(4)).toEqual([
      'Backup=True',
      `Warning=${webConfig}:1:29: appSettings is completed from another file (file=). Make sure that the file does not hold these keys: it would win.False`,
      'IMServerName=False',
      'IMCertificateThumbprint=True',
    ]);
  });

  testInPowerShell('reads the old file where a swap was interrupted, and writes nothing', () => {
    writeFileSync(`${webConfig}.owa-im-old.config`, original);
    rmSync(webConfig);
    expect(run('$state = Get-WebConfigKeyState -Path $path -Key $key', shown)).toContain(
      `Hash=${sha256(original)}`,
    );
    expect(web()).toEqual(['web.config.owa-im-old.config']);
  });

  testInPowerShell('throws where there is no file', () => {
    rmSync(webConfig);
    expect(run('$state = Get-WebConfigKeyState -Path $path -Key $key', shown)).toContain('thrown: ');
  });
});

describe('Restore-WebConfigKey', () => {
  testInPowerShell('gives back the file byte for byte and takes the backup away', () => {
    expect(run(setKeys, restore)).toBe('');
    expect([isOriginal(), existsSync(backups), web()]).toEqual([true, false, ['web.config']]);
  });

  testInPowerShell('leaves what else is in the backup folder', () => {
    expect(
      run(setKeys, "[IO.File]::WriteAllText([IO.Path]::Combine($backups, 'server-lock'), '')", restore),
    ).toBe('');
    expect(readdirSync(backups)).toEqual(['server-lock']);
  });

  testInPowerShell('finds the work done', () => {
    expect(run(setKeys, restore, restore)).toBe('');
    expect(isOriginal()).toBe(true);
  });

  testInPowerShell('keeps what somebody else changed, and says what it left', () => {
    const changed = edited
      .toString('utf8')
      .replace('"ly14.ntsystems.local"', '"ly15.ntsystems.local"')
      .replace('</configuration>', '<!-- mine -->\n</configuration>');
    expect(run(setKeys)).toBe('');
    writeFileSync(webConfig, changed);
    const lines = run(restore).split('\n');
    expect(lines).toEqual([
      `${webConfig}: IMServerName has another value now; it stays.`,
      `The file changed since the edit, so its backup stays: ${backup}`,
    ]);
    const now = readFileSync(webConfig, 'utf8');
    expect(now).toBe(changed.replace(/\r\n *<add key="IMCertificateThumbprint"[^\r]*/, ''));
  });

  testInPowerShell('touches only the keys that it is told to, in a file that changed', () => {
    writeFileSync(webConfig, Buffer.concat([edited, Buffer.from('<!-- mine -->')]));
    expect(run(`${restore} -Key @{ IMServerName = 'ly14.ntsystems.local' }`)).toBe('');
    const now = readFileSync(webConfig, 'utf8');
    expect([now.includes('IMServerName'), now.includes('IMCertificateThumbprint')]).toEqual([false, true]);
  });

  testInPowerShell.each([
    ['another edited hash', `-EditedHash '${'0'.repeat(64)}'`, inverse],
    ['an inverse that was tampered with', '', inverse.replace(/;(\d+):/, ';1$1:')],
    ['no inverse at all', '', 'v1;x'],
  ])('refuses %s and changes nothing', (_, options, text) => {
    writeFileSync(webConfig, edited);
    expect(run(`$inverse = '${text}'`, `${restore} ${options}`)).toContain('does not give back');
    expect(readFileSync(webConfig).equals(edited)).toBe(true);
  });
});

describe('Get-OwaWebConfigPath', () => {
  testInPowerShell('below a given path, or where the registry says', () => {
    expect(
      run(
        '[Console]::Out.WriteLine((Get-OwaWebConfigPath -InstallPath $backups))',
        '[Console]::Out.WriteLine((Get-OwaWebConfigPath))',
      ).split('\n'),
    ).toEqual([
      join(backups, 'ClientAccess', 'Owa', 'web.config'),
      join(folder, 'V15', 'ClientAccess', 'Owa', 'web.config'),
    ]);
  });
});
