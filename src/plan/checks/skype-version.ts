import { skypeGenerations } from '../../catalog/versions.ts';
import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { part } from '../template.ts';

/** Get-CsServerVersion shows the version that was installed, whatever cumulative update came later. */
const versionPrefixes = {
  'lync-2013': '5.0.8308',
  'sfb-2015': '6.0.9319',
  'sfb-2019': '7.0.2046',
  'sfb-se': '7.0.2046',
} as const;

export function skypeVersion(environment: Environment): Check {
  const { generation } = environment.skype.version;
  const { product } = skypeGenerations[generation];
  return {
    kind: 'check',
    id: `skype/version/${generation}`,
    target: 'skype',
    title: `The Lync cmdlets are those of ${product}`,
    why: 'The cmdlets of another generation would write a topology that this one does not understand.',
    safety: 'required',
    phase: 'preflight',
    keyPath: 'skype.version',
    powershell: part('checks/skype-version.ps1', {
      VersionPattern: `*(${versionPrefixes[generation]}*`,
      WrongVersion: `This is not a machine of ${product}. Run the runbook where its management shell is, or correct skype.version. It says: `,
    }),
  };
}
