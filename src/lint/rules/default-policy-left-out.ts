import type { EnvironmentRule } from '../rule.ts';

export const defaultPolicyLeftOut: EnvironmentRule = {
  id: 'OWA504',
  alias: 'default-policy-left-out',
  category: 'features',
  severity: 'information',
  summary: '`exchange.mailboxPolicies` does not name `Default`.',
  why: 'Only the named policies are changed. Users whose mailbox has the policy Default, which is the one that setup makes and that mailboxes get unless somebody says otherwise, see no presence and no instant messaging.',
  source: 'Microsoft, "Outlook on the web mailbox policies in Exchange Server".',
  bad: [
    {
      title: 'One of several.',
      text: `features: { instantMessaging: true }
exchange:
  mailboxPolicies: [Frontline]
`,
      at: ['exchange.mailboxPolicies'],
    },
    {
      title: 'Two, one of which begins like it.',
      text: `features: { instantMessaging: true }
exchange:
  mailboxPolicies:
    - Default without IM
    - Executives
`,
      at: ['exchange.mailboxPolicies'],
    },
    {
      title: 'A pilot.',
      text: 'stage: production\nfeatures: { instantMessaging: true }\nexchange: { mailboxPolicies: [Pilot] }\n',
      at: ['exchange.mailboxPolicies'],
    },
  ],
  good: [
    {
      title: 'Among others.',
      text: `features: { instantMessaging: true }
exchange:
  mailboxPolicies: [Frontline, default]
`,
    },
    { title: 'Nothing said: it is the default.', text: 'features: { instantMessaging: true }\n' },
    {
      title: 'The feature is off.',
      text: 'features: { onlineMeetings: true }\nexchange: { mailboxPolicies: [Frontline] }\n',
    },
  ],
  *check(environment, given) {
    const policies = environment.exchange?.mailboxPolicies;
    if (environment.features?.instantMessaging !== true || policies === undefined) return;
    if (!given.isSound('exchange.mailboxPolicies')) return;
    if (policies.some((policy) => policy?.toLowerCase() === 'default')) return;
    yield {
      path: 'exchange.mailboxPolicies',
      message: 'The policy Default is not named, so users who have it get no instant messaging.',
      remedy: 'Nothing, if only these users are meant; otherwise add Default.',
    };
  },
};
