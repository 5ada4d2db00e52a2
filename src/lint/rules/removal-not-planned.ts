import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const removalNotPlanned: EnvironmentRule = {
  id: 'OWA601',
  alias: 'removal-not-planned',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: '`state: absent` on every server of an environment that stays.',
  why: 'A server leaves where others stay: what users switch on stays as it is for them. Without any server nothing would be left to switch on, and that is another plan.',
  source: 'docs/remove.md.',
  bad: [
    {
      title: 'The only one.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
`,
      at: ['exchange.servers'],
    },
    {
      title: 'Both, and not the environment.',
      text: `state: present
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
    - { name: EX15, fqdn: ex15.ntsystems.local, state: absent }
`,
      at: ['exchange.servers'],
    },
    {
      title: 'The last one, the others are left out already.',
      text: `exchange:
  servers:
    - { name: EX15, fqdn: ex15.ntsystems.local, state: absent }
  exclude:
    - { name: EX14, reason: switched off }
`,
      at: ['exchange.servers'],
    },
  ],
  good: [
    { title: 'Everything.', text: 'name: ntsystems\nstate: absent\n' },
    {
      title: 'One of two.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: EX15, fqdn: ex15.ntsystems.local, state: absent }
`,
    },
    {
      title: 'A server of what is taken out as a whole.',
      text: `state: absent
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
`,
    },
  ],
  *check(environment) {
    // Taking out everything takes out each of its servers.
    if (environment.state === 'absent') return;
    const servers = serversOf(environment);
    if (servers.length === 0 || servers.some(({ value }) => value.state !== 'absent')) return;
    yield {
      path: 'exchange.servers',
      message: 'Every server is to be taken out, and the environment stays.',
      remedy: 'Write state: absent at the top of the file: the whole environment is taken out then.',
    };
  },
};
