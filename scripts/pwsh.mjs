/**
 * Finds PowerShell 7 for the tests, and installs it as a .NET tool below `.build/` where there is none.
 * Prints its path; exits 1, saying why, when there is none to be had. Product code never calls this.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// 7.6 is the line with long-term support; 7.7 wants a newer .NET.
const version = '7.6.9';
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.build', 'pwsh');
const program = process.platform === 'win32' ? 'pwsh.exe' : 'pwsh';
const tool = join(folder, '.store', 'powershell', version, 'powershell', version, 'tools', 'net10.0', 'any');
const installed = join(tool, process.platform === 'win32' ? 'win' : 'unix', program);

/** The path of the PowerShell to test with: the one that OWA_IM_TEST_POWERSHELL names, or a PowerShell 7 that is here. */
export function findPwsh() {
  if (process.env.OWA_IM_TEST_POWERSHELL) return process.env.OWA_IM_TEST_POWERSHELL;
  const places = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...places.map((place) => join(place, program)), installed].find((path) => existsSync(path));
}

/** Installs the tool; a text says why that did not work. */
function install() {
  if (!existsSync(tool)) {
    const done = dotnet(['tool', 'install', 'PowerShell', '--version', version, '--tool-path', folder]);
    if (done.status !== 0) return done.error?.message ?? `${done.stdout}${done.stderr}`.trim();
  }
  compileAheadOfTime();
  forShortRuns();
  return makeProgram();
}

/** Halves the time of a start; without it the tests are slower, and say the same. */
function compileAheadOfTime() {
  const project = join(root, 'test', 'powershell', 'ready-to-run', 'ready-to-run.csproj');
  const out = join(root, '.build', 'pwsh-ready-to-run');
  const done = dotnet([
    ...['publish', project, '-c', 'Release', '--use-current-runtime', '-o', out, '-v', 'quiet', '--nologo'],
    ...[
      `-p:PowerShellFolder=${dirname(installed)}`,
      `-p:BaseIntermediateOutputPath=${join(out, 'obj')}/`,
      `-p:BaseOutputPath=${join(out, 'bin')}/`,
    ],
  ]);
  if (done.status === 0)
    for (const name of readdirSync(out).filter((one) => one.endsWith('.dll') && one !== 'ready-to-run.dll'))
      copyFileSync(join(out, name), join(dirname(installed), name));
  rmSync(out, { recursive: true, force: true });
}

/** A run lives for two seconds: profiling for a better second compilation, and a thread for the collector, never pay. */
function forShortRuns() {
  const file = join(dirname(installed), 'pwsh.runtimeconfig.json');
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(settings.runtimeOptions.configProperties, {
    'System.Runtime.TieredPGO': false,
    'System.GC.Concurrent': false,
  });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/**
 * The tool's own command starts PowerShell as a grandchild, under `dotnet`: killing it leaves that behind, and
 * the running program's path says `dotnet`. A program file bound to pwsh.dll, as every other installation has,
 * is the SDK's template with the name of the assembly in its place.
 */
function makeProgram() {
  const sdk = /^(?<version>\S+) \[(?<place>.+)\]$/.exec(
    dotnet(['--list-sdks']).stdout.trim().split(/\r?\n/).at(-1) ?? '',
  );
  if (!sdk?.groups) return 'there is no .NET SDK';
  const template = join(
    sdk.groups.place,
    sdk.groups.version,
    'AppHostTemplate',
    program.replace('pwsh', 'apphost'),
  );
  if (!existsSync(template)) return `the .NET SDK lacks ${template}`;
  const bytes = readFileSync(template);
  // SHA-256 of `foobar`: the place that the SDK fills when it builds a program.
  const placeholder = Buffer.from('c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2');
  const at = bytes.indexOf(placeholder);
  if (at < 0) return 'the program template of this .NET SDK is not of the known form';
  bytes.fill(0, at, at + placeholder.length);
  bytes.write('pwsh.dll', at, 'utf8');
  writeFileSync(installed, bytes, { mode: 0o755 });
  return undefined;
}

function dotnet(args) {
  const result = spawnSync('dotnet', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return { ...result, stdout: result.stdout ?? '' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = findPwsh() === undefined ? install() : undefined;
  const path = findPwsh();
  if (path !== undefined) {
    console.log(path);
  } else {
    console.error(`No PowerShell 7 here: tests that need it will be skipped (${problem}).`);
    process.exitCode = 1;
  }
}
