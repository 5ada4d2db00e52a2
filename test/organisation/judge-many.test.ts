import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../temporary-folder.ts';
import { judge, type Verdict } from './judge.ts';
import type { OrganisationOptions } from './options.ts';
import { makeOrganisation } from './organisation.ts';
import { changeMachine, changeState } from './state-files.ts';
import { recycle, refresh, switchOn } from './switch-on.ts';

const versions = {
  '2013': 'Version 15.0 (Build 1497.2)',
  '2016': 'Version 15.1 (Build 2507.6)',
  '2019': 'Version 15.2 (Build 1544.4)',
  se: 'Version 15.2 (Build 2562.17)',
} as const;

const shared = 'A94A8FE5CCB19BA61C4C0873D391E987982FBBD3';

/** One server of each generation with a user; 2019 and SE share a certificate; 2016 is known by its dial plan; two pools. */
const options: OrganisationOptions = {
  lyncVersion: 'Skype for Business Server 2015 (6.0.9319.0): Volume license key installed.',
  servers: [
    { name: 'EX13', adminDisplayVersion: versions['2013'] },
    { name: 'EX16', adminDisplayVersion: versions['2016'], umDialPlans: ['Voice'] },
    {
      name: 'EX19',
      adminDisplayVersion: versions['2019'],
      certificate: { name: 'mail.ntsystems.local', thumbprint: shared },
    },
    {
      name: 'EXSE',
      adminDisplayVersion: versions.se,
      certificate: { name: 'mail.ntsystems.local', thumbprint: shared },
    },
    { name: 'EXLAB', adminDisplayVersion: versions['2016'], servesClients: false },
  ],
  pools: [
    { fqdn: 'sfb-a.ntsystems.local', siteId: 'A' },
    { fqdn: 'sfb-b.ntsystems.local', siteId: 'B', certificateSubject: 'pool-b.ntsystems.local' },
  ],
  umDialPlans: [{ name: 'Voice', uriType: 'SipName' }],
  users: ['ex13', 'ex16', 'ex19', 'exse'].map((name) => ({ name, server: name.toUpperCase() })),
};

function everythingOn(): string {
  const folder = temporaryFolder('judge-many');
  makeOrganisation(folder, options);
  switchOn(folder);
  return folder;
}

/** Who would not see presence and IM, and why. */
function withoutPresence(folder: string): Record<string, readonly string[]> {
  return reasonsOf(folder, (verdict) => verdict.presenceAndIm.reasons);
}

function reasonsOf(
  folder: string,
  pick: (verdict: Verdict) => readonly string[],
): Record<string, readonly string[]> {
  const entries = Object.entries(judge(folder)).map(([user, verdict]) => [user, pick(verdict)] as const);
  return Object.fromEntries(entries.filter(([, reasons]) => reasons.length > 0));
}

function setOverride(folder: string, name: string, parameters: readonly string[]): void {
  changeState(folder, 'exchange/setting-overrides', (state) => {
    state.changeNumber++;
    for (const one of state.overrides) if (one.name === name) one.parameters = [...parameters];
  });
}

function addOverride(folder: string, server: readonly string[], parameters: readonly string[]): void {
  changeState(folder, 'exchange/setting-overrides', (state) => {
    state.changeNumber++;
    const [like] = state.overrides;
    if (like === undefined) throw new Error('There are overrides of others.');
    state.overrides.push({
      ...like,
      name: 'Another',
      component: 'OwaServer',
      section: 'IMSettings',
      server: [...server],
      parameters: [...parameters],
    });
  });
}

interface Change {
  readonly name: string;
  readonly change: (folder: string) => void;
  readonly says: Readonly<Record<string, readonly string[]>>;
}

const moved = ['IMServerName=sfb-b.ntsystems.local', `IMCertificateThumbprint=${shared}`];

const changes: readonly Change[] = [
  {
    name: 'an override that nobody refreshed and no recycle followed: the old values work on',
    change: (folder) => setOverride(folder, 'OWA on EX19', []),
    says: {},
  },
  {
    name: 'a refresh without recycle: the old values work on',
    change: (folder) => {
      setOverride(folder, 'OWA on EX19', []);
      refresh(folder, 'EX19');
    },
    says: {},
  },
  {
    name: 'a recycle without refresh: the old values work on',
    change: (folder) => {
      setOverride(folder, 'OWA on EX19', []);
      recycle(folder, 'EX19');
    },
    says: {},
  },
  {
    name: 'the thumbprint alone, as the documented renewal has it: the name is gone',
    change: (folder) => {
      setOverride(folder, 'OWA on EX19', [`IMCertificateThumbprint=${shared}`]);
      refresh(folder, 'EX19');
      recycle(folder, 'EX19');
    },
    says: { ex19: ['the setting override that OWA on EX19 has taken has no IMServerName'] },
  },
  {
    name: 'no override at all',
    change: (folder) => {
      changeState(folder, 'exchange/setting-overrides', (state) => {
        state.overrides = state.overrides.filter((one) => one.name !== 'OWA on EXSE');
      });
      refresh(folder, 'EXSE');
      recycle(folder, 'EXSE');
    },
    says: {
      exse: ['OWA on EXSE has taken no setting override with IMServerName and IMCertificateThumbprint'],
    },
  },
  {
    name: 'keys in the web.config of a newer server count for nothing',
    change: (folder) => {
      changeState(folder, 'exchange/setting-overrides', (state) => {
        state.overrides = state.overrides.filter((one) => one.name !== 'OWA on EX16');
      });
      refresh(folder, 'EX16');
      recycle(folder, 'EX16');
      changeMachine(folder, 'servers/EX16', 'worker', (worker) => {
        const text = Buffer.from(worker.owa.webConfig ?? '', 'base64').toString('utf8');
        const keys =
          '<add key="IMServerName" value="sfb-a.ntsystems.local"/><add key="IMCertificateThumbprint" value="00"/>';
        worker.owa.webConfig = Buffer.from(
          text.replace('</appSettings>', `${keys}</appSettings>`),
          'utf8',
        ).toString('base64');
      });
    },
    says: {
      ex16: ['OWA on EX16 has taken no setting override with IMServerName and IMCertificateThumbprint'],
    },
  },
  {
    name: 'an override changes nothing on Exchange 2013',
    change: (folder) => addOverride(folder, ['EX13'], ['IMServerName=none', 'IMCertificateThumbprint=00']),
    says: {},
  },
  {
    name: 'two overrides with the same values do no harm',
    change: (folder) => {
      addOverride(
        folder,
        ['EX19'],
        ['IMServerName=sfb-a.ntsystems.local', `IMCertificateThumbprint=${shared}`],
      );
      refresh(folder, 'EX19');
      recycle(folder, 'EX19');
    },
    says: {},
  },
  {
    name: 'two overrides that contradict each other',
    change: (folder) => {
      addOverride(folder, ['EX19'], moved);
      refresh(folder, 'EX19');
      recycle(folder, 'EX19');
    },
    says: { ex19: ['setting overrides contradict each other on EX19: OWA on EX19, Another'] },
  },
  {
    name: 'another pool, whose certificate has another subject and the name as an alternative one',
    change: (folder) => {
      setOverride(folder, 'OWA on EX19', moved);
      refresh(folder, 'EX19');
      recycle(folder, 'EX19');
    },
    says: {},
  },
  {
    name: 'a pool whose certificate lacks the name',
    change: (folder) => {
      setOverride(folder, 'OWA on EX19', moved);
      refresh(folder, 'EX19');
      recycle(folder, 'EX19');
      changeState(folder, 'skype/deployment', (state) => {
        for (const one of state.certificates) if (one.pool === 'sfb-b.ntsystems.local') one.names = [];
      });
    },
    says: { ex19: ['the certificate of the pool does not name sfb-b.ntsystems.local'] },
  },
  {
    name: 'the shared certificate is missing on one of its servers',
    change: (folder) =>
      changeMachine(folder, 'servers/EXSE', 'machine', (machine) => {
        machine.certificates = machine.certificates.filter((one) => one.thumbprint !== shared);
      }),
    says: { exse: [`the certificate ${shared} is not in the store of EXSE`] },
  },
  {
    name: 'the pool of the shared name is not enabled: all its servers',
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        state.enabled.trustedApplicationPools = state.enabled.trustedApplicationPools.filter(
          (one) => one.poolFqdn !== 'mail.ntsystems.local',
        );
      }),
    says: {
      ex19: [
        'Lync does not trust mail.ntsystems.local: no trusted pool of that name is enabled in the topology',
      ],
      exse: [
        'Lync does not trust mail.ntsystems.local: no trusted pool of that name is enabled in the topology',
      ],
    },
  },
  {
    name: 'a trusted pool for a server that its dial plan makes known',
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        for (const document of [state.published, state.enabled]) {
          const [like] = document.trustedApplicationPools;
          if (like === undefined) throw new Error('There is a pool of others.');
          document.trustedApplicationPools.push({
            ...like,
            poolFqdn: 'ex16.ntsystems.local',
            computers: ['ex16.ntsystems.local'],
          });
        }
      }),
    says: {
      ex16: ['Lync knows ex16.ntsystems.local twice: as a trusted pool and through a SIP URI dial plan'],
    },
  },
  {
    name: 'a name in two trusted pools',
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        for (const pool of state.enabled.trustedApplicationPools)
          if (pool.poolFqdn === 'cc01.ntsystems.local') pool.computers.push('ex13.ntsystems.local');
      }),
    says: {
      ex13: [
        'Lync knows ex13.ntsystems.local twice: in the trusted pools cc01.ntsystems.local, ex13.ntsystems.local',
      ],
    },
  },
  {
    name: 'the dial plan loses its SIP URI type: the server is unknown',
    change: (folder) =>
      changeState(folder, 'exchange/organisation', (state) => {
        for (const plan of state.umDialPlans) plan.uriType = 'E164';
      }),
    says: {
      ex16: [
        'Lync does not trust ex16.ntsystems.local: no trusted pool of that name is enabled in the topology',
      ],
    },
  },
  {
    name: 'the front end of one server is off: everybody may come that way',
    change: (folder) =>
      changeMachine(folder, 'servers/EX13', 'worker', (worker) => {
        for (const one of worker.owa.virtualDirectories) one.instantMessagingType = 'None';
      }),
    says: Object.fromEntries(
      ['ex13', 'ex16', 'ex19', 'exse'].map((user) => [
        user,
        ['the OWA virtual directory that EX13 has loaded does not offer Ocs instant messaging'],
      ]),
    ),
  },
  {
    name: 'the front end of a server that serves nobody',
    change: (folder) =>
      changeMachine(folder, 'servers/EXLAB', 'worker', (worker) => {
        for (const one of worker.owa.virtualDirectories) one.instantMessagingType = 'None';
      }),
    says: {},
  },
  {
    name: 'a policy of some users, and one who signed out',
    change: (folder) => {
      changeState(folder, 'exchange/owa-mailbox-policies', (state) => {
        for (const one of state.policies) if (one.name === 'Kiosk') one.instantMessagingType = 'None';
      });
      changeState(folder, 'exchange/recipients', (state) => {
        for (const one of state.recipients) {
          if (one.kind !== 'UserMailbox') continue;
          if (one.name === 'ex13') one.owaMailboxPolicy = 'Kiosk';
          if (one.name === 'exse') one.signedOutOfIm = true;
        }
      });
    },
    says: {
      ex13: ['the OWA mailbox policy Kiosk does not offer Ocs instant messaging'],
      exse: ['the user signed out of instant messaging'],
    },
  },
];

describe('the judge over all generations', () => {
  test('says yes to every user of every server once all is switched on', () => {
    const folder = everythingOn();
    expect(
      reasonsOf(folder, (verdict) => [
        ...verdict.presenceAndIm.reasons,
        ...verdict.onlineMeeting.reasons,
        ...verdict.lyncActsOnMailbox.reasons,
      ]),
    ).toEqual({});
  });

  for (const { name, change, says } of changes) {
    test(name, () => {
      const folder = everythingOn();
      change(folder);
      expect(withoutPresence(folder)).toEqual(says);
    });
  }

  test.each([
    { lyncVersion: 'Microsoft Lync Server 2013 (5.0.8308.0): x', needsRealm: true },
    { lyncVersion: 'Skype for Business Server 2015 (6.0.9319.0): x', needsRealm: false },
  ])('$lyncVersion: without realm and address, $needsRealm', ({ lyncVersion, needsRealm }) => {
    const folder = temporaryFolder('judge-many');
    makeOrganisation(folder, { lyncVersion });
    switchOn(folder);
    changeState(folder, 'skype/oauth-configuration', (state) => {
      state.realm = null;
      state.exchangeAutodiscoverUrl = null;
    });
    const missing = ["Lync's OAuth configuration has neither a realm nor Exchange's autodiscover address"];
    const expected = needsRealm ? { anna: missing, bruno: missing } : {};
    expect(reasonsOf(folder, (verdict) => verdict.onlineMeeting.reasons)).toEqual(expected);
    expect(reasonsOf(folder, (verdict) => verdict.lyncActsOnMailbox.reasons)).toEqual(expected);
  });

  test('Online Meetings on a newer server do not depend on web.config, on 2013 they do', () => {
    const folder = everythingOn();
    for (const name of ['EX13', 'EX19']) {
      changeMachine(folder, `servers/${name}`, 'worker', (worker) => {
        const text = Buffer.from(worker.owa.webConfig ?? '', 'base64').toString('utf8');
        worker.owa.webConfig = Buffer.from(text.replace('IsOnlineMeetingEnabled', 'Other'), 'utf8').toString(
          'base64',
        );
      });
    }
    expect(reasonsOf(folder, (verdict) => verdict.onlineMeeting.reasons)).toEqual({
      ex13: ['IsOnlineMeetingEnabled is not true on EX13'],
    });
  });
});
