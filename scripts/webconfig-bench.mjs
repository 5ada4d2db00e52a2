// The web.config edit against Microsoft's XDT engine, each as a process of its own, on one file:
//   node scripts/webconfig-bench.mjs [FILE]        prints one line of JSON
//   import { measureWebConfigEdit }                for scripts/bench.mjs
//   node scripts/webconfig-bench.mjs --edit SOURCE RESULT     is the edit's process
// Needs lib/ (npm run compile), the .NET SDK and, for the last figure, PowerShell.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, timed } from './measure.mjs';
import { findPwsh } from './pwsh.mjs';
import { buildXdtTool } from './xdt-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const example = join(root, 'examples', 'ex14.web.config');
const keys = [
  { key: 'IMServerName', value: 'ly14.ntsystems.local' },
  { key: 'IMCertificateThumbprint', value: '4F0EB2F1C3A59D6E7788A1B2C3D4E5F60718293A' },
];

/**
 * Medians over pairs measured by turns, in milliseconds: `edit` and `xdt` as processes, `inProcess` the edit alone
 * after warming up, `powershell` the engine's edit in a PowerShell that has done it before (undefined without one).
 */
export async function measureWebConfigEdit({ file = example, pairs = 7 } = {}) {
  const program = buildXdtTool();
  if (program === undefined)
    throw new Error('The .NET SDK is missing: there is no XDT engine to compare with.');
  const { editWebConfig } = await import('../lib/webconfig/edit.js');
  const { makeTransform } = await import('../lib/webconfig/transform.js');
  const work = mkdtempSync(join(tmpdir(), 'owa-im-bench-'));
  try {
    const transform = join(work, 'transform.xdt');
    const result = join(work, 'result.config');
    writeFileSync(transform, makeTransform(keys));
    const edit = () => timed(process.execPath, [self, '--edit', file, result]);
    const xdt = () => timed('dotnet', [program, 'transform', file, transform, result]);
    edit();
    xdt();
    const runs = Array.from({ length: pairs }, () => ({ edit: edit(), xdt: xdt() }));
    const bytes = readFileSync(file);
    const inProcess = Array.from({ length: 50 }, () => {
      const start = performance.now();
      editWebConfig(bytes, keys);
      return performance.now() - start;
    });
    const figures = { edit: median(runs.map((one) => one.edit)), xdt: median(runs.map((one) => one.xdt)) };
    return {
      bytes: bytes.length,
      pairs,
      ...figures,
      ratio: figures.edit / figures.xdt,
      inProcess: median(inProcess.slice(10)),
      powershell: inPowerShell(work, bytes),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function inPowerShell(work, bytes) {
  const shell = findPwsh();
  if (shell === undefined) return undefined;
  const words = keys.flatMap(({ key, value }) => [key, Buffer.from(value, 'utf16le').toString('hex')]);
  for (let at = 0; at < 12; at += 1) {
    writeFileSync(join(work, `${at}.in`), bytes);
    writeFileSync(join(work, `${at}.case`), ['edit', ...words].join(' '));
  }
  const script = join(root, 'test', 'webconfig', 'run-cases.ps1');
  const options = [
    '-NoProfile',
    '-NonInteractive',
    '-File',
    script,
    join(root, 'src', 'runbook', 'engine'),
    work,
  ];
  const { stdout } = spawnSync(shell, options, { encoding: 'utf8' });
  const times = stdout
    .trim()
    .split('\n')
    .map((line) => Number(line.split(' ')[1]));
  return median(times.slice(4));
}

async function editOnce(source, result) {
  const { editWebConfig } = await import('../lib/webconfig/edit.js');
  const edit = editWebConfig(readFileSync(source), keys);
  if (edit.kind === 'refused') throw new Error(edit.problem.message);
  writeFileSync(result, edit.bytes);
}

if (process.argv[1] === self) {
  const [first, source, result] = process.argv.slice(2);
  if (first === '--edit') await editOnce(source, result);
  else console.log(JSON.stringify(await measureWebConfigEdit({ file: first })));
}
