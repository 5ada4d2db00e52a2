import { unsupportedKeys } from '../../plan/unsupported/unsupported-keys.ts';
import type { EnvironmentRule } from '../rule.ts';

export const notPlanned: EnvironmentRule = {
  id: 'OWA601',
  alias: 'not-planned',
  category: 'limits',
  severity: 'error',
  effect: 'unsupported',
  summary: 'The file asks for something that this version of owa-im does not plan.',
  why: 'A key that is ignored would promise a setting that is never made. The file may be right: another version, or a person, can do what it asks for.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Taking everything out again.',
      text: 'name: ntsystems\nstate: absent\n',
      at: ['state'],
    },
  ],
  good: [{ title: 'Putting it in.', text: 'name: ntsystems\nstate: present\n' }],
  // What is missing only because it is wrong has been said.
  check: (environment, given) => unsupportedKeys(environment).filter(({ path }) => given.isSound(path)),
};
