// npm run interruption [-- --environment FILE ...]: breaks a first apply at every state-changing call and at every write,
// and goes both ways out of each: a second apply, and a rollback. Prints how many cases there were and what became of
// them; exits 1 if anything was lost. Needs PowerShell 7, strace and dist/ (npm run build). It takes minutes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPwsh } from './pwsh.mjs';
import './typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { environment: { type: 'string', multiple: true } } });
const files = values.environment ?? [join(root, 'examples', 'ntsystems.yml')];

if (findPwsh() === undefined || spawnSync('strace', ['-V']).status !== 0) {
  console.error('PowerShell 7 (node scripts/pwsh.mjs) and strace are needed.');
  process.exit(1);
}
const { CrashBench } = await import('../test/end-to-end/crash-bench.ts');
const { everyBreak } = await import('../test/end-to-end/break.ts');
const { tryAll } = await import('../test/end-to-end/interruption-table.ts');

const total = { cases: 0, recoveredByResume: 0, recoveredByRollback: 0, lost: 0 };
for (const file of files) {
  const counts = await breakEverywhere(file);
  print(file, counts);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
if (files.length > 1) print('all', total);
process.exitCode = total.lost === 0 ? 0 : 1;

async function breakEverywhere(file) {
  const bench = await CrashBench.open(file);
  try {
    const counts = await tryAll(bench, everyBreak(await bench.places()), (sentence) => {
      console.error(`lost: ${sentence}`);
    });
    return { ...counts, lost: counts.lost.length };
  } finally {
    bench.close();
  }
}

function print(what, { cases, recoveredByResume, recoveredByRollback, lost }) {
  console.log(
    `${what}: ${cases} cases run, ${recoveredByResume} recovered by resume, ${recoveredByRollback} recovered by rollback, ${lost} lost`,
  );
}
