import type { EnvironmentRule } from '../rule.ts';

export const applicationPortMisleading: EnvironmentRule = {
  id: 'OWA407',
  alias: 'application-port-misleading',
  category: 'rollout',
  severity: 'information',
  summary: '`trustedApplication.port` is a port that something else really uses.',
  why: "The port of the trusted application is only unique within its pool: OWA does not listen there. OWA's own endpoint tries 5075 to 5077, its probe 5072 to 5074, the pool uses 5061. A port of these invites firewall rules that rest on a coincidence.",
  source: 'Exchange 2013 CU23, observed; New-CsTrustedApplication.',
  bad: [
    {
      title: "The pool's own port.",
      text: 'features: { instantMessaging: true }\ntrustedApplication:\n  port: 5061\n',
      at: ['trustedApplication.port'],
    },
    {
      title: "OWA's real port.",
      text: 'features: { instantMessaging: true }\ntrustedApplication:\n  port: 5075\n',
      at: ['trustedApplication.port'],
    },
    {
      title: "The probe's port.",
      text: `features: { instantMessaging: true }
trustedApplication:
  port: 5072
`,
      at: ['trustedApplication.port'],
    },
  ],
  good: [
    {
      title: 'The default.',
      text: 'features: { instantMessaging: true }\ntrustedApplication:\n  port: 5199\n',
    },
    {
      title: 'Next to the pool.',
      text: `features: { instantMessaging: true }
trustedApplication:
  port: 5062
`,
    },
    {
      title: 'Next to the endpoint.',
      text: `features: { instantMessaging: true }
trustedApplication:
  port: 5078
`,
    },
  ],
  *check({ trustedApplication }) {
    const port = trustedApplication?.port;
    if (port === undefined || !(port === 5060 || port === 5061 || (port >= 5072 && port <= 5077))) return;
    yield {
      path: 'trustedApplication.port',
      message: `Port ${port} is really used by ${port < 5070 ? 'the pool' : "OWA's own endpoint"}; the trusted application does not listen on its port.`,
      remedy: 'Write a port that nothing uses, such as 5199.',
    };
  },
};
