import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPwsh } from '../../scripts/pwsh.mjs';
import type { MachineState, OrganisationState, SkypeDeploymentState } from './state.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const stand = join(repository, 'test', 'organisation');
const bootstrap = join(repository, 'test', 'organisation', 'bootstrap.ps1');
const launcherSource = join(repository, 'test', 'organisation', 'launcher.cs');
const prelude = 'Import-Module OrganisationShell -Global -DisableNameChecking;';

/**
 * Writes a program for `--powershell` into the organisation's `.control` folder and gives its path. It takes PowerShell's
 * arguments, loads the simulated organisation into the global scope and goes on with them: `-File` by a bootstrap script
 * that dot-sources the file as PowerShell itself would, `-Command` by a command before it.
 */
export function makeShell(folder: string, engine: string = findEngine()): string {
  const { runsOn } = readJson<OrganisationState>(join(folder, 'organisation.json'));
  const machine = readJson<MachineState>(join(folder, runsOn, 'machine.json'));
  const variables: Record<string, string> = { OWA_IM_SIMULATION: folder, PSModulePath: modulePath(folder) };
  for (const [name, value] of Object.entries(machine.environment))
    variables[name] = value.replace('%ORGANISATION%', folder);
  return process.platform === 'win32'
    ? windowsShell(folder, engine, variables)
    : posixShell(folder, engine, variables, join(folder, runsOn, 'drives'));
}

function findEngine(): string {
  const engine = findPwsh();
  if (engine === undefined) throw new Error('There is no PowerShell: node scripts/pwsh.mjs says why.');
  return engine;
}

/**
 * Windows PowerShell looks nowhere else than where this variable says; PowerShell 7 adds its own modules. Of Lync and
 * Skype for Business a machine has the module of one.
 */
function modulePath(folder: string): string {
  const { serverVersion } = readJson<SkypeDeploymentState>(join(folder, 'skype', 'deployment.json'));
  const skype = serverVersion.includes('Lync Server') ? 'modules-lync' : 'modules-skype';
  const modules = [join(stand, 'modules'), join(stand, skype)];
  if (process.platform !== 'win32') return modules.join(delimiter);
  const own = join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32',
    'WindowsPowerShell',
    'v1.0',
    'Modules',
  );
  return [...modules, own].join(delimiter);
}

/** `drives`: where links stand for a server's drives, if there are any. */
function posixShell(
  folder: string,
  engine: string,
  variables: Record<string, string>,
  drives: string,
): string {
  const program = join(folder, '.control', 'shell');
  const lines = [
    '#!/bin/sh',
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`),
    'unset OWA_IM_SIMULATION_ROOT',
    ...(existsSync(drives) ? [`cd ${quote(drives)}`] : []),
    'seen=',
    'for argument do',
    '  shift',
    '  if [ -z "$seen" ]; then',
    '    case "$argument" in',
    `      -File|-file) seen=1; set -- "$@" -File ${quote(bootstrap)}; continue ;;`,
    `      -Command|-command) seen=1; set -- "$@" -Command ${quote(prelude)}; continue ;;`,
    '    esac',
    '  fi',
    '  set -- "$@" "$argument"',
    'done',
    `exec ${quote(engine)} "$@"`,
    '',
  ];
  writeFileSync(program, lines.join('\n'));
  chmodSync(program, 0o755);
  return program;
}

/** Node starts no .cmd without a shell, so a small program is compiled by the compiler that every Windows has. */
function windowsShell(folder: string, engine: string, variables: Record<string, string>): string {
  const program = join(folder, '.control', 'shell.exe');
  const compiler = join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'Microsoft.NET',
    'Framework64',
    'v4.0.30319',
    'csc.exe',
  );
  execFileSync(compiler, ['/nologo', '/target:exe', `/out:${program}`, launcherSource]);
  const lines = [
    engine,
    bootstrap,
    prelude,
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
  ];
  writeFileSync(`${program}.txt`, lines.join('\n'));
  return program;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
