import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const removalNotPlanned: EnvironmentRule = {
  id: 'OWA601',
  alias: 'removal-not-planned',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: '`state: absent`, on the environment or on a server.',
  why: 'This version does not plan to take out again what an earlier plan put in. Its journal knows what to undo.',
  source: 'docs/environment.md.',
  bad: [
    { title: 'Everything.', text: 'name: ntsystems\nstate: absent\n', at: ['state'] },
    {
      title: 'A server.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
    - { name: EX15, fqdn: ex15.ntsystems.local, state: absent }
`,
      at: ['exchange.servers[1].state'],
    },
    {
      title: 'Both.',
      text: `state: absent
exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local, state: absent }
`,
      at: ['state', 'exchange.servers[0].state'],
    },
  ],
  good: [
    { title: 'Put in.', text: 'name: ntsystems\nstate: present\n' },
    {
      title: 'Left out.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
  exclude:
    - { name: EX15, reason: switched off }
`,
    },
    {
      title: 'Nothing said.',
      text: `exchange:
  servers:
    - { name: EX14, fqdn: ex14.ntsystems.local }
`,
    },
  ],
  *check(environment) {
    if (environment.state === 'absent') {
      yield {
        path: 'state',
        message: 'Taking a whole environment out again is not planned by this version.',
        remedy: 'Roll back the plan that put it in: its journal knows what to undo.',
      };
    }
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
