import { repositorySettings } from '../gate/repository-settings.ts';
import { requireProtectedEnvironment } from '../gate/require-protected-environment.ts';
import { requireThisRun } from '../gate/require-this-run.ts';
import { settingLine, settingsRefusal, unseenText } from '../gate/setting.ts';
import type { System } from '../system/system.ts';
import { askGate, githubEnvironment, ofBranch } from './ask-gate.ts';
import type { CommandLine } from './command-line.ts';
import { fetchPlan } from './fetch-plan.ts';
import { inputChoice } from './inputs.ts';
import { requireApi } from './open-api.ts';
import { runOutputs, writeOutputs } from './outputs.ts';
import { verbArguments } from './verb-arguments.ts';

/** The gate alone: before a job names the GitHub environment, or as whole as `apply` asks it. */
export async function checkAction(system: System, cli: CommandLine): Promise<number> {
  try {
    switch (inputChoice(system, 'gate', ['full', 'environment', 'none', 'repository'])) {
      case 'environment':
        return await checkEnvironment(system, cli);
      case 'full':
        return await checkFull(system, cli);
      case 'none':
        return await checkPlan(system, cli);
      case 'repository':
        return await checkSettings(system, cli);
    }
  } catch (error) {
    const result = cli.refuse('check', error);
    writeOutputs(system, { result: result.reason ?? 'internal-error', digest: '', approvers: '' });
    return result.exitCode;
  }
}

async function checkEnvironment(system: System, cli: CommandLine): Promise<number> {
  const name = githubEnvironment(system);
  const { github } = await requireApi(system, 'ask with');
  // On another branch lies what nobody reviewed, and a re-run would ask for an approval in vain.
  await requireThisRun(github, ofBranch(system));
  await requireProtectedEnvironment(github, name);
  cli.say(
    `The GitHub environment ${name} is protected: nobody reviews their own run, and nobody goes around it.`,
  );
  writeOutputs(system, { result: 'done', digest: '', approvers: '' });
  return 0;
}

/** What the token of a job may not see is not wrong; a token of an administrator, given as input, sees everything. */
async function checkSettings(system: System, cli: CommandLine): Promise<number> {
  const { github } = await requireApi(system, 'ask with');
  const settings = await repositorySettings(github);
  for (const one of settings) cli.say(settingLine(one));
  const unseen = unseenText(settings);
  if (unseen !== undefined) cli.say(unseen);
  const refusal = settingsRefusal(settings);
  if (refusal !== undefined) throw refusal;
  writeOutputs(system, { result: 'done', digest: '', approvers: '' });
  return 0;
}

async function checkFull(system: System, cli: CommandLine): Promise<number> {
  const { plan, approvers } = await askGate(system, cli);
  cli.say(
    `The plan of ${plan.record.name}, digest ${plan.digest}, may be applied. Approved by ${approvers.join('; ')}.`,
  );
  writeOutputs(system, { result: 'done', digest: plan.digest, approvers: approvers.join('\n') });
  return 0;
}

async function checkPlan(system: System, cli: CommandLine): Promise<number> {
  const { folder, digest } = await fetchPlan(system);
  const more = digest === undefined ? [] : [`--digest=${digest}`];
  const result = await cli.run(verbArguments(system, 'check', [folder], more));
  writeOutputs(system, { ...runOutputs(result), approvers: '' });
  return result.exitCode;
}
