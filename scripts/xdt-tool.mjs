// Builds Microsoft's XDT engine and configuration reader, for tests and benchmarks: node scripts/xdt-tool.mjs
// The engine is part of the .NET SDK, the reader a NuGet package. The result is .build/xdt-tool/xdt-tool.dll.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'test', 'webconfig', 'xdt-tool');
const output = join(root, '.build', 'xdt-tool');

/** The program's path, or undefined where there is no .NET SDK. Builds only when a source is newer. */
export function buildXdtTool() {
  const program = join(output, 'xdt-tool.dll');
  if (existsSync(program) && newest(source) <= statSync(program).mtimeMs) {
    return program;
  }
  mkdirSync(output, { recursive: true });
  const build = spawnSync(
    'dotnet',
    ['publish', source, '--configuration', 'Release', '--output', output, '--nologo', '--verbosity', 'quiet'],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        DOTNET_CLI_TELEMETRY_OPTOUT: '1',
        DOTNET_NOLOGO: '1',
        DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
      },
    },
  );
  if (build.error !== undefined) {
    return undefined;
  }
  if (build.status !== 0) {
    throw new Error(`dotnet publish failed:\n${build.stdout}${build.stderr}`);
  }
  return program;
}

function newest(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(folder, entry.name)).mtimeMs));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const program = buildXdtTool();
  console.log(program ?? 'No .NET SDK here: dotnet was not found.');
  process.exitCode = program === undefined ? 1 : 0;
}
