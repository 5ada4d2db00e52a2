import { afterEach, describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { applied, Workbench } from './workbench.ts';
import { ended, outcomes, type WorkbenchRun } from './workbench-run.ts';

let bench: Workbench;
afterEach(() => bench.dispose());

type Edit = (runbook: string) => string;

/** Replaces what is there exactly once. */
function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`not once: ${from}`);
  return text.replace(from, () => to);
}

const start = (...edits: readonly Edit[]): Workbench => {
  bench = new Workbench((runbook) => edits.reduce((text, edit) => edit(text), runbook));
  return bench;
};

/** A step of EX14's and EX15's section that is asked in the Exchange shell, as a virtual directory is. */
const withDirectories: Edit = (runbook) =>
  replaced(
    replaced(
      runbook,
      "    Step ($server + '/recycle') -Target $server -TriggeredBy @($server + '/config') @{ Run = $run }",
      `    $readDirectory = [scriptblock]::Create('Read-Thing -Name ''' + $server + '-directory''')
    $create = [scriptblock]::Create('Write-Thing -Name ''' + $server + '-directory'' -Value @{ Type = ''Ocs'' }')
    $remove = [scriptblock]::Create('Write-Thing -Name ''' + $server + '-directory'' -Value @{} -Remove')
    Step ('exchange/directory/' + $server) -Target 'exchange' @{ Read = $readDirectory; Expect = @{ Type = 'Ocs' }; Create = $create; Remove = $remove }
    Step ($server + '/recycle') -Target $server -TriggeredBy @(($server + '/config'), ('exchange/directory/' + $server)) @{ Run = $run }`,
    ),
    "-DependsOn @('EX14/recycle', 'EX15/recycle')",
    "-DependsOn @('EX14/config', 'EX14/recycle', 'EX15/config', 'EX15/recycle')",
  );

const withPause: Edit = (runbook) =>
  replaced(
    runbook,
    "{ 'The pool is ' + $Found.State + '.' } } }\n",
    "{ 'The pool is ' + $Found.State + '.' } } }\n    if ($server -eq 'EX14') { Add-Pause 'EX14/pause' -Target 'EX14' -Seconds 1 }\n",
  );

/** EX14 is done a moment before (negative) or after the given one: its recycle waits for that. */
const untilAfter = (moment: Date, seconds: number): Edit => {
  const until = new Date(moment.getTime() + seconds * 1000).toISOString();
  return (runbook) =>
    replaced(
      runbook,
      "[scriptblock]::Create('Write-Thing -Name ''' + $server + '-recycled''",
      `[scriptblock]::Create('if (''' + $server + ''' -eq ''EX14'') { while ([DateTime]::UtcNow -lt [DateTimeOffset]::Parse(''${until}'').UtcDateTime) { Start-Sleep -Milliseconds 50 } }; Write-Thing -Name ''' + $server + '-recycled''`,
    );
};

/** The preflight is over only after the moment. */
const slowPreflight = (moment: Date): Edit => {
  const until = new Date(moment.getTime() + 100).toISOString();
  return (runbook) =>
    replaced(
      runbook,
      "Read = { Read-Thing -Name 'domain' }",
      `Read = { while ((Read-Switch -Name 'slow') -and [DateTime]::UtcNow -lt [DateTimeOffset]::Parse('${until}').UtcDateTime) { Start-Sleep -Milliseconds 50 }; Read-Thing -Name 'domain' }`,
    );
};

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const pauses = (run: WorkbenchRun) => run.events.filter((event) => event.event === 'pause');
const changed = (run: WorkbenchRun) => outcomes(run).filter((line) => line.endsWith(' changed'));

describe('a server is selected with all of its section, whatever shell a step is asked in', () => {
  testInPowerShell('-Target of each server in turn, the organisation last', async () => {
    start(withDirectories);
    expect(ended(await bench.run('-Mode', 'Apply', '-Target', 'skype')).outcome).toBe('done');
    expect(changed(await bench.run('-Mode', 'Apply', '-Target', 'EX14'))).toEqual([
      'EX14/config changed',
      'exchange/directory/EX14 changed',
      'EX14/recycle changed',
    ]);
    const tooEarly = await bench.run('-Mode', 'Apply', '-Target', 'exchange');
    expect(ended(tooEarly)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
    expect(ended(tooEarly).message).toContain('EX15/config is not as planned');
    expect(changed(await bench.run('-Mode', 'Apply', '-Target', 'server/ex15')).length).toBe(3);
    expect(changed(await bench.run('-Mode', 'Apply', '-Target', 'exchange'))).toEqual([
      'exchange/policy/Default changed',
    ]);
    expect((await bench.run('-Mode', 'Test')).exitCode).toBe(0);
  });

  testInPowerShell('what would make an unselected recycle due holds back what depends on it', async () => {
    start(withDirectories);
    bench.write('EX14', applied.EX14);
    bench.write('EX15', applied.EX15);
    const run = await bench.run('-Mode', 'Apply', '-Target', 'exchange');
    expect(ended(run)).toMatchObject({ reason: 'preflight-failed', exitCode: 2 });
    expect(ended(run).message).toContain('EX14/recycle would become due after exchange/directory/EX14');
    expect(bench.calls).toEqual([]);
  });
});

describe('the pause between two servers', () => {
  testInPowerShell('after a server that was changed, where another one follows', async () => {
    start(withPause);
    const run = await bench.run('-Mode', 'Apply');
    expect(ended(run).outcome).toBe('done');
    expect(pauses(run)).toEqual([{ event: 'pause', id: 'EX14/pause', target: 'EX14', seconds: 1 }]);
    const order = run.events.map((event) => `${event.event} ${event.id}`);
    expect(order.indexOf('check EX14/health')).toBeLessThan(order.indexOf('pause EX14/pause'));
    expect(order.indexOf('pause EX14/pause')).toBeLessThan(order.indexOf('step EX15/config'));
    expect(pauses(await bench.run('-Mode', 'Apply'))).toEqual([]);
    expect(pauses(await bench.run('-Mode', 'Rollback'))).toEqual([]);
  });

  testInPowerShell('after a change in the Exchange shell alone, too', async () => {
    start(withDirectories, withPause);
    bench.write('EX14', applied.EX14);
    expect(pauses(await bench.run('-Mode', 'Apply')).length).toBe(1);
  });

  const none: readonly [string, (one: Workbench) => void, string[]][] = [
    ['the server was as planned', (one) => one.write('EX14', applied.EX14), []],
    ['the other one is as planned', (one) => one.write('EX15', applied.EX15), []],
    ['only this server is selected', () => {}, ['-Target', 'skype,EX14']],
    ['what if', () => {}, ['-WhatIf']],
  ];
  for (const [name, before, args] of none) {
    testInPowerShell(`none where ${name}`, async () => {
      start(withPause);
      before(bench);
      const run = await bench.run('-Mode', 'Apply', ...args);
      expect(ended(run).outcome).toBe('done');
      expect(pauses(run)).toEqual([]);
    });
  }

  testInPowerShell('a stop asked for meanwhile ends the run', async () => {
    start((runbook) => replaced(withPause(runbook), '-Seconds 1 ', '-Seconds 600 '));
    bench.fault(5, 'stop');
    expect(ended(await bench.run('-Mode', 'Apply'))).toMatchObject({ outcome: 'interrupted' });
    expect(bench.read('EX15')).not.toBe(applied.EX15);
  });
});

describe('-StopBefore: no server is begun that would not be finished', () => {
  testInPowerShell('the time is up inside a server: it is finished, the next one is not begun', async () => {
    const moment = inSeconds(8);
    start(untilAfter(moment, 0.2));
    const before = bench.state;
    const run = await bench.run('-Mode', 'Apply', '-StopBefore', moment.toISOString());
    expect(run.events[0]).toMatchObject({ event: 'run-started', stopBefore: moment.toISOString() });
    expect(ended(run)).toMatchObject({
      outcome: 'interrupted',
      exitCode: 1,
      message: 'Server EX15 was not begun: the time is up. What was begun is finished.',
    });
    expect(run.events.some(({ event, id }) => event === 'check' && id === 'EX14/health')).toBe(true);
    expect(changed(run).slice(-2)).toEqual(['EX14/config changed', 'EX14/recycle changed']);
    const next = await bench.run('-Mode', 'Apply');
    expect(changed(next)).toEqual([
      'EX15/config changed',
      'EX15/recycle changed',
      'exchange/policy/Default changed',
    ]);
    expect(bench.state).toEqual(applied);
    expect((await bench.run('-Mode', 'Rollback')).exitCode).toBe(0);
    expect(bench.state).toEqual(before);
  });

  testInPowerShell('less time is left than the longest server took: the next one is not begun', async () => {
    const moment = inSeconds(8);
    start(untilAfter(moment, -1.5));
    const run = await bench.run('-Mode', 'Apply', '-StopBefore', moment.toISOString());
    expect(ended(run)).toMatchObject({ outcome: 'interrupted' });
    expect(ended(run).message).toMatch(
      /^Server EX15 was not begun: [01] seconds are left, and the longest server of this run took \d+\./,
    );
    expect(bench.read('EX15')).not.toBe(applied.EX15);
  });

  testInPowerShell('the pause counts, and is not made in vain', async () => {
    start((runbook) => replaced(withPause(runbook), '-Seconds 1 ', '-Seconds 3600 '));
    const run = await bench.run('-Mode', 'Apply', '-StopBefore', inSeconds(1800).toISOString());
    expect(ended(run).message).toMatch(/^Server EX15 was not begun: .* the pause before it takes 3600, and/);
    expect(pauses(run)).toEqual([]);
  });

  testInPowerShell('what an earlier run left half done is finished all the same', async () => {
    const moment = inSeconds(8);
    start(slowPreflight(moment));
    bench.fault(4, 'stop');
    await bench.run('-Mode', 'Apply');
    bench.noFault();
    bench.turn('slow', 'on');
    const run = await bench.run('-Mode', 'Apply', '-StopBefore', moment.toISOString());
    expect(changed(run)).toEqual(['EX14/recycle changed']);
    expect(ended(run).message).toMatch(/^Server EX15 was not begun: the time is up\./);
  });

  testInPowerShell('where nothing is to be done the run is done, however late it is', async () => {
    const moment = inSeconds(8);
    start(slowPreflight(moment));
    await bench.run('-Mode', 'Apply');
    bench.turn('slow', 'on');
    const run = await bench.run('-Mode', 'Apply', '-StopBefore', moment.toISOString());
    expect(ended(run)).toMatchObject({ outcome: 'done', exitCode: 0 });
  });

  const refusals: readonly [string, string, string, string][] = [
    ['a time that has passed', 'Apply', '2026-01-31T04:00:00+01:00', 'outside-window'],
    ['a time without an offset', 'Apply', '2126-01-31T04:00:00', 'invalid-config'],
    ['a day that there is not', 'Apply', '2126-02-31T04:00:00Z', 'invalid-config'],
    ['a rollback, which waits for no window', 'Rollback', '2126-01-31T04:00:00Z', 'invalid-config'],
  ];
  for (const [name, mode, time, reason] of refusals) {
    testInPowerShell(`${name} refuses`, async () => {
      start();
      expect(ended(await bench.run('-Mode', mode, '-StopBefore', time))).toMatchObject({
        exitCode: 2,
        reason,
      });
      expect(bench.calls).toEqual([]);
    });
  }
});

describe('the change window, by hand', () => {
  const day = (ahead: number) =>
    ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(Date.now() + ahead * 86_400_000).getUTCDay()];
  const withWindow =
    (days: string, from: string, to: string, zone: string): Edit =>
    (runbook) =>
      replaced(
        runbook,
        "Add-Connection -Target 'skype'",
        `Add-Window -Days ${days} -From '${from}' -To '${to}' -TimeZone '${zone}'\nAdd-Connection -Target 'skype'`,
      );
  const warnings = (run: WorkbenchRun) =>
    run.events.filter(({ event }) => event === 'warning').map(({ message }) => message);
  const all = "'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'";

  testInPowerShell('closed: Apply warns and goes on, the other modes say nothing', async () => {
    start(withWindow(`'${day(3)}'`, '00:00', '00:00', 'UTC'));
    const run = await bench.run('-Mode', 'Apply', '-Target', 'skype');
    expect(run.events[0]).toMatchObject({ event: 'run-started', window: `${day(3)} 00:00 to 00:00, UTC` });
    expect(ended(run).outcome).toBe('done');
    expect(warnings(run)).toEqual([
      expect.stringMatching(/^The change window \(.* 00:00 to 00:00, UTC\) is closed: it is \w{3} \d{4}-/),
    ]);
    for (const mode of ['Test', 'Verify', 'Rollback'])
      expect(warnings(await bench.run('-Mode', mode, '-Target', 'skype'))).toEqual([]);
  });

  testInPowerShell('open all day: nothing is said; with -StopBefore the caller has looked', async () => {
    start(withWindow(all, '00:00', '00:00', 'Europe/Rome'));
    expect(warnings(await bench.run('-Mode', 'Apply', '-Target', 'skype'))).toEqual([]);
    bench.dispose();
    start(withWindow(`'${day(3)}'`, '00:00', '00:00', 'UTC'));
    const stop = ['-StopBefore', inSeconds(600).toISOString()];
    expect(warnings(await bench.run('-Mode', 'Apply', '-Target', 'skype', ...stop))).toEqual([]);
  });

  testInPowerShell(
    'a time zone that the machine does not know: that it was not checked is said',
    async () => {
      start(withWindow(all, '00:00', '00:00', 'Mars/Olympus'));
      expect(warnings(await bench.run('-Mode', 'Apply', '-Target', 'skype'))).toEqual([
        expect.stringContaining('does not know the time zone Mars/Olympus'),
      ]);
    },
  );
});
