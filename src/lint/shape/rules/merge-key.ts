import type { ShapeDescription } from '../shape-description.ts';

export const mergeKey: ShapeDescription = {
  id: 'ENV010',
  summary: 'The file uses a merge key.',
  why: '`<<` belongs to YAML 1.1. In YAML 1.2 it is a key like others, and nothing would be merged.',
  source: 'YAML 1.2.2; docs/environment.md.',
  bad: [
    {
      title: 'A merge.',
      text: 'exchange:\n  servers:\n    - <<: { state: present }\n      name: EX1\n',
      at: ['exchange.servers[0]."<<"'],
    },
    { title: 'Of an alias.', text: 'skype: &side {}\nexchange:\n  <<: *side\n', at: ['exchange."<<"'] },
    { title: 'At the top.', text: '<<: { stage: lab }\nname: contoso\n', at: ['"<<"'] },
  ],
  good: [
    {
      title: 'An alias for the whole value.',
      text: 'skype:\n  sipDomains: &domains [contoso.com]\noauth:\n  allowedDomains: *domains\n',
    },
    { title: 'As a text.', text: 'description: "<<"\n' },
    { title: 'In a comment.', text: '# <<: *defaults\nname: contoso\n' },
  ],
};
