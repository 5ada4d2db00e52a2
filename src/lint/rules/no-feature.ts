import type { EnvironmentRule } from '../rule.ts';

export const noFeature: EnvironmentRule = {
  id: 'OWA502',
  alias: 'no-feature',
  category: 'features',
  severity: 'warning',
  summary: 'No feature is on.',
  why: 'The plan would have no step.',
  source: 'docs/environment.md.',
  bad: [
    { title: 'All off.', text: 'name: contoso\nfeatures: { instantMessaging: false }\n', at: ['features'] },
    { title: 'Nothing said.', text: 'name: contoso\n', at: ['features'] },
    {
      title: 'All three.',
      text: `features: { instantMessaging: false, onlineMeetings: false, skypeAccessToExchange: false }
`,
      at: ['features'],
    },
  ],
  good: [
    { title: 'One is enough.', text: 'name: contoso\nfeatures: { onlineMeetings: true }\n' },
    {
      title: 'The last one.',
      text: `features: { skypeAccessToExchange: true }
`,
    },
    {
      title: 'A misspelt one is another finding.',
      text: `features: { instantMesaging: true }
`,
    },
  ],
  *check({ features }, given) {
    // A misspelt feature is not off.
    if (features === undefined || !given.isSound('features')) return;
    const { instantMessaging, onlineMeetings, skypeAccessToExchange } = features;
    if (instantMessaging !== false || onlineMeetings !== false || skypeAccessToExchange !== false) return;
    yield {
      path: 'features',
      message: 'No feature is on: there is nothing to plan.',
      remedy: 'Switch on instantMessaging, onlineMeetings or skypeAccessToExchange.',
    };
  },
};
