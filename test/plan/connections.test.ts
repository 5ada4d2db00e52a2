import { describe, expect, test } from '@jest/globals';
import type { ExchangeGeneration } from '../../src/catalog/versions.ts';
import type { Environment } from '../../src/environment/environment.ts';
import { connections } from '../../src/plan/connections.ts';
import { organisationGeneration } from '../../src/plan/organisation-generation.ts';
import type { Check } from '../../src/plan/plan.ts';
import { itemLines } from '../../src/runbook/item-lines.ts';
import { ex14, ntsystemsEnvironment } from './ntsystems-environment.ts';

const { exchange, skype } = ntsystemsEnvironment;
const urls = {
  '2013': 'http://a/PowerShell/',
  '2016': 'http://b/PowerShell/',
  '2019': 'http://c/PowerShell/',
};

function withServers(...generations: readonly ExchangeGeneration[]): Environment {
  const servers = generations.map((generation) => ({ ...ex14, version: { text: generation, generation } }));
  const all = Object.entries(urls).map(([generation, url]) => [generation, { kind: 'remote', url }] as const);
  return {
    ...ntsystemsEnvironment,
    exchange: { ...exchange, servers, connections: Object.fromEntries(all) },
  };
}

function check(
  command: string,
  generation?: ExchangeGeneration,
  target: 'exchange' | 'skype' = 'exchange',
): Check {
  return {
    kind: 'check',
    id: command,
    target,
    ...(generation === undefined ? {} : { generation }),
    title: command,
    why: 'It is asked.',
    safety: 'required',
    phase: 'preflight',
    keyPath: 'exchange.servers',
    powershell: { template: `@{\n    Read = { ${command} }\n}`, values: {} },
  };
}

describe('the shell that speaks for the organisation is the newest', () => {
  const cases: [ExchangeGeneration[], ExchangeGeneration][] = [
    [['2013'], '2013'],
    [['2013', '2016'], '2016'],
    [['2019', '2016'], '2019'],
    [['2019', 'se', '2016'], 'se'],
  ];
  test.each(cases)('%j: %s', (generations, expected) => {
    expect(organisationGeneration(withServers(...generations))).toBe(expected);
  });
});

describe('Exchange', () => {
  test('one connection for each generation that is asked, the organisation first, each with its own commands', () => {
    const items = [
      check('Get-UMDialPlan', '2013'),
      check('Get-OwaVirtualDirectory', '2016'),
      check('Get-PartnerApplication'),
      check('Get-AcceptedDomain', '2019'),
    ];
    expect(connections(withServers('2013', '2016', '2019'), items)).toEqual([
      {
        target: 'exchange',
        kind: 'remote',
        url: urls['2019'],
        generation: '2019',
        commands: ['Get-AcceptedDomain', 'Get-OrganizationConfig', 'Get-PartnerApplication'],
      },
      {
        target: 'exchange',
        kind: 'remote',
        url: urls['2013'],
        generation: '2013',
        commands: ['Get-UMDialPlan'],
      },
      {
        target: 'exchange',
        kind: 'remote',
        url: urls['2016'],
        generation: '2016',
        commands: ['Get-OwaVirtualDirectory'],
      },
    ]);
  });

  test('the organisation is asked even where every question is for another generation', () => {
    const found = connections(withServers('2013', '2016'), [check('Get-UMDialPlan', '2013')]);
    expect(found.map((one) => ('commands' in one ? one.commands : []))).toEqual([
      ['Get-OrganizationConfig'],
      ['Get-UMDialPlan'],
    ]);
  });

  test('one domain controller for every shell, with the command that chooses it', () => {
    const environment = withServers('2013', '2016');
    const one = {
      ...environment,
      exchange: { ...environment.exchange, domainController: 'dc1.ntsystems.local' },
    };
    const found = connections(one, [check('Get-UMDialPlan', '2013')]);
    expect(found).toMatchObject([
      {
        domainController: 'dc1.ntsystems.local',
        commands: ['Get-OrganizationConfig', 'Set-ADServerSettings'],
      },
      { domainController: 'dc1.ntsystems.local', commands: ['Get-UMDialPlan', 'Set-ADServerSettings'] },
    ]);
  });

  const lines: [ExchangeGeneration | undefined, string][] = [
    [undefined, "Add-Check 'Get-X' -Target 'exchange' -Phase"],
    ['2019', "Add-Check 'Get-X' -Target 'exchange' -Phase"],
    ['2016', "Add-Check 'Get-X' -Target 'exchange' -Generation '2016' -Phase"],
  ];
  test.each(lines)('in a runbook of 2019 the generation %s is written as %s', (generation, expected) => {
    expect(itemLines(check('Get-X', generation), '2019').join('\n')).toContain(expected);
  });
});

describe('Lync', () => {
  const cases: [Environment['skype']['connection'], object][] = [
    [{ kind: 'module' }, { kind: 'module', module: 'Lync' }],
    [
      { kind: 'winrm', host: 'ly14.ntsystems.local' },
      { kind: 'module-host', module: 'Lync', host: 'ly14.ntsystems.local' },
    ],
    [
      { kind: 'ocsPowershell', url: 'https://ly14.ntsystems.local/OcsPowershell' },
      { kind: 'skype-remote', url: 'https://ly14.ntsystems.local/OcsPowershell' },
    ],
  ];
  test.each(cases)('%j', (connection, expected) => {
    const environment = { ...ntsystemsEnvironment, skype: { ...skype, connection } };
    expect(connections(environment, [check('Get-CsSite', undefined, 'skype')])).toEqual([
      { target: 'skype', generation: 'lync-2013', commands: ['Get-CsSite'], ...expected },
    ]);
  });
});
