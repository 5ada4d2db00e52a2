import { type DeploymentEnvironment, deploymentEnvironments } from '../github/deployment-environment.ts';
import type { GitHub } from '../github/github.ts';
import { ifVisible } from '../github/if-visible.ts';
import { type Holds, type Setting, settingOf } from './setting.ts';

/** How each GitHub environment that a deployment names should be protected. */
export async function environmentSettings(
  github: GitHub,
  names: readonly string[],
): Promise<readonly Setting[]> {
  const all = await ifVisible(deploymentEnvironments(github));
  return names.flatMap((name) => settingsOf(name, all));
}

function settingsOf(name: string, all: readonly DeploymentEnvironment[] | undefined): readonly Setting[] {
  const found = all?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const where = `Settings, Environments, ${name}`;
  const setting = (text: string, test: (environment: DeploymentEnvironment) => Holds): Setting =>
    settingOf(text, all === undefined ? undefined : found === undefined ? false : test(found), where);
  return [
    setting(`the GitHub environment ${name} exists`, () => true),
    setting(`${name} has required reviewers`, ({ reviewers }) => reviewers > 0),
    setting(`nobody approves ${name} for their own run`, ({ preventsSelfReview }) => preventsSelfReview),
    setting(`administrators can not bypass ${name}`, ({ administratorsBypass }) =>
      administratorsBypass === undefined ? undefined : !administratorsBypass,
    ),
    setting(`only protected or selected branches deploy to ${name}`, ({ branches }) => branches !== 'all'),
  ];
}
