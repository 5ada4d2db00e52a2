import type { ShapeDescription } from '../shape-description.ts';

export const unknownKey: ShapeDescription = {
  id: 'ENV012',
  summary: 'There is no such key.',
  why: 'A key that is ignored would promise a setting that is never made.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'A misspelt key.',
      text: 'exchange:\n  autodiscovr: autodiscover.contoso.com\n',
      at: ['exchange.autodiscovr'],
    },
    { title: 'Another case.', text: 'Name: contoso\n', at: ['Name'] },
    {
      title: 'In the wrong place.',
      text: 'exchange:\n  pools:\n    - { fqdn: sfb.contoso.com }\n',
      at: ['exchange.pools'],
    },
  ],
  good: [
    { title: 'The key itself.', text: 'exchange:\n  autodiscover: autodiscover.contoso.com\n' },
    { title: 'In quotes.', text: '"exchange":\n  "autodiscover": autodiscover.contoso.com\n' },
    { title: 'In a comment.', text: '# autodiscovr: here\nname: contoso\n' },
  ],
};
