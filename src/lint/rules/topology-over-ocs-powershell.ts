import type { EnvironmentRule } from '../rule.ts';

export const topologyOverOcsPowershell: EnvironmentRule = {
  id: 'OWA603',
  alias: 'topology-over-ocs-powershell',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: 'Instant messaging through the OcsPowershell endpoint of a pool.',
  why: 'Instant messaging changes the topology (trusted application pools), and the endpoint of a pool has no cmdlets for that. It can read, and change the partner application and the OAuth configuration.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Lync 2013.',
      text: `features: { instantMessaging: true }
skype:
  version: lync-2013
  connection: https://ly14.ntsystems.local/OcsPowershell
`,
      at: ['skype.connection'],
    },
    {
      title: 'With the other features beside it.',
      text: `features: { instantMessaging: true, onlineMeetings: true, skypeAccessToExchange: true }
skype:
  version: sfb-2019
  connection: https://sfb.contoso.com/OcsPowershell
`,
      at: ['skype.connection'],
    },
    {
      title: 'In another case.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-se
  connection: https://sfb.contoso.com/ocspowershell/
`,
      at: ['skype.connection'],
    },
  ],
  good: [
    {
      title: 'Online Meetings need no topology.',
      text: `features: { onlineMeetings: true }
skype:
  version: sfb-2019
  connection: https://sfb.contoso.com/OcsPowershell
`,
    },
    {
      title: 'The module of this machine.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2019
  connection: module
`,
    },
    {
      title: 'The module of another machine.',
      text: `features: { instantMessaging: true }
skype:
  version: sfb-2019
  connection: winrm://sfb-fe1.contoso.com
`,
    },
  ],
  *check({ features, skype }) {
    if (skype?.connection?.kind !== 'ocsPowershell' || features?.instantMessaging !== true) return;
    yield {
      path: 'skype.connection',
      message: 'instantMessaging changes the topology, and OcsPowershell has no cmdlets for that.',
      remedy:
        'Write skype.connection: module, and run the runbook where the Management Shell of the product is; or winrm://HOST with that machine.',
    };
  },
};
