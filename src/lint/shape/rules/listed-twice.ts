import type { ShapeDescription } from '../shape-description.ts';

export const listedTwice: ShapeDescription = {
  id: 'ENV020',
  summary: 'A list has an entry twice.',
  why: 'The second changes nothing, or stands for another that is missing.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'In another case.',
      text: 'skype:\n  sipDomains: [contoso.com, Contoso.com]\n',
      at: ['skype.sipDomains[1]'],
    },
    {
      title: 'A policy.',
      text: 'exchange:\n  mailboxPolicies: [Default, Frontline, Default]\n',
      at: ['exchange.mailboxPolicies[2]'],
    },
    {
      title: 'A day.',
      text: 'rollout:\n  window: { days: [Sat, Sun, Sat], from: "22:00", to: "04:00", timeZone: Europe/Rome }\n',
      at: ['rollout.window.days[2]'],
    },
  ],
  good: [
    { title: 'Each once.', text: 'skype:\n  sipDomains: [contoso.com, fabrikam.com]\n' },
    {
      title: 'A domain and one below it.',
      text: 'skype:\n  sipDomains: [contoso.com, emea.contoso.com]\n',
    },
    {
      title: 'The same in two lists.',
      text: 'skype:\n  sipDomains: [contoso.com]\noauth:\n  allowedDomains: [contoso.com]\n',
    },
  ],
};
