import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { folderWithExamples, runMain } from './run-main.ts';

let folder = '';
beforeEach(() => {
  folder = folderWithExamples('ntsystems.yml', 'ex14.web.config');
});

const at = (...parts: string[]) => join(folder, ...parts);

type Change = (text: string) => string;

const with2016: Change = (text) => text.replace(/^ {2}version: 2013\S*/m, '  version: 2016-cu23');
const withoutIm: Change = (text) => text.replace('instantMessaging: true', 'instantMessaging: false');
const accepted: Change = (text) =>
  `${text}\nacknowledge:\n  - rule: pair-not-stated\n    reason: tried in the lab\n`;

function edit(...changes: readonly Change[]): void {
  const text = readFileSync(at('ntsystems.yml'), 'utf8');
  const changed = changes.reduce((result, change) => change(result), text);
  expect(changed === text).toBe(changes.length === 0);
  writeFileSync(at('ntsystems.yml'), changed);
}

/** The two verbs that a file meets first, on the same file. */
async function both(...flags: readonly string[]) {
  const linted = await runMain(['lint', at('ntsystems.yml'), ...flags]);
  const planned = await runMain(['plan', at('ntsystems.yml'), '--out', at('out'), ...flags]);
  return { linted, planned };
}

interface Case {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly flags?: readonly string[];
  readonly exitCode: number;
  readonly reason?: string;
  readonly shown?: readonly RegExp[];
}

const cases: readonly Case[] = [
  { name: 'the example', changes: [], exitCode: 0 },
  {
    name: 'a pair that Microsoft does not support',
    changes: [with2016],
    exitCode: 1,
    reason: 'unsupported',
    shown: [
      /ntsystems\.yml:\d+:\d+: error instant-messaging-unsupported-pair /,
      /Source: Microsoft, "Configure instant messaging integration with Outlook on the web"/,
      /docs\/support-matrix\.md/,
    ],
  },
  {
    name: 'the same, whatever the caller lets pass',
    changes: [with2016],
    flags: ['--fail-on', 'never'],
    exitCode: 1,
    reason: 'unsupported',
  },
  {
    name: 'a pair that no source states clearly',
    changes: [with2016, withoutIm],
    exitCode: 1,
    reason: 'lint-failed',
    shown: [
      /ntsystems\.yml:\d+:\d+: warning pair-not-stated /,
      /Source: Microsoft, "Exchange Server integration with SharePoint and Skype for Business"/,
      /acknowledge:/,
    ],
  },
  { name: 'the same, accepted', changes: [with2016, withoutIm, accepted], exitCode: 0 },
  {
    name: 'versions of Exchange that exclude each other',
    changes: [
      (text) =>
        text.replace(
          /^ {2}servers:\n/m,
          `  servers:
    - name: EX20
      fqdn: ex20.ntsystems.local
      version: se
      certificate: { thumbprint: 5F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4 }
`,
        ),
    ],
    exitCode: 1,
    reason: 'unsupported',
    shown: [/error exchange-generations-apart /, /Source: Microsoft, "Exchange Server system requirements"/],
  },
  {
    name: 'a fault of shape before everything else',
    changes: [with2016, (text) => text.replace('siteId:', 'sietId:')],
    exitCode: 2,
    reason: 'invalid-config',
  },
];

describe('lint and plan judge alike', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    edit(...one.changes);
    const { linted, planned } = await both(...(one.flags ?? []));
    for (const { result, out, err } of [linted, planned]) {
      expect([result.verb, result.exitCode, result.reason]).toEqual([result.verb, one.exitCode, one.reason]);
      for (const text of one.shown ?? []) expect(out + err).toMatch(text);
    }
    expect(linted.result.environments[0]?.findings).toEqual(planned.result.environments[0]?.findings);
    expect(existsSync(at('out'))).toBe(one.exitCode === 0);
  });
});

test('check refuses a plan whose environment file asks for what is not supported now', async () => {
  const { planned } = await both();
  expect(planned.result.exitCode).toBe(0);
  edit(with2016);
  const { result } = await runMain(['check', at('out', 'ntsystems'), '--environment', at('ntsystems.yml')]);
  expect([result.exitCode, result.reason]).toEqual([1, 'unsupported']);
});
