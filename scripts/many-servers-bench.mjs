// A runbook for 100 servers, for scripts/bench.mjs: how long its plan takes, and how many steps a second `Test` reads on the
// simulated organisation once it is connected. Needs dist/ and, for the second, PowerShell.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { median, timed } from './measure.mjs';
import { findPwsh } from './pwsh.mjs';
import './typescript.mjs';

const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** Seconds of a plan, and milliseconds of a step (undefined without PowerShell), of one kind of server. */
export async function measureManyServers(kind) {
  const work = mkdtempSync(join(tmpdir(), 'owa-im-bench-'));
  const { manyServers } = await import('../test/environments/many-servers.ts');
  try {
    const text = manyServers(kind);
    const file = join(work, 'many.yml');
    writeFileSync(file, text);
    const plan = (index) => timed(process.execPath, [bundle, 'plan', file, '--out', join(work, `${index}`)]);
    const seconds = median([1, 2, 3, 4, 5].map(plan)) / 1000;
    if (findPwsh() === undefined) return { seconds };
    return { seconds, ...(await readSteps(work, text, join(work, '1', 'many', 'runbook.ps1'))) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function readSteps(work, text, runbook) {
  const { readEnvironment } = await import('../src/environment/read-environment.ts');
  const { organisationOf } = await import('../test/organisation/of-environment.ts');
  const { makeOrganisation } = await import('../test/organisation/organisation.ts');
  const { makeShell } = await import('../test/organisation/shell.ts');
  const organisation = join(work, 'organisation');
  const { environment } = readEnvironment({ file: 'many.yml', bytes: Buffer.from(text) });
  makeOrganisation(organisation, organisationOf(environment));
  const args = ['-NoProfile', '-NonInteractive', '-File', runbook, '-Mode', 'Test', '-OutputFormat', 'Json'];
  const child = spawn(makeShell(organisation), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let first;
  let last;
  let steps = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { event } = JSON.parse(line);
    if (event === 'step-started') first ??= performance.now();
    if (event !== 'step') continue;
    steps += 1;
    last = performance.now();
  }
  return { steps, milliseconds: (last - first) / steps };
}
