// npm run interruption -- [FILE...] [--every] [--shard I/N]: breaks a first apply at its state-changing calls and at its
// writes, and goes both ways out of each: a second apply, and a rollback. Without FILE, of every representative
// environment; of places that are alike three, or all with --every. Prints how many cases there were and what became of
// them; exits 1 if anything was lost. Needs PowerShell 7, strace and dist/ (npm run build). It takes hours;
// --shard 1/4 runs a quarter of the cases of each file.
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { findPwsh } from './pwsh.mjs';
import './typescript.mjs';

const { values, positionals } = parseArgs({
  options: { every: { type: 'boolean', default: false }, shard: { type: 'string', default: '1/1' } },
  allowPositionals: true,
});
const [, shard, shards] = (/^([1-9]\d?)\/([1-9]\d?)$/.exec(values.shard) ?? []).map(Number);
if (shard === undefined || shard > shards) {
  console.error('--shard is I/N, such as 1/4.');
  process.exit(1);
}
if (findPwsh() === undefined || spawnSync('strace', ['-V']).status !== 0) {
  console.error('PowerShell 7 (node scripts/pwsh.mjs) and strace are needed.');
  process.exit(1);
}
const { CrashBench } = await import('../test/end-to-end/crash-bench.ts');
const { everyBreak, threeOfEachKind } = await import('../test/end-to-end/break.ts');
const { representative } = await import('../test/end-to-end/deployment.ts');
const { tryAll } = await import('../test/end-to-end/interruption-table.ts');

const files = positionals.length > 0 ? positionals : representative;
const total = { cases: 0, recoveredByResume: 0, recoveredByRollback: 0, lost: 0 };
for (const file of files) {
  const counts = await breakEverywhere(file);
  print(relative(process.cwd(), file), counts);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
print('all', total);
process.exitCode = total.lost === 0 ? 0 : 1;

async function breakEverywhere(file) {
  const bench = await new CrashBench(file);
  try {
    const places = await bench.places();
    const breaks = values.every ? everyBreak(places) : threeOfEachKind(places);
    const part = breaks.filter((_, index) => index % shards === shard - 1);
    const counts = await tryAll(bench, part, (sentence) => console.error(`lost: ${sentence}`));
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
