import { skypeGenerations } from '../../catalog/versions.ts';
import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

export function skypeVersion(environment: Environment): Check {
  const skype = skypeName(environment);
  const { generation } = environment.skype.version;
  const { versionPrefix } = skypeGenerations[generation];
  const products = Object.values(skypeGenerations)
    .filter((other) => other.versionPrefix === versionPrefix)
    .map(({ product }) => product);
  const product = products.join(' or ');
  return {
    kind: 'check',
    id: `skype/version/${generation}`,
    target: 'skype',
    title: `The ${skype} cmdlets are those of ${product}`,
    why: `The cmdlets of another generation would write a topology that this one does not understand.${products.length > 1 ? ' Which of the two it is can not be told: both show this version.' : ''}`,
    safety: 'required',
    phase: 'preflight',
    keyPath: 'skype.version',
    powershell: part('checks/skype-version.ps1', {
      VersionPattern: `*(${versionPrefix}*`,
      WrongVersion: `This is not a machine of ${product}. Run the runbook where its management shell is, or correct skype.version. It says: `,
    }),
  };
}
