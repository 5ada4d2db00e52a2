// Builds Microsoft's XDT engine and configuration reader, for tests and benchmarks: node scripts/xdt-tool.mjs
// The engine is part of the .NET SDK, the reader a NuGet package. The result is .build/xdt-tool/xdt-tool.dll.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'test', 'webconfig', 'xdt-tool');
const output = join(root, '.build', 'xdt-tool');

/** The program's path, or undefined where there is no .NET SDK. Builds only when a source is newer. */
export function buildXdtTool() {
  const program = join(output, 'xdt-tool.dll');
  const isBuilt = () => existsSync(program) && newest(source) <= statSync(program).mtimeMs;
  if (isBuilt()) return program;
  return withLock(() => (isBuilt() || publish() ? program : undefined));
}

/** False where there is no .NET SDK. */
function publish() {
  const options = ['--configuration', 'Release', '--output', output, '--nologo', '--verbosity', 'quiet'];
  const build = spawnSync('dotnet', ['publish', source, ...options], {
    encoding: 'utf8',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
  if (build.error !== undefined) return false;
  if (build.status !== 0) throw new Error(`dotnet publish failed:\n${build.stdout}${build.stderr}`);
  // A library that did not change keeps its old time.
  utimesSync(join(output, 'xdt-tool.dll'), new Date(), new Date());
  return true;
}

/** Test files run in processes of their own: the first one builds, the others wait. */
function withLock(work) {
  const lock = `${output}.lock`;
  mkdirSync(join(root, '.build'), { recursive: true });
  for (const start = Date.now(); ; ) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      // A build that died leaves its lock; none takes so long.
      if (Date.now() - start > 120_000) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
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
