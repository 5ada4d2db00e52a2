import { describe, expect, test } from '@jest/globals';
import { powershell } from '../../src/plan/generated/powershell.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { variants } from '../runbook/variants.ts';

const environment = variants['three generations, split roles'];
if (environment === undefined) throw new Error('The variant is missing.');
const plan = makePlan(environment);
const section = (title: string) => plan.sections.find((one) => one.title === title)?.items ?? [];

const byServer: readonly (readonly [name: string, ids: readonly string[]])[] = [
  ['EX19', overridden('EX19')],
  ['EX19B', overridden('EX19B')],
  ['EX16', overridden('EX16')],
  ['MBX13', ['MBX13/web-config/owa', 'MBX13/recycle/MSExchangeOWAAppPool', 'MBX13/health/owa']],
  [
    'CAS13',
    [
      'exchange/virtual-directory/CAS13\\owa (Default Web Site)',
      'CAS13/recycle/MSExchangeOWAAppPool',
      'CAS13/health/owa',
    ],
  ],
];

function overridden(name: string): readonly string[] {
  return [
    `exchange/setting-override-scope/${name}`,
    `exchange/setting-override/${name}`,
    `exchange/refresh/${name}`,
    `exchange/virtual-directory/${name}\\owa (Default Web Site)`,
    `${name}/recycle/MSExchangeOWAAppPool`,
    `${name}/health/owa`,
  ];
}

describe('the method follows the version of each server', () => {
  test.each(byServer)('%s', (name, ids) => {
    expect(section(`Server ${name}`).map(({ id }) => id)).toEqual(ids);
  });

  test('in one plan, in the order of the rollout', () => {
    const servers = plan.sections.flatMap(({ title }) =>
      title.startsWith('Server ') ? [title.slice(7)] : [],
    );
    expect(servers).toEqual(['EX19', 'EX19B', 'EX16', 'MBX13', 'CAS13']);
  });

  test('a policy waits for the settings and the recycle of every server', () => {
    expect(plan.steps.at(-1)).toMatchObject({ id: 'exchange/mailbox-policy/Default' });
    expect(plan.steps.at(-1)?.dependsOn).toEqual([
      ...['EX19', 'EX19B', 'EX16'].flatMap((name) => [
        `exchange/setting-override/${name}`,
        `exchange/refresh/${name}`,
        `${name}/recycle/MSExchangeOWAAppPool`,
      ]),
      'MBX13/web-config/owa',
      'MBX13/recycle/MSExchangeOWAAppPool',
      'exchange/virtual-directory/CAS13\\owa (Default Web Site)',
      'CAS13/recycle/MSExchangeOWAAppPool',
    ]);
  });

  test.each([
    ['exchange/setting-override-scope/EX16', ['skype/trusted-pool/ex16.ntsystems.local'], undefined],
    ['exchange/setting-override/EX16', ['exchange/setting-override-scope/EX16'], undefined],
    [
      'exchange/refresh/EX16',
      ['exchange/setting-override-scope/EX16', 'exchange/setting-override/EX16'],
      ['exchange/setting-override-scope/EX16', 'exchange/setting-override/EX16'],
    ],
    [
      'EX16/recycle/MSExchangeOWAAppPool',
      ['exchange/refresh/EX16'],
      [
        'exchange/setting-override-scope/EX16',
        'exchange/setting-override/EX16',
        'exchange/refresh/EX16',
        'exchange/virtual-directory/EX16\\owa (Default Web Site)',
      ],
    ],
  ])('%s waits for what it needs', (id, dependsOn, triggeredBy) => {
    const step = plan.steps.find((one) => one.id === id);
    expect(step?.dependsOn).toEqual(expect.arrayContaining(dependsOn));
    expect(step?.triggeredBy).toEqual(triggeredBy);
  });
});

describe('what is asked where', () => {
  const asked = new Map([...plan.steps, ...plan.checks].map((item) => [item.id, item.generation]));

  test.each([
    ['exchange/setting-override/EX19', undefined],
    ['exchange/setting-override/EX16', '2016'],
    ['exchange/refresh/EX16', '2016'],
    ['exchange/setting-overrides/EX16', '2016'],
    ['exchange/setting-override-health/EX16', '2016'],
    ['exchange/virtual-directory/EX16\\owa (Default Web Site)', '2016'],
    ['exchange/virtual-directory/CAS13\\owa (Default Web Site)', '2013'],
    ['exchange/virtual-directories/others', undefined],
    ['exchange/virtual-directories/others-2016', '2016'],
    ['exchange/virtual-directories/others-2013', '2013'],
    ['exchange/virtual-directory-health/all-2013', '2013'],
    ['exchange/autodiscover-uri/EX16', '2016'],
    ['exchange/autodiscover-uri/CAS13', '2013'],
    ['exchange/server/CAS13', undefined],
    ['exchange/servers/all', undefined],
    ['exchange/mailbox-policy/Default', undefined],
  ])('%s: the shell of %s', (id, generation) => {
    expect([...asked.keys()]).toContain(id);
    expect(asked.get(id)).toBe(generation);
  });

  test('a server without a back end is asked for no certificate, no UCMA and no sign-in', () => {
    const about = [...asked.keys()].filter((id) => id.includes('CAS13'));
    expect(
      about.filter((id) =>
        /CAS13.(?:certificate|ucma|sign-in|web-config|name-resolution)|setting-override/.test(id),
      ),
    ).toEqual([]);
    expect([...asked.keys()].filter((id) => id.startsWith('skype/trusted-pool/cas13'))).toEqual([]);
  });

  test('a server without a front end has no virtual directory and no autodiscover address', () => {
    expect([...asked.keys()].filter((id) => /MBX13\\|autodiscover-uri\/MBX13/.test(id))).toEqual([]);
  });
});

describe('calls about overrides', () => {
  const calls = Object.entries(powershell)
    .filter(([name]) => name.startsWith('setting-override/'))
    .flatMap(([, text]) =>
      [...text.matchAll(/(?:New|Set|Remove)-SettingOverride[^\n}]*/g)].map(([call]) => call),
    );

  test('both parameters and a scope, always', () => {
    expect(calls.length).toBeGreaterThan(6);
    for (const call of calls) {
      expect(call).toContain('-Confirm:$false');
      if (call.startsWith('Remove')) continue;
      expect(call).toMatch(/-Parameters \$(?:Parameters|Before\.Parameters|Values\.Parameters) /);
      expect(call).toMatch(/-Server (?:\$Server|\$Scope|\$Rest|\$Others|@\(\$\w+ \+ \$Server\)) /);
    }
  });

  test('a new one takes a free name, never a value', () => {
    for (const call of calls.filter((one) => one.startsWith('New')))
      expect(call).toContain('-Name $Before.Name ');
  });
});
