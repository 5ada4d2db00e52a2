import type { ShapeDescription } from '../shape-description.ts';

export const wrongType: ShapeDescription = {
  id: 'ENV015',
  summary: 'A value has another form than the key takes.',
  why: 'A list is not one value, `yes` is text in YAML 1.2, and 14 is a number.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'yes is text.',
      text: 'features:\n  instantMessaging: yes\n',
      at: ['features.instantMessaging'],
    },
    {
      title: 'One value instead of a list.',
      text: 'skype:\n  sipDomains: contoso.com\n',
      at: ['skype.sipDomains'],
    },
    { title: 'A number instead of text.', text: 'description: 14\n', at: ['description'] },
  ],
  good: [
    { title: 'true.', text: 'features:\n  instantMessaging: true\n' },
    { title: 'A list of one.', text: 'skype:\n  sipDomains:\n    - contoso.com\n' },
    { title: 'A number in quotes.', text: 'description: "14"\n' },
  ],
};
