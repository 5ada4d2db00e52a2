import type { EnvironmentRule } from '../rule.ts';

export const managementShellByHand: EnvironmentRule = {
  id: 'OWA307',
  alias: 'management-shell-by-hand',
  category: 'versions',
  severity: 'information',
  summary: 'The Lync 2013 module can only be used by hand.',
  why: 'The Lync 2013 module runs on Windows up to Server 2012 R2, for which GitHub has no runner. A person runs that part of the runbook there, or `skype.connection` names an endpoint on such a machine.',
  source: 'GitHub, "Self-hosted runners reference"; Microsoft, Lync Server 2013 system requirements.',
  bad: [
    {
      title: 'The default connection.',
      text: `skype:
  version: lync-2013
`,
      at: ['skype.version'],
    },
    {
      title: 'Said.',
      text: `skype:
  version: lync-2013
  connection: module
`,
      at: ['skype.connection'],
    },
    {
      title: 'With an update.',
      text: `skype:
  version: lync-2013-cu10
`,
      at: ['skype.version'],
    },
  ],
  good: [
    {
      title: 'By WinRM.',
      text: `skype:
  version: lync-2013
  connection: winrm://ly14.ntsystems.local
`,
    },
    {
      title: 'A module that runs where runners do.',
      text: `skype:
  version: sfb-2019
`,
    },
    {
      title: 'The endpoint of the pool.',
      text: `skype:
  version: lync-2013
  connection: https://ly14.ntsystems.local/OcsPowershell
`,
    },
  ],
  *check(environment, given) {
    const { skype } = environment;
    if (skype?.version?.generation !== 'lync-2013' || skype.connection?.kind !== 'module') return;
    yield {
      path: given.has('skype.connection') ? 'skype.connection' : 'skype.version',
      message: 'The Lync 2013 module works only by hand, on a machine with Windows up to Server 2012 R2.',
      remedy:
        'Run that part of the runbook there, or write connection: winrm://HOST with an endpoint that runs as an administrator.',
    };
  },
};
