import { describe, expect, test } from '@jest/globals';
import { environmentKeys } from '../../src/environment/environment-keys.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { environmentRules } from '../../src/lint/rules.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { ntsystemsFile, server } from './ntsystems-file.ts';

/** Sets one key of the file by its path, lists and mappings on the way included. */
type Change = readonly (readonly [path: string, value: unknown])[];

interface Case {
  readonly key: string;
  readonly change: Change;
  /** What both files have, where the key alone would make no sense. */
  readonly given?: Change;
  /** The path that an error or a warning names; without it the runbook has to change. */
  readonly refused?: string;
}

const ex14 = 'exchange.servers[0]';
const ex15: Change = [['exchange.servers[1]', server('EX15', 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3')]];
const window = { days: ['Sat'], from: '22:00', to: '04:00', timeZone: 'Europe/Rome' };

const cases: readonly Case[] = [
  { key: 'name', change: [['name', 'other']] },
  { key: 'description', change: [['description', 'one server each']] },
  { key: 'state', change: [['state', 'absent']] },
  { key: 'stage', change: [['stage', 'production']] },
  { key: 'features.instantMessaging', change: [['features.instantMessaging', false]] },
  { key: 'features.onlineMeetings', change: [['features.onlineMeetings', false]] },
  { key: 'features.skypeAccessToExchange', change: [['features.skypeAccessToExchange', false]] },
  { key: 'skype.version', change: [['skype.version', 'sfb-2015']] },
  { key: 'skype.version', change: [['skype.version', 'lync-2013-cu5']] },
  { key: 'skype.sipDomains', change: [['skype.sipDomains', ['ntsystems.local', 'tomt.it']]] },
  {
    key: 'skype.connection',
    change: [['skype.connection', 'winrm://ly14.ntsystems.local']],
  },
  {
    key: 'skype.connection',
    change: [['skype.connection', 'https://ly14.ntsystems.local/OcsPowershell']],
    refused: 'skype.connection',
  },
  {
    key: 'skype.connection',
    given: [['features.instantMessaging', false]],
    change: [['skype.connection', 'https://ly14.ntsystems.local/OcsPowershell']],
  },
  { key: 'skype.pools[].fqdn', change: [['skype.pools[0].fqdn', 'ly15.ntsystems.local']] },
  { key: 'skype.pools[].siteId', change: [['skype.pools[0].siteId', 'Merano']] },
  {
    key: 'skype.pools[].certificateSubject',
    change: [['skype.pools[0].certificateSubject', 'sip.ntsystems.local']],
  },
  {
    key: 'skype.pools[].metadataUrl',
    change: [['skype.pools[0].metadataUrl', 'https://web.ntsystems.local/metadata/json/1']],
  },
  { key: 'exchange.version', change: [['exchange.version', '2013-cu23']] },
  { key: 'exchange.version', change: [['exchange.version', '2013-sp1']] },
  { key: 'exchange.version', change: [['exchange.version', '2013-cu99']], refused: 'exchange.version' },
  { key: 'exchange.version', change: [['exchange.version', '2016']] },
  { key: 'exchange.version', change: [['exchange.version', 'se-cu9']], refused: 'exchange.version' },
  { key: 'exchange.autodiscover', change: [['exchange.autodiscover', 'autodiscover.tomt.it']] },
  { key: 'exchange.connections."<generation>"', change: [['exchange.connections', { 2013: 'local' }]] },
  {
    key: 'exchange.connections."<generation>"',
    change: [['exchange.connections', { 2013: 'https://mail.ntsystems.local/PowerShell/' }]],
  },
  {
    key: 'exchange.connections."<generation>"',
    change: [['exchange.connections', { 2016: 'local' }]],
    refused: 'exchange.connections."2016"',
  },
  { key: 'exchange.domainController', change: [['exchange.domainController', 'dc1.ntsystems.local']] },
  { key: 'exchange.servers[].name', change: [[`${ex14}.name`, 'MAIL']] },
  { key: 'exchange.servers[].fqdn', change: [[`${ex14}.fqdn`, 'mail.ntsystems.local']] },
  { key: 'exchange.servers[].state', change: [[`${ex14}.state`, 'absent']], refused: 'exchange.servers' },
  { key: 'exchange.servers[].state', given: ex15, change: [['exchange.servers[1].state', 'absent']] },
  { key: 'exchange.servers[].version', change: [[`${ex14}.version`, '2013-cu23']] },
  { key: 'exchange.servers[].version', change: [[`${ex14}.version`, '2019-cu14']] },
  {
    key: 'exchange.servers[].version',
    change: [[`${ex14}.version`, '2019-cu77']],
    refused: `${ex14}.version`,
  },
  {
    key: 'exchange.servers[].version',
    change: [[`${ex14}.version`, '2013-cu77']],
    refused: `${ex14}.version`,
  },
  { key: 'exchange.servers[].roles', change: [[`${ex14}.roles`, ['mailbox']]] },
  { key: 'exchange.servers[].roles', change: [[`${ex14}.roles`, ['clientAccess']]] },
  {
    key: 'exchange.virtualDirectories',
    given: [['exchange.virtualDirectories', ['EX14\\owa (Default Web Site)']]],
    change: [[`${ex14}.roles`, ['mailbox']]],
    refused: 'exchange.virtualDirectories[0]',
  },
  {
    key: 'exchange.servers[].pool',
    given: [['oauth.skypeMetadataUrl', 'https://ly14.ntsystems.local/metadata/json/1']],
    change: [
      [`${ex14}.pool`, 'ly15.ntsystems.local'],
      ['skype.pools[1]', { fqdn: 'ly15.ntsystems.local', siteId: 'Merano' }],
    ],
  },
  { key: 'exchange.servers[].imServerName', change: [[`${ex14}.imServerName`, 'dir.ntsystems.local']] },
  {
    key: 'exchange.servers[].director',
    given: [[`${ex14}.imServerName`, 'dir.ntsystems.local']],
    change: [[`${ex14}.director`, true]],
  },
  { key: 'exchange.servers[].trustedPool', change: [[`${ex14}.trustedPool`, 'known-server']] },
  {
    key: 'exchange.servers[].certificate.thumbprint',
    change: [[`${ex14}.certificate.thumbprint`, '5F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4']],
  },
  {
    key: 'exchange.servers[].certificate.thumbprint',
    change: [[`${ex14}.certificate`, { subject: 'ex14.ntsystems.local' }]],
    refused: `${ex14}.certificate`,
  },
  {
    key: 'exchange.servers[].certificate.thumbprint',
    given: [
      [`${ex14}.certificate`, { subject: 'ex14.ntsystems.local' }],
      ['features.instantMessaging', false],
    ],
    change: [['oauth.realm', 'tomt.it']],
  },
  {
    key: 'exchange.servers[].certificate.subject',
    change: [[`${ex14}.certificate.subject`, 'mail.ntsystems.local']],
  },
  {
    key: 'exchange.servers[].certificate.subject',
    given: ex15,
    change: [['exchange.servers[1].certificate.subject', 'EX14.ntsystems.local']],
    refused: 'exchange.servers[1].certificate.subject',
  },
  {
    key: 'exchange.servers[].certificate.replaces',
    change: [[`${ex14}.certificate.replaces`, 'old.ntsystems.local']],
  },
  {
    key: 'exchange.servers[].certificate.shared',
    change: [[`${ex14}.certificate.shared`, true]],
  },
  { key: 'exchange.servers[].installPath', change: [[`${ex14}.installPath`, 'D:\\Exchange\\V15\\']] },
  { key: 'exchange.servers[].connection', change: [[`${ex14}.connection`, 'local']] },
  { key: 'exchange.servers[].connection.port', change: [[`${ex14}.connection`, { port: 5999 }]] },
  { key: 'exchange.servers[].connection.ssl', change: [[`${ex14}.connection`, { ssl: true }]] },
  {
    key: 'exchange.servers[].connection.configurationName',
    change: [[`${ex14}.connection`, { configurationName: 'OwaIm' }]],
  },
  { key: 'exchange.servers[].webConfig', change: [[`${ex14}.webConfig`, 'ex14.web.config']] },
  {
    key: 'exchange.exclude[].name',
    change: [['exchange.exclude', [{ name: 'EX99', reason: 'a test server' }]]],
  },
  {
    key: 'exchange.exclude[].reason',
    given: [['exchange.exclude', [{ name: 'EX99', reason: 'a test server' }]]],
    change: [['exchange.exclude', [{ name: 'EX99', reason: 'switched off' }]]],
  },
  {
    key: 'exchange.virtualDirectories',
    change: [['exchange.virtualDirectories', ['EX14\\owa (Default Web Site)', 'EX14\\owa (Intranet)']]],
  },
  {
    key: 'exchange.virtualDirectories',
    change: [['exchange.virtualDirectories', ['EX15\\owa (Default Web Site)']]],
    refused: 'exchange.virtualDirectories[0]',
  },
  { key: 'exchange.mailboxPolicies', change: [['exchange.mailboxPolicies', ['Default', 'F\u00fchrung']]] },
  { key: 'trustedApplication.id', change: [['trustedApplication', { id: 'OwaIm' }]] },
  { key: 'trustedApplication.port', change: [['trustedApplication', { port: 5198 }]] },
  { key: 'oauth.realm', change: [['oauth.realm', 'tomt.it']] },
  { key: 'oauth.serviceName', change: [['oauth.serviceName', '00000004-0000-0ff1-ce00-000000000000']] },
  {
    key: 'oauth.exchangeAutodiscoverUrl',
    change: [['oauth.exchangeAutodiscoverUrl', 'https://autodiscover.tomt.it/autodiscover/autodiscover.svc']],
  },
  { key: 'oauth.allowedDomains', change: [['oauth.allowedDomains', ['*.tomt.it']]] },
  { key: 'oauth.partnerApplication', change: [['oauth.partnerApplication', 'cmdlets']] },
  {
    key: 'oauth.skypeMetadataUrl',
    change: [['oauth.skypeMetadataUrl', 'https://web.ntsystems.local/metadata/json/1']],
  },
  { key: 'verification.sipUri', change: [['verification.sipUri', 'sip:bruno@ntsystems.local']] },
  { key: 'verification.mailbox', change: [['verification.mailbox', 'bruno@ntsystems.local']] },
  { key: 'verification.frontEnd', change: [['verification.frontEnd', 'ly14.ntsystems.local']] },
  { key: 'restart', change: [['restart', 'iisreset']] },
  { key: 'restart', change: [['restart', 'manual']] },
  { key: 'rollout.order', given: ex15, change: [['rollout', { order: ['EX15', 'EX14'] }]] },
  {
    key: 'rollout.pauseBetweenServers',
    given: ex15,
    change: [['rollout', { pauseBetweenServers: '90s' }]],
  },
  {
    key: 'rollout.window.days',
    given: [['rollout', { window }]],
    change: [['rollout', { window: { ...window, days: ['Sat', 'Sun'] } }]],
  },
  {
    key: 'rollout.window.from',
    given: [['rollout', { window }]],
    change: [['rollout', { window: { ...window, from: '23:00' } }]],
  },
  {
    key: 'rollout.window.to',
    given: [['rollout', { window }]],
    change: [['rollout', { window: { ...window, to: '05:00' } }]],
  },
  {
    key: 'rollout.window.timeZone',
    given: [['rollout', { window }]],
    change: [['rollout', { window: { ...window, timeZone: 'Europe/Vienna' } }]],
  },
  {
    key: 'acknowledge[].rule',
    change: [['acknowledge', [{ rule: 'pool-subject', reason: 'a SAN has it' }]]],
  },
  {
    key: 'acknowledge[].reason',
    given: [['acknowledge', [{ rule: 'pool-subject', reason: 'a SAN has it' }]]],
    change: [['acknowledge', [{ rule: 'pool-subject', reason: 'looked at it' }]]],
  },
];

describe('every key in turn changes the runbook, or a finding names it', () => {
  test('the table has every key that can have more than one value', () => {
    const keys = environmentKeys().flatMap(({ kind, path }) =>
      kind === 'value' && path !== 'schema' ? [path] : [],
    );
    expect([...new Set(cases.map(({ key }) => key))].sort()).toEqual(keys.sort());
  });

  test.each(cases.map((one) => [`${one.key} = ${JSON.stringify(one.change.at(-1)?.[1])}`, one] as const))(
    '%s',
    (_name, one) => {
      const before = read([...(one.given ?? [])]);
      const after = read([...(one.given ?? []), ...one.change]);
      expect(limitsOf(before)).toEqual([]);
      if (one.refused !== undefined) {
        const named = findingsOf(after).filter(({ severity }) => severity !== 'information');
        expect(named.map(({ path }) => path)).toContain(one.refused);
        return;
      }
      expect(limitsOf(after)).toEqual([]);
      expect(runbook(after)).not.toBe(runbook(before));
    },
  );
});

function read(changes: Change) {
  const file = ntsystemsFile();
  for (const [path, value] of changes) set(file, path, value);
  const reading = readEnvironment({
    file: 'ntsystems.yml',
    bytes: new TextEncoder().encode(JSON.stringify(file)),
  });
  if (reading.outcome !== 'valid') throw new Error(JSON.stringify(reading.findings));
  return reading;
}

function findingsOf(reading: ReturnType<typeof read>) {
  return lintEnvironment(reading).findings;
}

const limits = environmentRules.filter(({ category }) => category === 'limits').map(({ alias }) => alias);

/** What this version does not plan. */
function limitsOf(reading: ReturnType<typeof read>) {
  return findingsOf(reading).filter(({ rule }) => limits.includes(rule));
}

function runbook({ environment }: ReturnType<typeof read>): string {
  return renderRunbook(makePlan(environment), { engineHash: '0'.repeat(64), version: '0.0.0' });
}

function set(file: object, path: string, value: unknown): void {
  const names = path.split(/[.[\]]+/).filter((name) => name !== '');
  const last = names.pop() ?? '';
  let place = file as Record<string, unknown>;
  for (const name of names) {
    place[name] ??= {};
    place = place[name] as Record<string, unknown>;
  }
  place[last] = structuredClone(value);
}

test('every refusal says what to do', () => {
  for (const { given, change } of cases) {
    for (const { message, remedy } of findingsOf(read([...(given ?? []), ...change]))) {
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/[.?]$/);
    }
  }
});
