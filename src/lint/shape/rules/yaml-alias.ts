import type { ShapeDescription } from '../shape-description.ts';

export const yamlAlias: ShapeDescription = {
  id: 'ENV008',
  summary: 'An alias names nothing, stands inside its own value, or there are too many.',
  why: 'Aliases may stand for values, as for a certificate that servers share. Nested without measure they fill any memory.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    {
      title: 'No such anchor.',
      text: 'exchange:\n  servers:\n    - *missing\n',
      at: ['exchange.servers[0]'],
    },
    {
      title: 'An anchor that comes later.',
      text: 'name: *later\ndescription: &later contoso\n',
      at: ['name'],
    },
    {
      title: 'Inside its own value.',
      text: 'skype:\n  pools: &pools\n    - *pools\n',
      at: ['skype.pools[0]'],
    },
  ],
  good: [
    {
      title: 'A list that is used twice.',
      text: 'skype:\n  sipDomains: &domains [contoso.com]\noauth:\n  allowedDomains: *domains\n',
    },
    {
      title: 'A certificate that servers share.',
      text: 'exchange:\n  servers:\n    - certificate: &shared { subject: mail.contoso.com, shared: true }\n    - certificate: *shared\n',
    },
    { title: 'An asterisk in quotes.', text: 'oauth:\n  allowedDomains: ["*.contoso.com"]\n' },
  ],
};
