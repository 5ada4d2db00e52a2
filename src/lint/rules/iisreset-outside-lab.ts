import type { EnvironmentRule } from '../rule.ts';

export const iisresetOutsideLab: EnvironmentRule = {
  id: 'OWA401',
  alias: 'iisreset-outside-lab',
  category: 'rollout',
  severity: 'error',
  summary: '`restart: iisreset` outside a lab.',
  why: 'iisreset ends every Exchange protocol on the server: ActiveSync, MAPI over HTTP, EWS, remote PowerShell. A recycle of the OWA application pool is enough.',
  source:
    '"Lync and Exchange 2013 OWA integration" (blog article of 2013-06-16); Microsoft, "Configure instant messaging integration with Outlook on the web".',
  bad: [
    { title: 'In production.', text: 'stage: production\nrestart: iisreset\n', at: ['restart'] },
    { title: 'In staging.', text: 'stage: staging\nrestart: iisreset\n', at: ['restart'] },
    {
      title: 'Whatever the order of the keys.',
      text: `restart: iisreset
stage: production
`,
      at: ['restart'],
    },
  ],
  good: [
    { title: 'In a lab.', text: 'stage: lab\nrestart: iisreset\n' },
    { title: 'Only the OWA application pool.', text: 'stage: production\nrestart: recycle\n' },
    {
      title: 'An operator recycles.',
      text: `stage: production
restart: manual
`,
    },
  ],
  *check({ stage, restart }) {
    if (restart !== 'iisreset' || stage === undefined || stage === 'lab') return;
    yield {
      path: 'restart',
      message: `iisreset interrupts every Exchange protocol on the server; the stage is ${stage}.`,
      remedy: 'Write recycle, or manual where an operator recycles the OWA application pool.',
    };
  },
};
