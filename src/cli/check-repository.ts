import { join } from 'node:path';
import { repositorySettings } from '../gate/repository-settings.ts';
import { type Setting, settingLine, settingsRefusal, unseenText } from '../gate/setting.ts';
import { openGitHub } from '../github/open-github.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import type { Output, Style } from './output.ts';
import { refusedResult } from './refused-result.ts';
import { repositoryAround } from './repository.ts';
import type { VerbResult } from './verb-result.ts';

/** `check --repository`: each setting of the repository that the gate leans on: yes, no, or not visible to this token. */
export async function checkRepository(system: System, output: Output): Promise<VerbResult> {
  const { GITHUB_TOKEN, GH_TOKEN, GITHUB_REPOSITORY = originOf(system) } = system.variables;
  const token = GITHUB_TOKEN ?? GH_TOKEN ?? '';
  if (token === '')
    throw new Refusal(
      'unverifiable',
      'there is no token to ask with',
      'Set GITHUB_TOKEN; one of an administrator of the repository sees every setting.',
    );
  const github = await openGitHub(
    { ...system, variables: { ...system.variables, GITHUB_REPOSITORY } },
    token,
  );
  const settings = await repositorySettings(github);
  for (const one of settings) output.line(settingLine(one), styles[one.state]);
  const unseen = unseenText(settings);
  if (unseen !== undefined) output.line(unseen, 'warning');
  const refusal = settingsRefusal(settings);
  if (refusal !== undefined) return { ...refusedResult('check', refusal), settings };
  return { verb: 'check', exitCode: 0, environments: [], findings: [], settings };
}

const styles: Readonly<Record<Setting['state'], Style>> = {
  yes: 'plain',
  no: 'error',
  'not-visible': 'warning',
};

/** OWNER/REPO of the remote "origin" on github.com, as git's own file has it. */
function originOf(system: System): string | undefined {
  const folder = repositoryAround(system, system.workingDirectory);
  const path = folder === undefined ? undefined : join(folder, '.git', 'config');
  if (path === undefined || system.files.kind(path) !== 'file') return undefined;
  const text = new TextDecoder().decode(system.files.read(path));
  const [, origin = ''] = /\[remote "origin"\]([^[]*)/.exec(text) ?? [];
  return /^\s*url\s*=\s*\S*github\.com[:/]([\w-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/m.exec(origin)?.[1];
}
