// npm run bench: what owa-im costs, as ratios measured side by side in this run, so that they mean the same on every
// machine. Needs dist/ and lib/ (npm run build), and the .NET SDK for the last figure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { measureScripts } from './lint-bench.mjs';
import { median, timed } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'dist', 'index.js');
const work = mkdtempSync(join(tmpdir(), 'owa-im-bench-'));

try {
  coldStart(20);
  sizes();
  actions(10);
  manyEnvironments(3);
  await manyServers();
  manyLinted(3);
  scripts(20);
  await largeSarif(5);
  await webConfigEdit();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** A plan of the example into a fresh folder, against a Node that does nothing. */
function coldStart(pairs) {
  const example = join(root, 'examples', 'ntsystems.yml');
  const plan = (index) =>
    timed(process.execPath, [bundle, 'plan', example, '--out', join(work, `cold-${index}`)]);
  const bare = () => timed(process.execPath, ['-e', '0']);
  bare();
  plan('warm');
  const runs = Array.from({ length: pairs }, (_, index) => ({ bare: bare(), plan: plan(index) }));
  const ratio = median(runs.map((run) => run.plan / run.bare));
  row('cold plan / node -e 0', ratio, 2, `${ms(runs, 'plan')} / ${ms(runs, 'bare')}, ${pairs} pairs`);
}

/** What lies in dist/, and what of it a plan by the command line reads. */
function sizes() {
  const folder = join(root, 'dist');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const size = (name) => statSync(join(folder, name)).size;
  const total = files.reduce((sum, name) => sum + size(name), 0);
  console.log(
    `size of dist/: ${(total / 1e6).toFixed(2)} MB in ${files.length} files; index.js, all that plan loads: ${(size('index.js') / 1e6).toFixed(2)} MB`,
  );
}

/**
 * Each action as a runner starts it, as far as it comes without a GitHub to ask: plan and lint do their work, the others
 * read their inputs and refuse. Against a Node that does nothing.
 */
function actions(pairs) {
  const example = join(root, 'examples', 'ntsystems.yml');
  const does = {
    plan: { INPUT_PATH: example, INPUT_SELECT: 'all', INPUT_ARTIFACT: 'none' },
    lint: { INPUT_PATH: example },
  };
  for (const verb of ['plan', 'lint', 'check', 'test', 'apply', 'verify', 'rollback']) {
    const entry = join(root, 'actions', verb, 'index.js');
    const env = { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', ...does[verb] };
    const start = (index) => {
      const out = join(work, `action-${verb}-${index}`);
      const begun = performance.now();
      const { status } = spawnSync(process.execPath, [entry], {
        ...{ cwd: work, stdio: 'ignore' },
        env: { ...env, INPUT_OUT: out },
      });
      if ((status === 0) !== (does[verb] !== undefined))
        throw new Error(`actions/${verb} ended with ${status}`);
      return performance.now() - begun;
    };
    const bare = () => timed(process.execPath, ['-e', '0']);
    start('warm');
    const runs = Array.from({ length: pairs }, (_, index) => ({ bare: bare(), action: start(index) }));
    const ratio = median(runs.map((run) => run.action / run.bare));
    console.log(
      `cold actions/${verb} / node -e 0: ${ratio.toFixed(2)}; ${ms(runs, 'action')} / ${ms(runs, 'bare')}, ${pairs} pairs`,
    );
  }
}

/** Environments of 8 servers in one process. The smaller number runs beside the larger, so that growth is comparable. */
function manyEnvironments(pairs) {
  for (const count of [100, 1000]) writeEnvironments(join(work, String(count)), count);
  const runs = Array.from({ length: pairs }, () => ({ small: planFolder(100), large: planFolder(1000) }));
  const seconds = median(runs.map((run) => run.large.seconds));
  const memory = median(runs.map((run) => run.large.megabytes));
  const small = median(runs.map((run) => run.small.seconds));
  row('1,000 environments, seconds', seconds, 10, `100 take ${small.toFixed(2)} s, ${pairs} pairs`);
  row(
    '1,000 environments, peak MB',
    memory,
    300,
    `100 take ${median(runs.map((run) => run.small.megabytes)).toFixed(0)} MB`,
  );
  const growth = median(runs.map((run) => run.large.seconds / run.small.seconds));
  row('time for 10 times as many', growth, 10.5, 'linear is 10, less the start');
}

async function manyServers() {
  const { measureManyServers } = await import('./many-servers-bench.mjs');
  for (const kind of ['web.config', 'setting override']) {
    const { seconds, steps, milliseconds } = await measureManyServers(kind);
    row(`100 servers (${kind}), seconds of a plan`, seconds, 1, '5 runs');
    if (steps === undefined) console.log('  its steps: not measured, no PowerShell here');
    else row('  the same, milliseconds of a step', milliseconds, 5, `${steps} steps are read, 200 a second`);
  }
}

async function webConfigEdit() {
  const { measureWebConfigEdit } = await import('./webconfig-bench.mjs');
  try {
    const found = await measureWebConfigEdit({ pairs: 9 });
    row(
      'web.config edit / XDT engine',
      found.ratio,
      1,
      `${found.edit.toFixed(0)} / ${found.xdt.toFixed(0)} ms as processes, ${found.bytes} bytes, ${found.pairs} pairs`,
    );
    const warm =
      found.powershell === undefined
        ? 'no PowerShell here'
        : `in PowerShell ${found.powershell.toFixed(1)} ms`;
    console.log(`  the edit alone, warmed up: ${found.inProcess.toFixed(2)} ms; ${warm}`);
  } catch (error) {
    console.log(`web.config edit / XDT engine: not measured: ${error.message}`);
  }
}

/** The environments that were planned before. */
function manyLinted(pairs) {
  const runs = Array.from({ length: pairs }, () => run('lint', join(work, '1000')));
  const seconds = median(runs.map((one) => one.seconds));
  const memory = median(runs.map((one) => one.megabytes));
  row('lint of 1,000 environments, seconds', seconds, 5, `${pairs} runs`);
  row('lint of 1,000 environments, peak MB', memory, 300, `${pairs} runs`);
}

/** A script of 300 lines cold, and one of 10,000, as the embedded grammar reads them. */
function scripts(pairs) {
  const found = measureScripts({ bundle, work, run: runIn, pairs });
  const detail = `${found.lint.toFixed(0)} / ${found.bare.toFixed(0)} ms, ${pairs} pairs`;
  row('cold lint of 300 lines of PowerShell / node -e 0', found.ratio, 4, detail);
  row('lint of 10,000 lines of PowerShell, seconds', found.seconds, 2, '5 runs');
  row('lint of 10,000 lines of PowerShell, peak MB', found.megabytes, 300, '5 runs');
}

/** More findings than GitHub takes, in a process that has made such a log before. */
async function largeSarif(runs) {
  const { toSarif } = await import('../lib/lint/sarif.js');
  const findings = Array.from({ length: 30_000 }, (_, index) => ({
    ...{ rule: 'r', severity: ['error', 'warning', 'information'][index % 3], remedy: 'Give it its own.' },
    message: `Server EX${index} has the certificate ${(index * 7919).toString(16)} twice.`,
    ...{ file: `scripts/${index % 97}/file-${index}.ps1`, line: index + 1, column: 1 },
  }));
  const log = () => {
    const start = performance.now();
    const { text } = toSarif({ version: '0', findings, acknowledged: [], rules: [] });
    return { seconds: (performance.now() - start) / 1000, text };
  };
  const { text } = log();
  const seconds = median(Array.from({ length: runs }, () => log().seconds));
  row(
    'SARIF of 30,000 findings, seconds',
    seconds,
    1,
    `${(text.length / 1e6).toFixed(1)} MB, ${(gzipSync(text).length / 1e6).toFixed(2)} MB as gzip`,
  );
}

function planFolder(count) {
  const out = join(work, `out-${count}`);
  rmSync(out, { recursive: true, force: true });
  return run('plan', join(work, String(count)), '--out', out);
}

function run(...args) {
  return runIn(process.env, ...args);
}

/** Peak memory is the process's own count, written to a fourth descriptor when it leaves. */
function runIn(env, ...args) {
  const script = `process.on('exit', () => require('fs').writeSync(3, String(process.resourceUsage().maxRSS)));
    process.argv.splice(1, 0, ${JSON.stringify(bundle)});
    import(${JSON.stringify(bundle)});`;
  const start = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, ['-e', script, ...args], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - start) / 1000, megabytes: Number(output[3]) / 1024 };
}

function writeEnvironments(folder, count) {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const domain = `d${index}.example.com`;
    const servers = Array.from({ length: 8 }, (_, server) => {
      const name = `EX${String(index).padStart(4, '0')}${server}`;
      const thumbprint = (index * 8 + server + 1).toString(16).toUpperCase().padStart(40, 'A');
      return `    - name: ${name}\n      fqdn: ${name.toLowerCase()}.${domain}\n      trustedPool: create\n      certificate:\n        thumbprint: ${thumbprint}\n`;
    });
    const text = `schema: 1
name: environment-${index}
stage: staging
features: { instantMessaging: true, onlineMeetings: true, skypeAccessToExchange: true }
skype:
  version: lync-2013
  sipDomains: [${domain}]
  pools:
    - { fqdn: lync.${domain}, siteId: Site${index} }
exchange:
  version: 2013-cu23
  autodiscover: autodiscover.${domain}
  servers:
${servers.join('')}`;
    writeFileSync(join(folder, `environment-${index}.yml`), text);
  }
}

function row(what, value, limit, detail) {
  console.log(
    `${what}: ${value.toFixed(2)} (at most ${limit}: ${value <= limit ? 'kept' : 'MISSED'}); ${detail}`,
  );
}

function ms(runs, key) {
  return `${median(runs.map((run) => run[key])).toFixed(0)} ms`;
}
