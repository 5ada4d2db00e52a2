import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { forgeJournal } from '../engine/forge-journal.ts';
import { forgetCalls, readCalls } from '../organisation/calls.ts';
import { compareState, snapshotState } from '../organisation/compare-state.ts';
import { organisationOf } from '../organisation/of-environment.ts';
import { type Faults, setFaults } from '../organisation/organisation.ts';
import { changeMachine, changeState, stateTime } from '../organisation/state-files.ts';
import { recycle } from '../organisation/switch-on.ts';
import { removeServer, renewCertificate } from '../organisation/upkeep.ts';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { complaintsIn, environmentIn, keptIn } from './deployment.ts';
import { type Run, type RunEvent, repository } from './scenario.ts';
import { WarmOrganisation } from './warm-organisation.ts';

jest.setTimeout(300_000);

// What a crash leaves, damaged journals, locks and full disks are tried in test/engine (crash, journal), in rollout.test.ts
// (another machine) and in the interruption table. Here is what others, the network and the clocks do meanwhile.
const file = join(repository, 'test/end-to-end/interference.yml');
const text = readFileSync(file, 'utf8');
const environment = environmentIn(text, file);
const servers = environment.exchange.servers.map(({ name }) => name);
/** Waits are as long as a test has time for. */
const impatient = (runbook: string): string =>
  runbook
    .replaceAll(/SettleSeconds( *)= \d+/g, 'SettleSeconds$1= 2')
    .replaceAll(/-WaitSeconds \d+/g, '-WaitSeconds 1')
    .replace('TotalSeconds -ge 60', 'TotalSeconds -ge 1');

let bench: WarmOrganisation;
let folder: string;
let runbook: string;
let asNew: ReturnType<typeof snapshotState>;
let calls: readonly string[];

beforeAll(async () => {
  bench = new WarmOrganisation(organisationOf(environment));
  folder = bench.folder;
  runbook = bench.plan(environment, impatient);
  asNew = snapshotState(folder);
  bench.keep('new');
  expect(endOf(await apply())).toMatchObject({ outcome: 'done' });
  calls = readCalls(folder).map(({ command, parameters }) => `${command} ${JSON.stringify(parameters)}`);
  forgetCalls(folder);
  bench.keep('applied');
});
afterAll(() => bench?.close());

const apply = (more: Readonly<Record<string, string>> = {}): Promise<Run> =>
  bench.run(runbook, 'Apply', more);
const rollback = (more: Readonly<Record<string, string>> = {}): Promise<Run> =>
  bench.run(runbook, 'Rollback', more);
const endOf = (run: Run): RunEvent | undefined => run.events.at(-1);
const outcomeOf = (run: Run, id: string): RunEvent | undefined =>
  run.events.find((event) => event.event === 'step' && event.id === id);
const warnings = (run: Run): string =>
  run.events.flatMap((event) => (event.event === 'warning' ? [event.message ?? ''] : [])).join('\n');
const outcomes = (run: Run, outcome: string): string[] =>
  run.events.flatMap((event) =>
    event.event === 'step' && event.outcome === outcome ? [event.id ?? ''] : [],
  );

/** The number of the call in an apply that nothing disturbs. */
function callOf(words: string): number {
  const index = calls.findIndex((call) => words.split(' ').every((word) => call.includes(word)));
  if (index < 0) throw new Error(`no call is like ${words}: ${calls.join('\n')}`);
  return index + 1;
}

function disturb(words: string, fault: NonNullable<Faults['calls']>[number]['fault']): void {
  setFaults(folder, { calls: [{ at: callOf(words), fault }] });
}

/** What differs from the organisation as new, residue and what runs keep on purpose left out. */
function left(): string[] {
  return compareState(asNew, snapshotState(folder), keptIn(environment, folder))
    .filter((difference) => difference.residue === undefined)
    .map(({ path }) => path);
}

/** From where a run broke off, apply leads to the goal and rollback to the beginning. */
async function expectBothWaysOut(): Promise<void> {
  setFaults(folder, {});
  forgetCalls(folder);
  bench.keep('broken');
  expect(endOf(await apply())).toMatchObject({ outcome: 'done', exitCode: 0 });
  expect(complaintsIn(environment, folder)).toEqual([]);
  bench.putBack('broken');
  expect(endOf(await rollback())).toMatchObject({ outcome: 'done', exitCode: 0 });
  expect(left()).toEqual([]);
}

describe('a connection is lost in the midst of a step: the run fails there, and both ways lead out', () => {
  testInPowerShell.each([
    ['Skype, by WinRM', 'New-CsTrustedApplicationPool hi16', 'break-before', 'skype/trusted-pool/hi16'],
    ['Skype, by WinRM, the answer lost', 'Enable-CsTopology', 'break-after', 'skype/topology/published'],
    ['the shell of 2013', 'Set-OwaVirtualDirectory HI13', 'break-after', 'exchange/virtual-directory/HI13'],
    ['the shell of 2016', 'New-SettingOverride', 'break-after', 'exchange/setting-override/HI16'],
    ['a server', 'Restart-WebAppPool', 'break-after', 'HI13/recycle/'],
  ] as const)('%s', async (_name, words, fault, step) => {
    bench.putBack('new');
    disturb(words, fault);
    const run = await apply();
    expect(endOf(run)).toMatchObject({ outcome: 'failed', reason: 'apply-failed', exitCode: 1 });
    expect(endOf(run)?.message).toMatch(new RegExp(`^${step}.*(lost|aborted)`));
    await expectBothWaysOut();
  });
});

describe('a cmdlet that only warns has not done its work', () => {
  testInPowerShell.each([
    [
      'New-SettingOverride',
      'exchange/setting-override/HI16',
      'It was changed, but it is still not as planned',
    ],
    ['Restart-WebAppPool', 'HI13/recycle/', 'older than web.config'],
  ])('%s: the step is read again and fails', async (words, step, message) => {
    bench.putBack('new');
    disturb(words, 'warn-only');
    const run = await apply();
    expect(endOf(run)?.message).toMatch(new RegExp(`^${step}.*${message}`));
    expect(warnings(run)).toContain(`${words} did not complete`);
    await expectBothWaysOut();
  });

  testInPowerShell(
    'the recycle of a pool whose server has no file to compare with: its worker tells',
    async () => {
      bench.putBack('new');
      setFaults(folder, {
        calls: [{ at: calls.findLastIndex((call) => call.startsWith('Restart')) + 1, fault: 'warn-only' }],
      });
      expect(endOf(await apply())?.message).toMatch(
        /^HI16\/recycle.*its worker process is still the old one/,
      );
    },
  );

  testInPowerShell('a refresh is repeated until the server itself shows the override', async () => {
    bench.putBack('new');
    disturb('Get-ExchangeDiagnosticInfo', 'warn-only');
    expect(endOf(await apply())).toMatchObject({ outcome: 'done' });
    expect(complaintsIn(environment, folder)).toEqual([]);
  });

  testInPowerShell('Enable-CsTopology, whose effect nothing shows: the end of the run says so', async () => {
    bench.putBack('new');
    disturb('Enable-CsTopology', 'warn-only');
    const run = await apply();
    expect(endOf(run)?.message).toContain('nothing shows whether it took effect: skype/topology/published.');
    expect(outcomeOf(run, 'skype/topology/published')?.message).toContain(
      'Enable-CsTopology did not complete',
    );
  });
});

describe('replication beyond its limit: the run fails before anybody is switched on, and goes on later', () => {
  testInPowerShell.each([
    [
      'the directory',
      'exchange/refresh/HI16: It was run, but it is still pending',
      directory,
      'Restart-WebAppPool HI16',
    ],
    [
      'the front ends',
      'skype/replication/front-ends: These front ends are not up to date',
      frontEnds,
      'Set-OwaMailboxPolicy',
    ],
  ] as const)('%s', async (_name, message, behind, notYet) => {
    bench.putBack('new');
    behind(99);
    const run = await apply();
    expect(endOf(run)).toMatchObject({ outcome: 'failed', exitCode: 1 });
    expect(endOf(run)?.message).toContain(message);
    expect(readCalls(folder).map((call) => `${call.command} ${call.machine}`)).not.toContain(notYet);
    behind(0);
    await expectBothWaysOut();
  });

  function directory(refreshes: number): void {
    changeMachine(folder, 'servers/HI16', 'variant-configuration', (state) => {
      Object.assign(state, { delay: refreshes });
    });
  }
  function frontEnds(reads: number): void {
    changeState(folder, 'skype/replication', (state) => {
      Object.assign(state, { readsBehind: reads });
      for (const replica of state.replicas) if (reads === 0) Object.assign(replica, { behind: 0 });
    });
  }
});

describe('somebody changes an object between test and apply: an apply that insists on what was seen refuses', () => {
  testInPowerShell.each([
    [
      'web.config has a key already',
      () =>
        editWebConfig((config) =>
          config.replace('</appSettings>', '<add key="IMServerName" value="x"/></appSettings>'),
        ),
    ],
    ['an override has come', () => addOverride('IM', '0'.repeat(40))],
  ])('%s', async (_name, change) => {
    bench.putBack('new');
    const { observed } = endOf(await bench.run(runbook, 'Test')) as { observed?: string };
    change();
    const before = snapshotState(folder);
    const run = await apply({ Observed: observed ?? '' });
    expect(endOf(run)).toMatchObject({ outcome: 'refused', reason: 'preflight-failed', exitCode: 2 });
    expect(endOf(run)?.message).toContain('is not the one that was observed');
    expect(readCalls(folder)).toEqual([]);
    expect(compareState(before, snapshotState(folder), keptIn(environment, folder))).toEqual([]);
  });
});

const keptOverride = [
  'exchange/setting-overrides.json#/overrides/owa-im-interference-1',
  'servers/HI16/variant-configuration.json#/overrides/owa-im-interference-1',
  'servers/HI16/worker.json#/owa/imSettings/owa-im-interference-1',
];

describe('somebody changes an object between apply and rollback: that stays and is named, the rest goes', () => {
  testInPowerShell.each([
    [
      'the override has other values',
      () => overrides((all) => all.map((one) => ({ ...one, parameters: ['IMServerName=elsewhere'] }))),
      'exchange/setting-override/HI16',
      keptOverride,
    ],
    [
      'the override reaches a server, too, that the file does not list',
      () => overrides((all) => all.map((one) => ({ ...one, server: [...one.server, 'HI17'] }))),
      'exchange/setting-override/HI16',
      keptOverride,
    ],
    ['the override is gone', () => overrides(() => []), undefined, []],
    [
      'the pool carries an application of others',
      () => {
        changeState(folder, 'skype/topology', (state) => {
          for (const document of [state.published, state.enabled])
            for (const pool of document.trustedApplicationPools)
              if (pool.poolFqdn.startsWith('hi13.'))
                Object.assign(pool, {
                  applications: [
                    ...pool.applications,
                    { ...pool.applications[0], applicationId: 'urn:application:fax', port: 6000 },
                  ],
                });
        });
      },
      'skype/trusted-pool/hi13.humongous.example',
      [
        expect.stringContaining('trustedApplicationPools'),
        expect.stringContaining('trustedApplicationPools'),
      ],
    ],
  ])('%s', async (_name, change, kept, rest) => {
    bench.putBack('applied');
    change();
    const run = await rollback();
    expect(endOf(run)).toMatchObject({ outcome: 'done', exitCode: 0 });
    expect(outcomes(run, 'kept')).toEqual(kept === undefined ? [] : [kept]);
    if (kept !== undefined) expect(endOf(run)?.message).toContain(kept);
    expect(left()).toEqual(rest);
  });
});

describe('a server at rollback', () => {
  testInPowerShell.each(servers)(
    '%s has left the organisation: its part counts as undone, the rest is',
    async (server) => {
      bench.putBack('applied');
      removeServer(folder, server, 'HI17');
      const run = await rollback();
      expect(endOf(run)).toMatchObject({ outcome: 'done', exitCode: 0 });
      expect(warnings(run)).toContain(`${server} is not in the organisation any more`);
      const others = left().filter(
        (path) => !new RegExp(`${server}|organisation.json|recipients`, 'i').test(path),
      );
      expect(others).toEqual([]);
      expect(endOf(await rollback())?.message).toContain('nothing to undo');
    },
  );

  testInPowerShell(
    'does not answer: refused whole, goes on in parts, and is finished when it does',
    async () => {
      bench.putBack('applied');
      const answers = (reachable: boolean) =>
        changeMachine(folder, 'servers/HI13', 'machine', (machine) => Object.assign(machine, { reachable }));
      answers(false);
      expect(endOf(await rollback())).toMatchObject({ outcome: 'refused', exitCode: 2 });
      expect(readCalls(folder)).toEqual([]);
      expect(endOf(await rollback({ Step: 'exchange/mailbox-policy/Default' }))).toMatchObject({
        outcome: 'done',
      });
      expect(endOf(await rollback({ Target: 'HI16' }))).toMatchObject({ outcome: 'done' });
      answers(true);
      expect(endOf(await rollback())).toMatchObject({ outcome: 'done' });
      expect(left()).toEqual([]);
    },
  );
});

describe('two plans, the newer one with renewed certificates', () => {
  testInPowerShell(
    'the newer one goes back first, also by a clock that is behind; an old certificate that has ended is named',
    async () => {
      bench.putBack('applied');
      shiftJournals(3600);
      const removed = renewCertificate(folder, 'HI13', { old: 'removed' });
      const expired = renewCertificate(folder, 'HI16', { old: 'expired' });
      const [first = '', second = ''] = environment.exchange.servers.map(
        ({ certificate }) => certificate.thumbprint,
      );
      const newer = bench.plan(
        environmentIn(text.replace(first, removed).replace(second, expired), file),
        impatient,
      );
      const applied = await bench.run(newer, 'Apply');
      expect(endOf(applied)).toMatchObject({ outcome: 'done' });
      expect(warnings(applied)).toMatch(
        /the clock of this machine, or of another one that wrote there, is wrong/,
      );
      forgetCalls(folder);

      const refused = await rollback();
      expect(endOf(refused)).toMatchObject({ outcome: 'refused', reason: 'preflight-failed', exitCode: 2 });
      expect(endOf(refused)?.message).toContain('was applied later and is to be rolled back first');
      expect(readCalls(folder)).toEqual([]);

      const back = await bench.run(newer, 'Rollback');
      expect(endOf(back)).toMatchObject({ outcome: 'done', exitCode: 0 });
      expect(warnings(back)).toContain(
        `HI13 goes back to a certificate that is not in its store any more: ${first}`,
      );
      expect(warnings(back)).toContain(`HI16 goes back to a certificate that is out of date: ${second}`);
      expect(endOf(await rollback())).toMatchObject({ outcome: 'done', exitCode: 0 });
      expect(left().filter((path) => !path.includes('/certificates/'))).toEqual([]);
    },
  );
});

describe('clocks that differ', () => {
  testInPowerShell(
    'the machine of the journal was an hour ahead when it broke off: both ways lead out',
    async () => {
      bench.putBack('new');
      disturb('Set-OwaVirtualDirectory HI13', 'fail-after');
      await apply();
      shiftJournals(3600);
      await expectBothWaysOut();
      const times = journalLines().map(({ at }) => at as string);
      expect(times).toEqual([...times].sort());
    },
  );

  testInPowerShell(
    'the clock of a server was an hour ahead, and is set back: no worker process is too old for ever',
    async () => {
      bench.putBack('applied');
      const ahead = new Date(Date.now() + 3_600_000);
      utimesSync(webConfig(), ahead, ahead);
      expect(endOf(await bench.run(runbook, 'Test'))).toMatchObject({ exitCode: 0 });
      expect(endOf(await rollback())).toMatchObject({ outcome: 'done' });
      expect(left()).toEqual([]);
    },
  );

  testInPowerShell('restart: manual goes by which process it is, not by how old', async () => {
    bench.putBack('new');
    const manual = bench.plan(environmentIn(`${text}restart: manual\n`, file), impatient);
    expect(endOf(await bench.run(manual, 'Apply'))).toMatchObject({ reason: 'restart-pending' });
    const ahead = new Date(Date.now() + 3_600_000);
    utimesSync(webConfig(), ahead, ahead);
    for (const name of servers) {
      recycle(folder, name);
      changeMachine(folder, `servers/${name}`, 'worker', ({ processes }) => {
        for (const process of Object.values(processes)) process.startedAt = stateTime(new Date(0));
      });
      // What the server logged by the other clock.
      changeMachine(folder, `servers/${name}`, 'events', (state) => Object.assign(state, { events: [] }));
    }
    expect(endOf(await bench.run(manual, 'Apply'))).toMatchObject({ outcome: 'done' });
  });
});

function webConfig(): string {
  return join(folder, 'servers/HI13/Exchange/ClientAccess/Owa/web.config');
}

function editWebConfig(edit: (config: string) => string): void {
  writeFileSync(webConfig(), edit(readFileSync(webConfig(), 'utf8')));
}

type Override = { name: string; parameters: readonly string[]; server: readonly string[] };

function overrides(edit: (ours: readonly Override[]) => readonly Override[]): void {
  changeState(folder, 'exchange/setting-overrides', (state) => {
    const ours = (one: { component: string }) => one.component === 'OwaServer';
    state.changeNumber++;
    Object.assign(state, {
      overrides: [...state.overrides.filter((one) => !ours(one)), ...edit(state.overrides.filter(ours))],
    });
  });
}

function addOverride(name: string, thumbprint: string): void {
  changeState(folder, 'exchange/setting-overrides', (state) => {
    const [like] = state.overrides;
    if (like === undefined) throw new Error('There is an override of another component.');
    state.changeNumber++;
    state.overrides.push({
      ...like,
      name,
      component: 'OwaServer',
      section: 'IMSettings',
      parameters: ['IMServerName=x', `IMCertificateThumbprint=${thumbprint}`],
      server: ['HI16'],
    });
  });
}

function journal(): string {
  const place = join(folder, 'management/ProgramData/owa-im/interference');
  const [name] = readdirSync(place).filter((one) => one.endsWith('.jsonl'));
  return join(place, name ?? '');
}

function journalLines(): Record<string, unknown>[] {
  return readFileSync(journal(), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** As a machine whose clock is ahead would have written it. */
function shiftJournals(seconds: number): void {
  forgeJournal(journal(), journal().replace(/jsonl$/, 'head'), (line) => {
    line.at = new Date(Date.parse(line.at as string) + seconds * 1000).toISOString();
  });
}
