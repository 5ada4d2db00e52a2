import { readEnvironmentName } from '../environment/values/names.ts';
import { Problem } from '../environment/values/problem.ts';
import type { Approval, Pin, Stage } from '../init/repository-choices.ts';
import { approvalKinds, stages } from '../init/repository-choices.ts';
import { Refusal } from '../system/refusal.ts';
import { type Command, flagValue } from './parse-arguments.ts';

/** What the flags of `init` say; each was held to a form that no file can be broken with. */
export interface InitChoices {
  readonly name: string | undefined;
  readonly add: string | undefined;
  /** As it was given. */
  readonly stage: Stage | undefined;
  readonly skype: string;
  readonly exchange: string;
  readonly pin: Pin | undefined;
  readonly branch: string;
  readonly owners: string;
  /** With `--add`, what the workflows that are there say decides. */
  readonly approval: Approval;
  /** As it was given. */
  readonly reviewers: number | undefined;
}

/** Stands in CODEOWNERS where nobody was named: GitHub reports it as unknown until it is replaced. */
export const noOwners = '@OWNERS';

const owner = /^(@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9][\w.-]*)?|[\w.+-]+@[\w-]+(\.[\w-]+)+)$/;

export function initChoices(command: Command): InitChoices {
  const value = (flag: string) => flagValue(command, flag);
  const [name, add] = [nameOf(command, '--name'), nameOf(command, '--add')];
  if (name !== undefined && add !== undefined)
    throw wrong('--name and --add exclude each other', 'Give --add NAME alone to add to a repository.');
  for (const flag of ['--uses', '--owner', '--branch', '--approval'])
    if (add !== undefined && value(flag) !== undefined)
      throw wrong(`--add takes no ${flag}`, 'The files that it changes say that already.');
  const owners = command.flags.get('--owner') ?? [];
  for (const one of owners)
    if (!owner.test(one))
      throw wrong(`--owner cannot be ${JSON.stringify(one)}`, 'Write @user, @org/team or an address.');
  const branch = value('--branch') ?? 'main';
  if (!/^[A-Za-z0-9][\w./-]{0,99}$/.test(branch))
    throw wrong(
      `--branch cannot be ${JSON.stringify(branch)}`,
      'Write the name of the protected branch: main.',
    );
  const reviewers = reviewersOf(value('--reviewers'));
  const kind = approvalKinds.find((one) => one === value('--approval')) ?? 'environment';
  if (add === undefined && kind === 'environment' && reviewers !== undefined)
    throw wrong(
      '--reviewers is for --approval pull-request',
      'Leave it out: GitHub counts one approval of a reviewer of the environment.',
    );
  return {
    reviewers,
    approval: kind === 'environment' ? { kind } : { kind, reviewers: reviewers ?? 2 },
    ...{ name, add, branch, pin: pinOf(value('--uses')) },
    stage: stages.find((stage) => stage === value('--stage')),
    skype: versionOf(
      value('--skype') ?? 'sfb-2019',
      '--skype',
      /^(lync-2013|sfb-2015|sfb-2019|sfb-se)(-cu\d{1,2})?$/,
    ),
    exchange: versionOf(
      value('--exchange') ?? '2019',
      '--exchange',
      /^(2013|2016|2019|se)(-(cu|sp)\d{1,2})?$/,
    ),
    owners: owners.length === 0 ? noOwners : owners.join(' '),
  };
}

function nameOf(command: Command, flag: string): string | undefined {
  const name = flagValue(command, flag);
  const read = name === undefined ? undefined : readEnvironmentName(name);
  if (!(read instanceof Problem)) return read;
  throw wrong(`${flag} cannot be ${JSON.stringify(name)}: ${read.message}`, read.remedy);
}

function reviewersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]$/.test(text)) return Number(text);
  throw wrong(
    `--reviewers cannot be ${JSON.stringify(text)}`,
    'Write how many people have to approve: 1 to 9.',
  );
}

function versionOf(version: string, flag: string, form: RegExp): string {
  if (form.test(version)) return version;
  throw wrong(
    `${flag} cannot be ${JSON.stringify(version)}`,
    'Write it as docs/environment.md says, for example sfb-2019 or 2016-cu23.',
  );
}

function pinOf(text: string | undefined): Pin | undefined {
  if (text === undefined) return undefined;
  const [, repository, commit] = /^([A-Za-z0-9][A-Za-z0-9-]*\/[\w.-]+)@([0-9a-f]{40})$/.exec(text) ?? [];
  if (repository !== undefined && commit !== undefined) return { repository, commit };
  throw wrong(
    `--uses cannot be ${JSON.stringify(text)}`,
    'Write OWNER/REPO@COMMIT with all 40 digits of the commit, as the notes of each release print it: a tag can be moved.',
  );
}

function wrong(message: string, remedy: string): Refusal {
  return new Refusal('invalid-config', message, remedy);
}
