import { changeMachine, changeState } from '../../organisation/state-files.ts';
import { assignAll } from '../../organisation/switch-on.ts';
import { renewCertificate } from '../../organisation/upkeep.ts';
import { type Cause, overrides, type Together } from './cause.ts';

const old = ['IMServerName=sfb.northwind.example', `IMCertificateThumbprint=${'0'.repeat(40)}`];

/** The override that was written for a server by hand. */
const ofServer = (server: string, change: (one: { parameters: string[] }) => void) =>
  overrides((all) => {
    for (const one of all.filter((candidate) => candidate.server.includes(server))) change(one);
  });

const another = (name: string, server: string[]) =>
  overrides((all) => {
    const [like] = all;
    if (like === undefined) throw new Error('There should be an override.');
    all.push({ ...like, name, guid: like.guid.replace(/.$/, 'f'), server, parameters: [...old] });
  });

/** Skype for Business 2015 and Exchange 2016; NW1 and NW2 are known by a dial plan, NW3 by a trusted pool. */
export const settingOverrideCauses = {
  'configured by web.config, as on 2013: no override reaches a server': {
    change: overrides((all) => all.splice(0)),
    found: ['exchange/setting-override/NW1', /./],
  },
  'the override names the certificate before the last renewal': {
    change: ofServer('NW2', (one) => {
      one.parameters = [...old];
    }),
    found: ['exchange/setting-override/NW2', /0{40}/],
  },
  'a renewal by Set-SettingOverride with the thumbprint alone has wiped IMServerName': {
    change: ofServer('NW3', (one) => {
      one.parameters = one.parameters.filter((text) => text.startsWith('IMCertificate'));
    }),
    found: ['exchange/setting-override/NW3', /./],
  },
  'a renewal made a second override for a server': {
    change: another('IM renewed', ['NW1']),
    found: ['exchange/setting-override-scope/NW1', /IM renewed/],
  },
  'an old override for the whole forest': {
    change: another('IM', []),
    found: ['exchange/setting-overrides/NW1', /Set-SettingOverride|Remove-SettingOverride/],
  },
  'an old override by a wildcard': {
    change: another('IM of the north', ['NW*']),
    found: ['exchange/setting-overrides/NW2', /IM of the north/],
  },
  'a server has not read its override yet': {
    change: (folder) =>
      changeMachine(folder, 'servers/NW1', 'variant-configuration', (state) => {
        state.overrides = [];
      }),
    found: ['exchange/refresh/NW1', /./],
  },
  'the virtual directory says None': {
    change: (folder) =>
      changeState(folder, 'exchange/owa-virtual-directories', (state) =>
        assignAll(
          state.virtualDirectories.filter(({ server }) => server === 'NW3'),
          { instantMessagingType: 'None' },
        ),
      ),
    found: ['exchange/virtual-directory/NW3\\owa (Default Web Site)', /None/],
  },
  'a trusted pool beside the dial plan': {
    change: (folder) =>
      changeState(folder, 'skype/topology', (state) => {
        for (const document of [state.published, state.enabled]) {
          const [like] = document.trustedApplicationPools.filter(({ poolFqdn }) =>
            poolFqdn.startsWith('nw3.'),
          );
          if (like === undefined) throw new Error('NW3 should be trusted.');
          document.trustedApplicationPools.push({
            ...like,
            serviceId: 'NW-ExternalServer-99',
            poolFqdn: 'nw1.northwind.example',
            computers: ['nw1.northwind.example'],
          });
        }
      }),
    found: ['skype/trusted-pool-name/nw1.northwind.example', /nw1/],
  },
  'the dial plan was taken away': {
    change: (folder) =>
      changeState(folder, 'exchange/servers', (state) =>
        assignAll(state.servers, { umDialPlans: [], umCallRouterDialPlans: [] }),
      ),
    found: ['exchange/known-servers/NW1', /./],
  },
  'the certificate was renewed, and the file not': {
    change: (folder) => {
      renewCertificate(folder, 'NW3', { old: 'removed' });
    },
    found: ['NW3/certificate/', /has no certificate/],
  },
} as const satisfies Readonly<Record<string, Cause>>;

export const settingOverrideOrganisations: readonly Together<keyof typeof settingOverrideCauses>[] = [
  {
    outcome: 'repaired',
    causes: ['configured by web.config, as on 2013: no override reaches a server'],
  },
  {
    outcome: 'repaired',
    causes: [
      'a server has not read its override yet',
      'the override names the certificate before the last renewal',
      'a renewal by Set-SettingOverride with the thumbprint alone has wiped IMServerName',
    ],
  },
  {
    outcome: 'repaired',
    causes: ['a renewal made a second override for a server', 'the virtual directory says None'],
  },
  {
    outcome: 'refused',
    causes: [
      'an old override for the whole forest',
      'a trusted pool beside the dial plan',
      'the certificate was renewed, and the file not',
    ],
  },
  { outcome: 'refused', causes: ['an old override by a wildcard', 'the dial plan was taken away'] },
];
