import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { testInPowerShell } from '../powershell/pwsh.ts';
import { eachCase } from './each-case.ts';
import { forgeJournal } from './forge-journal.ts';
import { Workbench } from './workbench.ts';

interface Case {
  readonly name: string;
  readonly tamper: (bench: Workbench) => void;
  readonly message: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function rewrite(bench: Workbench, edit: (lines: string[]) => string[]): void {
  const lines = edit(bench.journalLines);
  writeFileSync(bench.journalFile, lines.map((line) => `${line}\n`).join(''));
}

function forge(bench: Workbench, edit: (line: Record<string, unknown>) => void): void {
  forgeJournal(bench.journalFile, bench.headFile, edit);
}

function forgeLine(bench: Workbench, kind: string, field: string, value: unknown): void {
  forge(bench, (line) => {
    if (line.kind === kind) line[field] = value;
  });
}

const forgeBefore = (field: string, value: unknown) => (bench: Workbench) =>
  forge(bench, (line) => {
    if (line.kind === 'before' && line.step === 'exchange/policy/Default') line[field] = value;
  });

const cases: readonly Case[] = [
  {
    name: 'an edited value',
    tamper: (bench) =>
      rewrite(bench, (lines) => lines.map((line) => line.replace('"Thumbprint":"BB"', '"Thumbprint":"CC"'))),
    message: 'does not follow from the line before it',
  },
  {
    name: 'an edited last line',
    tamper: (bench) =>
      rewrite(bench, (lines) => [...lines.slice(0, -1), (lines.at(-1) ?? '').replace('done', 'gone')]),
    message: 'or another one of that number',
  },
  {
    name: 'a line removed',
    tamper: (bench) => rewrite(bench, (lines) => lines.toSpliced(4, 1)),
    message: 'does not bear its number',
  },
  {
    name: 'two lines swapped',
    tamper: (bench) => rewrite(bench, (lines) => lines.toSpliced(4, 2, lines[5] ?? '', lines[4] ?? '')),
    message: 'does not bear its number',
  },
  {
    name: 'the last line removed',
    tamper: (bench) => rewrite(bench, (lines) => lines.slice(0, -1)),
    message: 'lines were removed, added or changed',
  },
  {
    name: 'a line twice',
    tamper: (bench) => rewrite(bench, (lines) => [...lines, lines.at(-1) ?? '']),
    message: 'does not bear its number',
  },
  {
    name: 'emptied',
    tamper: (bench) => writeFileSync(bench.journalFile, ''),
    message: 'The journal has 0 lines',
  },
  { name: 'removed', tamper: (bench) => rmSync(bench.journalFile), message: 'The journal has 0 lines' },
  {
    name: 'an empty line',
    tamper: (bench) => appendFileSync(bench.journalFile, '\n'),
    message: 'is empty or too long',
  },
  {
    name: 'garbage as a whole line',
    tamper: (bench) => appendFileSync(bench.journalFile, 'garbage\n'),
    message: 'cannot be read',
  },
  {
    name: 'other spacing',
    tamper: (bench) => rewrite(bench, (lines) => lines.map((line) => line.replace('"n":', '"n": '))),
    message: 'cannot be read',
  },
  {
    name: 'CRLF',
    tamper: (bench) => rewrite(bench, (lines) => lines.map((line) => `${line}\r`)),
    message: 'cannot be read',
  },
  { name: 'the head removed', tamper: (bench) => rmSync(bench.headFile), message: 'missing or damaged' },
  {
    name: 'the head emptied',
    tamper: (bench) => writeFileSync(bench.headFile, ''),
    message: 'missing or damaged',
  },
  {
    name: 'the head damaged',
    tamper: (bench) => writeFileSync(bench.headFile, 'x'),
    message: 'missing or damaged',
  },
  {
    name: 'the head two lines behind',
    tamper: (bench) => {
      const lines = bench.journalLines;
      writeFileSync(
        bench.headFile,
        `${String(lines.length - 2).padStart(10, '0')} ${sha256(lines.at(-3) ?? '')}\n`,
      );
    },
    message: 'names line',
  },
  {
    name: 'the head ahead',
    tamper: (bench) =>
      writeFileSync(bench.headFile, readFileSync(bench.headFile, 'utf8').replace(/^\d+/, '0000000099')),
    message: 'names line 99',
  },
  {
    name: 'another digest',
    tamper: (bench) => forgeLine(bench, 'open', 'digest', '0'.repeat(64)),
    message: 'another digest',
  },
  {
    name: 'another environment',
    tamper: (bench) => forgeLine(bench, 'open', 'environment', 'other'),
    message: 'another environment',
  },
  {
    name: 'another organisation',
    tamper: (bench) => bench.write('organisation', 'Name=Fabrikam\n'),
    message: 'the organisation Contoso, the one that answers is Fabrikam',
  },
  {
    name: 'an unknown kind',
    tamper: (bench) => forgeLine(bench, 'end', 'kind', 'execute'),
    message: 'of no known kind',
  },
  {
    name: 'a second opening',
    tamper: (bench) => forgeLine(bench, 'end', 'kind', 'open'),
    message: 'exactly the first line',
  },
  {
    name: 'a step of no plan',
    tamper: forgeBefore('step', 'exchange/policy/Other'),
    message: 'step is missing or not what it may be',
  },
  {
    name: 'a trigger as a step',
    tamper: forgeBefore('step', 'skype/topology'),
    message: 'step is missing or not what it may be',
  },
  {
    name: 'a wait for a trigger that has no mark',
    tamper: (bench) =>
      forge(bench, (line) => {
        if (line.kind === 'triggered' && line.step === 'skype/topology')
          Object.assign(line, { kind: 'waiting', mark: 'x' });
      }),
    message: 'step is missing or not what it may be',
  },
  {
    name: 'a property too many',
    tamper: forgeBefore('values', { Domains: [], Enabled: false, Type: 'None', Identity: 'x' }),
    message: 'properties of its step',
  },
  {
    name: 'a property of another name',
    tamper: forgeBefore('values', { Domains: [], Enabled: false, Identity: 'x' }),
    message: 'Type is missing',
  },
  {
    name: 'a value of another type',
    tamper: forgeBefore('values', { Domains: [], Enabled: { a: 1 }, Type: 'None' }),
    message: 'Enabled is missing or not',
  },
  {
    name: 'a list of other things',
    tamper: forgeBefore('values', { Domains: [[]], Enabled: false, Type: 'None' }),
    message: 'Domains is missing or not',
  },
  {
    name: 'a control character',
    tamper: forgeBefore('values', { Domains: [], Enabled: false, Type: 'None\u001b[2J' }),
    message: 'cannot be read|Type is missing',
  },
  {
    name: 'a huge value',
    tamper: forgeBefore('values', { Domains: [], Enabled: false, Type: 'N'.repeat(300_000) }),
    message: 'Type is missing or not',
  },
  { name: 'a field too many', tamper: forgeBefore('run', 'rm'), message: 'a field too many' },
  { name: 'a time that is none', tamper: forgeBefore('at', 'now'), message: 'no time' },
];

describe('a journal that is not what a run wrote', () => {
  testInPowerShell('refuses Apply and Rollback before any change', async () => {
    const applied = new Workbench();
    await applied.run('-Mode', 'Apply');
    await eachCase(cases, async ({ tamper, message }) => {
      const bench = new Workbench();
      try {
        applied.copyInto(bench);
        bench.noFault();
        tamper(bench);
        const files = [bench.journalFile, bench.headFile].map(
          (file) => existsSync(file) && readFileSync(file, 'utf8'),
        );
        for (const mode of ['Apply', 'Rollback']) {
          const run = await bench.run('-Mode', mode);
          expect(run.end).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'journal-invalid' });
          expect(run.end?.message).toMatch(new RegExp(message));
          expect(run.exitCode).toBe(2);
        }
        expect(bench.calls).toEqual([]);
        expect(
          [bench.journalFile, bench.headFile].map((file) => existsSync(file) && readFileSync(file, 'utf8')),
        ).toEqual(files);
      } finally {
        bench.dispose();
      }
    });
    applied.dispose();
  });

  testInPowerShell('is only said in Test and Verify', async () => {
    const bench = new Workbench();
    await bench.run('-Mode', 'Apply');
    rmSync(bench.headFile);
    for (const mode of ['Test', 'Verify']) {
      const run = await bench.run('-Mode', mode);
      expect(run.exitCode).toBe(0);
      expect(run.events.find((event) => event.event === 'warning')?.message).toContain(
        'Apply and Rollback will refuse',
      );
    }
    bench.dispose();
  });
});

describe('what a crash leaves', () => {
  const torn: [string, (bench: Workbench) => void][] = [
    ['an unfinished last line', (bench) => appendFileSync(bench.journalFile, '{"n":20,"prev')],
    ['the head one line behind', headBehind],
    [
      'both',
      (bench) => {
        headBehind(bench);
        appendFileSync(bench.journalFile, '{');
      },
    ],
  ];
  for (const [name, tear] of torn) {
    testInPowerShell(`${name} is accepted, and mended by the next run`, async () => {
      const bench = new Workbench();
      const before = bench.state;
      await bench.run('-Mode', 'Apply');
      tear(bench);
      const apply = await bench.run('-Mode', 'Apply');
      expect(apply.exitCode).toBe(0);
      const said = apply.events.filter(
        (event) => event.event === 'warning' && event.message?.includes('unfinished'),
      );
      expect(said.length).toBe(name === 'the head one line behind' ? 0 : 1);
      expect(bench.journalLines.every((line) => JSON.parse(line))).toBe(true);
      const rollback = await bench.run('-Mode', 'Rollback');
      expect(rollback.exitCode).toBe(0);
      expect(rollback.events.filter((event) => event.event === 'warning')).toEqual([]);
      expect(bench.state).toEqual(before);
      bench.dispose();
    });
  }
});

function headBehind(bench: Workbench): void {
  const lines = bench.journalLines;
  writeFileSync(
    bench.headFile,
    `${String(lines.length - 1).padStart(10, '0')} ${sha256(lines.at(-2) ?? '')}\n`,
  );
}

describe('values', () => {
  testInPowerShell('come back as they were, whatever characters they hold, and never as code', async () => {
    const bench = new Workbench();
    const odd = `'; Write-Thing -Name pwned -Value @{} #"$(1)\`n\u2019\u00fc\ud83d\ude00 {0}`;
    bench.write('policy', `Domains=[${odd.replaceAll(',', '')},b]\nEnabled=False\nType=${odd}\n`);
    const before = bench.state;
    expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
    expect((await bench.run('-Mode', 'Rollback')).exitCode).toBe(0);
    expect(bench.state).toEqual(before);
    expect(/[^\n\x20-\x7e]/.test(readFileSync(bench.journalFile, 'latin1'))).toBe(false);
    bench.dispose();
  });

  testInPowerShell('that could not be restored refuse the change', async () => {
    const bench = new Workbench();
    bench.write('policy', 'Domains=[]\nEnabled=False\nType=a\u0007b\n');
    const run = await bench.run('-Mode', 'Apply', '-Step', 'exchange/policy/Default', '-Target', 'exchange');
    expect(run.end?.outcome).not.toBe('done');
    expect(bench.calls).toEqual([]);
    bench.dispose();
  });
});

describe('folder and lock', () => {
  testInPowerShell('two runs on one journal: the second is locked out and names the first', async () => {
    const bench = new Workbench((runbook) =>
      runbook.replace(
        "Run = { Write-Thing -Name 'topology'",
        "Run = { Start-Sleep -Seconds 6; Write-Thing -Name 'topology'",
      ),
    );
    const first = bench.run('-Mode', 'Apply');
    while (!existsSync(bench.journalFile) || bench.journalLines.length < 5)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await bench.run('-Mode', 'Apply');
    expect(second.end).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'locked' });
    expect(second.end?.message).toMatch(/Another run holds .*: apply by .* process \d+, since 2/);
    expect((await bench.run('-Mode', 'Test')).end?.reason).toBeUndefined();
    expect((await first).exitCode).toBe(0);
    expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
    bench.dispose();
  });

  testInPowerShell('a folder that cannot be made refuses as io-failed', async () => {
    const bench = new Workbench();
    writeFileSync(bench.journal, 'a file');
    const run = await bench.run('-Mode', 'Apply');
    expect(run.end).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'io-failed' });
    expect(bench.calls).toEqual([]);
    bench.dispose();
  });

  testInPowerShell("another journal's lock on a server refuses and leaves that lock", async () => {
    const bench = new Workbench();
    const folder = `${bench.folder}/ProgramData/owa-im/workbench`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/server-lock`, `${'a'.repeat(32)}\njournal X on Y\n`);
    const run = await bench.run('-Mode', 'Apply');
    expect(run.end).toMatchObject({ outcome: 'refused', exitCode: 2, reason: 'locked' });
    expect(run.end?.message).toContain('journal X on Y');
    expect(bench.calls).toEqual([]);
    expect(existsSync(`${folder}/server-lock`)).toBe(true);
    rmSync(`${folder}/server-lock`);
    expect((await bench.run('-Mode', 'Apply')).exitCode).toBe(0);
    expect(existsSync(`${folder}/server-lock`)).toBe(false);
    bench.dispose();
  });
});
