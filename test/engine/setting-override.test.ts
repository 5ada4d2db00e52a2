import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { pwsh } from '../powershell/pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Override {
  readonly name: string;
  readonly server?: readonly string[];
  readonly parameters?: readonly string[];
  readonly component?: string;
  readonly minVersion?: string;
}

interface Case {
  readonly name: string;
  readonly overrides: readonly Override[];
  /** What EX1 itself shows of them; default: all as the directory has them, accepted. */
  readonly status?: Readonly<Record<string, string>>;
  readonly unknownToServer?: readonly string[];
  readonly find: { readonly Name: string; readonly Scope: readonly string[] };
  readonly leave?: readonly string[];
  /** Parts of the sentences, one a sentence. */
  readonly problems?: readonly string[];
  readonly differences?: readonly string[];
}

interface Answer {
  readonly find: {
    readonly Name: string;
    readonly Scope: readonly string[];
    readonly Parameters: readonly string[];
  };
  readonly leave: { readonly Others: readonly string[] };
  readonly problem: readonly string[];
  readonly compare: readonly string[];
}

const planned = ['IMServerName=sfb.test', `IMCertificateThumbprint=${'A'.repeat(40)}`];
const old = ['IMServerName=sfb.test', `IMCertificateThumbprint=${'B'.repeat(40)}`];
const fresh = { Name: 'owa-im-test-1', Scope: [] };
const inTheWay = { Name: '', Scope: [] };

/** EX1 is asked; EX1, EX2 and EX3 are listed. */
const cases: readonly Case[] = [
  { name: 'nothing there', overrides: [], find: fresh },
  {
    name: 'the number of another environment, or of another component, is not taken twice',
    overrides: [
      { name: 'OWA-IM-test-1', server: ['EX2'], parameters: old },
      { name: 'owa-im-test-2', component: 'Cafe' },
    ],
    find: { Name: 'owa-im-test-3', Scope: [] },
  },
  {
    name: 'as planned, by whatever name and in whatever case',
    overrides: [{ name: 'IM', server: ['ex1'], parameters: planned.map((one) => one.toLowerCase()) }],
    find: { Name: 'IM', Scope: ['ex1'] },
  },
  {
    name: 'as planned for others: to be widened',
    overrides: [
      { name: 'Z', server: ['EX3'], parameters: planned },
      { name: 'B', server: ['EX2'], parameters: planned },
    ],
    find: { Name: 'B', Scope: ['EX2'] },
  },
  {
    name: 'old values for this server alone: changed in place',
    overrides: [{ name: 'IM', server: ['EX1'], parameters: old }],
    find: { Name: 'IM', Scope: ['EX1'] },
  },
  {
    name: 'only one of the two parameters, as a renewal by hand leaves it: changed in place',
    overrides: [{ name: 'IM', server: ['EX1'], parameters: planned.slice(1) }],
    find: { Name: 'IM', Scope: ['EX1'] },
  },
  {
    name: 'old values for several: this server leaves, then there is none',
    overrides: [{ name: 'IM', server: ['EX1', 'EX2'], parameters: old }],
    find: inTheWay,
    leave: ['IM'],
  },
  {
    name: 'old values for this server alone, and another one that holds the planned ones: left, not changed in place',
    overrides: [
      { name: 'IM', server: ['EX1'], parameters: old },
      { name: 'owa-im-test-1', server: ['EX2'], parameters: planned },
    ],
    find: inTheWay,
    leave: ['IM'],
  },
  {
    name: 'a second one made at a renewal: the old one is left',
    overrides: [
      { name: 'IM', server: ['EX1'], parameters: old },
      { name: 'IM new', server: ['EX1'], parameters: planned },
    ],
    find: inTheWay,
    leave: ['IM'],
  },
  {
    name: 'every server of the forest, right: nothing to do, and not adopted',
    overrides: [{ name: 'IM', parameters: planned }],
    find: inTheWay,
  },
  {
    name: 'every server of the forest, wrong: refused with both ways out',
    overrides: [{ name: "Bruno's IM", parameters: old }],
    find: inTheWay,
    problems: [
      `The override Bruno's IM, which names every server, gives EX1 other values: ${old.join(', ')}. Name the servers of this file in it, then this plan takes it over: Set-SettingOverride -Identity 'Bruno''s IM' -Parameters @('${old.join("', '")}') -Server @('EX1', 'EX2', 'EX3') -Confirm:$false. Or remove it, if nobody needs it: Remove-SettingOverride -Identity 'Bruno''s IM' -Confirm:$false.`,
    ],
  },
  {
    name: 'a wildcard that this server matches, wrong',
    overrides: [{ name: 'IM', server: ['ex?'], parameters: old }],
    find: inTheWay,
    problems: ["-Server @('EX1', 'EX2', 'EX3')"],
  },
  {
    name: 'a wildcard that it does not match, and a full name, which no server matches',
    overrides: [
      { name: 'IM', server: ['MBX*'], parameters: old },
      { name: 'Full', server: ['ex1.test'], parameters: old },
    ],
    find: fresh,
  },
  {
    name: 'a server that is not listed is in the scope: not adopted',
    overrides: [{ name: 'IM', server: ['EX1', 'EX9'], parameters: old }],
    find: inTheWay,
    problems: [
      "Take the servers of this file out of it: Set-SettingOverride -Identity 'IM' -Parameters @('IMServerName=sfb.test', 'IMCertificateThumbprint=",
    ],
  },
  {
    name: 'the same with the planned values is not widened',
    overrides: [{ name: 'IM', server: ['EX9'], parameters: planned }],
    find: fresh,
  },
  {
    name: "Exchange's own flighting service is never touched",
    overrides: [{ name: 'FlightingServiceOverride_F1', server: ['EX1'], parameters: old }],
    find: inTheWay,
    problems: ['nobody but Microsoft'],
  },
  {
    name: 'several with old values',
    overrides: [
      { name: 'One', server: ['EX1', 'EX2'], parameters: old },
      { name: 'Two', server: ['EX1'], parameters: old },
    ],
    find: inTheWay,
    leave: ['One', 'Two'],
    problems: [
      "EX1 is reached by several overrides, and which of them wins is not documented: One, Two. Keep one: Remove-SettingOverride -Identity 'Two' -Confirm:$false.",
    ],
  },
  {
    name: 'several with the planned values: the one that names servers is the one to keep',
    overrides: [
      { name: 'All', parameters: planned },
      { name: 'Own', server: ['EX1'], parameters: planned },
    ],
    find: inTheWay,
    problems: ["Own, All. Keep one: Remove-SettingOverride -Identity 'All' -Confirm:$false."],
  },
  {
    name: 'of other versions only: it does not reach the server, as that says itself',
    overrides: [{ name: 'IM', parameters: old, minVersion: '15.1.1.0' }],
    status: { IM: 'VersionMismatch' },
    find: fresh,
  },
  {
    name: 'of its version: somebody else decided that',
    overrides: [{ name: 'IM', parameters: old, minVersion: '15.1.1.0' }],
    find: inTheWay,
    problems: ['which names every server of some versions'],
  },
  {
    name: 'limited by version and not heard of yet: it counts',
    overrides: [{ name: 'IM', parameters: old, minVersion: '15.1.1.0' }],
    unknownToServer: ['IM'],
    find: inTheWay,
    problems: ['-MinVersion $null -MaxVersion $null'],
    differences: ['EX1 does not know IM yet.'],
  },
  {
    name: 'not read yet',
    overrides: [{ name: 'IM', server: ['EX1'], parameters: planned }],
    unknownToServer: ['IM'],
    find: { Name: 'IM', Scope: ['EX1'] },
    differences: ['EX1 does not know IM yet.'],
  },
  {
    name: 'read, and not accepted',
    overrides: [{ name: 'IM', server: ['EX1'], parameters: planned }],
    status: { IM: 'SyntaxError' },
    find: { Name: 'IM', Scope: ['EX1'] },
    differences: ['EX1 does not accept IM: SyntaxError.'],
  },
  {
    name: 'still goes by one that has left it',
    overrides: [{ name: 'IM', server: ['EX2'], parameters: old }],
    status: { IM: 'Accepted' },
    find: fresh,
    differences: ['EX1 still goes by IM: IMServerName=sfb.test'],
  },
];

(pwsh === undefined ? describe.skip : describe)('overrides as one server has them', () => {
  let answers: readonly Answer[] = [];
  beforeAll(() => {
    answers = ask();
  });

  test.each(cases.map((one, index) => [one.name, one, index] as const))('%s', (_name, one, index) => {
    const answer = answers[index];
    expect({ Name: answer?.find.Name, Scope: answer?.find.Scope }).toEqual(one.find);
    expect(answer?.leave.Others).toEqual(one.leave ?? []);
    expect(answer?.problem).toEqual((one.problems ?? []).map((text) => expect.stringContaining(text)));
    expect(answer?.compare).toEqual((one.differences ?? []).map((text) => expect.stringContaining(text)));
  });

  test('what reaches a server is shown in full', () => {
    const second = cases.findIndex(({ name }) => name.startsWith('a second one'));
    expect(answers[second]?.find.Parameters).toEqual([...old, ...planned]);
  });
});

function ask(): readonly Answer[] {
  const file = join(temporaryFolder('overrides'), 'cases.json');
  writeFileSync(file, JSON.stringify(cases.map(requestOf)));
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const { stdout, stderr } = spawnSync(
    pwsh ?? '',
    [
      '-NoProfile',
      '-NonInteractive',
      '-File',
      path('setting-override.ps1'),
      path('../../src/runbook/engine/OwaIm.psm1'),
      file,
    ],
    { encoding: 'utf8' },
  );
  if (stderr !== '') throw new Error(stderr.slice(0, 2000));
  return stdout
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
}

function requestOf({ overrides, status, unknownToServer }: Case) {
  const complete = overrides.map((one) => ({
    server: [],
    parameters: [],
    component: 'OwaServer',
    section: 'IMSettings',
    reason: 'by hand',
    minVersion: null,
    ...one,
  }));
  const known = complete
    .filter(({ name }) => unknownToServer?.includes(name) !== true)
    .map((one) => {
      const reached = one.server.length === 0 || one.server.some((name) => /^ex[1?]$/i.test(name));
      const parameters = one.parameters.map((text) => `<Parameter>${text}</Parameter>`).join('');
      return `<SettingOverride><Name>${one.name}</Name><ComponentName>${one.component}</ComponentName><SectionName>${one.section}</SectionName><Status>${status?.[one.name] ?? (reached ? 'Accepted' : 'ServerMismatch')}</Status><Message>m</Message><Parameters>${parameters}</Parameters></SettingOverride>`;
    });
  return {
    overrides: complete,
    asked: 'EX1',
    listed: ['EX1', 'EX2', 'EX3'],
    planned,
    known: `<Diagnostics><Components><VariantConfiguration><Overrides Updated="2026-01-01T00:00:00Z">${known.join('')}</Overrides></VariantConfiguration></Components></Diagnostics>`,
  };
}
