import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { impactLine } from '../../src/report/impact-line.ts';
import { manual } from '../../src/report/manual.ts';
import { summary } from '../../src/report/summary.ts';
import { ex14, ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';

const all = ntsystemsEnvironment;
const servers = (count: number): Environment['exchange']['servers'] =>
  Array.from({ length: count }, (_, index) => {
    const fqdn = `ex${index + 1}.ntsystems.local`;
    return { ...ex14, name: `EX${index + 1}`, fqdn, certificate: { ...ex14.certificate, subject: fqdn } };
  });
const of = (found: Environment['exchange']['servers'], changes: Partial<Environment> = {}): Environment => ({
  ...all,
  exchange: { ...all.exchange, servers: found },
  rollout: { ...all.rollout, order: found.map(({ name }) => name) },
  ...changes,
});
const features = (
  instantMessaging: boolean,
  onlineMeetings: boolean,
  skypeAccessToExchange: boolean,
): Partial<Environment> => ({ features: { instantMessaging, onlineMeetings, skypeAccessToExchange } });
const through = (connection: Environment['skype']['connection']): Partial<Environment> => ({
  skype: { ...all.skype, connection },
});
const leaving = servers(2).map((server) =>
  server.name === 'EX2' ? { ...server, state: 'absent' as const } : server,
);
const onMeetings = features(false, true, false);
const remote = through({
  kind: 'ocsPowershell',
  url: 'https://ly14.ntsystems.local/OcsPowershell',
});

describe('the first line says what users notice', () => {
  test.each<[name: string, environment: Environment, expected: RegExp]>([
    ['one server', all, /^\d+ steps; OWA is slow for some seconds and IM sessions drop on EX14$/],
    ['several', of(servers(3)), / on EX1, EX2 and EX3, one server at a time$/],
    ['many', of(servers(12)), / on 12 servers \(EX1, EX2, EX3 and 9 more\), one server at a time$/],
    [
      'an operator who restarts',
      of(servers(2), { restart: 'manual' }),
      /; an operator recycles OWA on EX1 and EX2, where it is slow for some seconds and IM sessions drop$/,
    ],
    ['no server touched', { ...all, ...onMeetings }, /; users notice nothing, no server restarts anything$/],
    [
      'everything taken out',
      { ...all, state: 'absent' },
      /; users lose presence, IM and Online Meeting requests in OWA; OWA is slow .* on EX14$/,
    ],
    [
      'meetings taken out',
      { ...all, ...onMeetings, state: 'absent' },
      /; users lose Online Meeting requests in OWA, no server restarts anything$/,
    ],
    [
      'a server that leaves',
      of(leaving),
      /; who still comes through EX2 loses presence and IM; OWA is slow /,
    ],
  ])('%s', (_name, environment, expected) => {
    expect(impactLine(makePlan(environment))).toMatch(expected);
  });

  test('and is plain text', () => {
    const plan = makePlan(of(servers(12)));
    const { page } = summary({ plan, findings: [], acknowledged: [], webConfigs: [] });
    expect(page.split('\n', 1)[0]).not.toContain('`');
  });
});

describe('MANUAL.md says what this plan does, and nothing of another', () => {
  test.each<[name: string, environment: Environment, has: readonly RegExp[], hasNot: readonly RegExp[]]>([
    [
      'all features',
      all,
      [
        /recycled on each server/,
        /presence mark/,
        /online meeting/,
        /create and remove a user/,
        /setup permission/,
      ],
      [/Nothing is changed there/],
    ],
    [
      'instant messaging alone',
      { ...all, ...features(true, false, false) },
      [/presence mark/, /a member of Organization Management\.$/m],
      [/online meeting/, /create and remove a user/],
    ],
    [
      'Online Meetings alone, through the pool',
      { ...all, ...onMeetings, ...remote },
      [
        /online meeting/,
        /a member of CsAdministrator/,
        /View-Only Organization Management\. Nothing is changed/,
      ],
      [/recycled/, /presence mark/, /setup permission/, /In parts/, /A server's part/],
    ],
    [
      'Online Meetings alone, where an operator would restart',
      { ...all, ...onMeetings, restart: 'manual' },
      [/a member of RTCUniversalServerAdmins\.$/m],
      [/restart-pending/, /Enable-CsTopology/],
    ],
    [
      'the topology on another machine',
      { ...all, ...through({ kind: 'winrm', host: 'ly14.ntsystems.local' }) },
      [
        /connect to `ly14\.ntsystems\.local`\. .*endpoint `Microsoft\.PowerShell` on it has to run as a member/,
      ],
      [/Management Shell is installed/],
    ],
    [
      'everything taken out',
      { ...all, state: 'absent' },
      [/instant messaging are gone/, /This plan takes out/],
      [/have to appear/, /has to offer/],
    ],
    [
      'a certificate that gets another name',
      of([{ ...ex14, certificate: { ...ex14.certificate, replaces: 'old.ntsystems.local' } }]),
      [/`-Target exchange`, `-Target skype`\./, /trust of the old name \(`old\.ntsystems\.local`\)/],
      [],
    ],
    [
      'everything taken out, where an operator restarts',
      { ...all, state: 'absent', restart: 'manual' },
      [/users' switches first, then ends `restart-pending`/],
      [/switches users on/, /server's health/],
    ],
    ['a server that leaves', of(leaving), [/mailbox on each server that stays/], []],
  ])('%s', (_name, environment, has, hasNot) => {
    const page = manual(makePlan(environment));
    for (const pattern of has) expect(page).toMatch(pattern);
    for (const pattern of hasNot) expect(page).not.toMatch(pattern);
  });
});

test('taking out makes no pause, and the summary tells of none', () => {
  const rollout = { order: ['EX1', 'EX2'], pauseSeconds: 300 };
  const head = (environment: Environment) =>
    summary({ plan: makePlan(environment), findings: [], acknowledged: [], webConfigs: [] }).page;
  expect(head(of(servers(2), { rollout }))).toContain('the run waits 5 minutes');
  expect(head(of(servers(2), { rollout, state: 'absent' }))).not.toContain('the run waits');
});
