import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const removalNotPlanned: EnvironmentRule = {
  id: 'OWA601',
  alias: 'removal-not-planned',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: '`state: absent` on one server.',
  why: 'This version takes out a whole environment, not one server of it. The journal of the plan that put the server in knows what to undo.',
  source: 'docs/remove.md.',
  bad: [
    {
      title: 'One of two.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: EX15, fqdn: ex15.ntsystems.local, state: absent }
`,
      at: ['exchange.servers[1].state'],
    },
    {
      title: 'The only one.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
`,
      at: ['exchange.servers[0].state'],
    },
    {
      title: 'Both, and not the environment.',
      text: `state: present
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
    - { name: EX15, fqdn: ex15.ntsystems.local, state: absent }
`,
      at: ['exchange.servers[0].state', 'exchange.servers[1].state'],
    },
  ],
  good: [
    { title: 'Everything.', text: 'name: ntsystems\nstate: absent\n' },
    {
      title: 'A server of what is taken out as a whole.',
      text: `state: absent
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
`,
    },
    {
      title: 'Left out.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
  exclude:
    - { name: EX15, reason: switched off }
`,
    },
  ],
  *check(environment) {
    // Taking out everything takes out each of its servers.
    if (environment.state === 'absent') return;
    for (const { value: server, path } of serversOf(environment)) {
      if (server.state !== 'absent') continue;
      yield {
        path: `${path}.state`,
        message: 'Taking one server out again is not planned by this version.',
        remedy: `Roll back its steps with -Target ${server.name ?? 'NAME'} from the plan that put it in, then list it under exchange.exclude.`,
      };
    }
  },
};
