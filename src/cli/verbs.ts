import { approvalKinds, stages } from '../init/repository-choices.ts';
import { commonFlags, digest, type Flag, failOn, flagsOfEveryVerb, runFlags } from './flags.ts';

export interface Verb {
  readonly name: string;
  readonly operand?: { readonly name: string; readonly count: 'one' | 'several' };
  readonly summary: string;
  readonly details: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
}

const planDirectory = { name: 'DIR', count: 'one' } as const;
const environmentFiles = { name: 'PATH', count: 'several' } as const;

/** Every verb, in the order in which people meet them. */
export const verbs = [
  {
    name: 'plan',
    operand: environmentFiles,
    summary: 'turns environment files into plan directories',
    details:
      'PATH is an environment file, a folder of them (.yml, .yaml) or a glob. Writes OUT/<name>/ and OUT/<name>.lint.sarif for each, all or none, and prints each summary under its digest. Changes no server and starts no shell.',
    flags: [...commonFlags, failOn],
    examples: [
      'plan examples/ntsystems.yml',
      'plan environments/ --out build --fail-on warning',
      'plan "environments/*.yml" --format json',
    ],
  },
  {
    name: 'lint',
    operand: environmentFiles,
    summary: 'finds mistakes in environment files, scripts, web.config files, workflows and plan directories',
    details:
      'PATH is an environment file or a workflow (.yml, .yaml), a PowerShell script (.ps1, .psm1, .psd1), a web.config file (.config), a plan directory, a folder with any of these, or a glob. Each finding names file, line, column, what to do and the page of its rule. docs/lint.md tells how to accept a finding.',
    flags: [
      ...flagsOfEveryVerb,
      failOn,
      { name: '--sarif', value: 'FILE', help: 'writes the findings as SARIF 2.1.0' },
    ],
    examples: [
      'lint .',
      'lint environments/prod.yml "scripts/**/*.ps1"',
      'lint owa-im-plan --fail-on warning --sarif findings.sarif',
    ],
  },
  {
    name: 'check',
    operand: planDirectory,
    summary: 'tells whether a plan directory is intact and still what its environment file gives',
    details:
      'Compares every file with SHA256SUMS, the digest with --digest, and plans the environment file again with this version. DIR is a plan directory, or the name of an environment in --out.',
    flags: [
      ...commonFlags,
      digest,
      {
        name: '--environment',
        value: 'FILE',
        help: 'the environment file (default: the path in plan.json, in the repository around)',
      },
      {
        name: '--repository',
        replacesOperand: 'replaces-operand',
        help: 'in place of DIR: whether the settings of the GitHub repository are as the gate needs them',
      },
    ],
    examples: [
      'check owa-im-plan/ntsystems',
      'check owa-im-plan/ntsystems --environment examples/ntsystems.yml --digest SHA256',
      'check --repository',
    ],
  },
  {
    name: 'test',
    operand: planDirectory,
    summary: 'asks the live system, read-only, what differs from the plan',
    details:
      'Exit code 0: everything is as planned. 3: something differs. Runs on Windows where the Lync or Skype cmdlets are. Prints "observed", which apply can be held to.',
    flags: [...commonFlags, ...runFlags],
    examples: ['test owa-im-plan/ntsystems', 'test owa-im-plan/ntsystems --target EX14 --format json'],
  },
  {
    name: 'apply',
    operand: planDirectory,
    summary: 'makes the live system as planned, one server at a time',
    details:
      'Checks the plan directory, copies it to a private folder and runs it from there. Ctrl+C lets the step that runs finish and stops before the next; a second Ctrl+C kills. Run it again to go on, or rollback to undo.',
    flags: [
      ...commonFlags,
      ...runFlags,
      {
        name: '--approved-by',
        value: 'TEXT',
        help: 'who approved it; recorded as stated, not verified by GitHub (not inside Actions)',
      },
      { name: '--observed', value: 'HASH', help: 'what "test" printed; another state is refused' },
      {
        name: '--stop-before',
        value: 'TIME',
        help: 'begins no server that it would not finish by then (2026-01-31T04:00:00+01:00)',
      },
    ],
    examples: [
      'apply owa-im-plan/ntsystems --digest SHA256 --approved-by "CAB 4711"',
      'apply owa-im-plan/ntsystems --digest SHA256 --target EX14',
    ],
  },
  {
    name: 'verify',
    operand: planDirectory,
    summary: 'runs the health checks of the plan',
    details: 'Reads only. Checks integrity and digest, never age or approval.',
    flags: [...commonFlags, ...runFlags],
    examples: ['verify owa-im-plan/ntsystems', 'verify owa-im-plan/ntsystems --target EX14'],
  },
  {
    name: 'rollback',
    operand: planDirectory,
    summary: 'undoes what the journal of this digest says was changed',
    details:
      'Takes back, in reverse order, what apply changed; leaves alone what somebody else changed since, and names what cannot come back. Checks integrity and digest, never age or approval.',
    flags: [...commonFlags, ...runFlags],
    examples: ['rollback owa-im-plan/ntsystems', 'rollback owa-im-plan/ntsystems --target EX14'],
  },
  {
    name: 'init',
    summary: 'writes a commented environment file and the workflows for a new repository',
    details:
      'Works in the current folder and never writes over a file. Without --uses it writes no workflow. Environments that lie in environments/ already get their place in the workflows. --add NAME adds an environment to workflows that init wrote. On a terminal and without any flag it asks a few questions.',
    flags: [
      ...flagsOfEveryVerb,
      {
        name: '--uses',
        value: 'OWNER/REPO@COMMIT',
        help: 'writes the workflows, with owa-im pinned to this commit',
      },
      { name: '--add', value: 'NAME', help: 'adds an environment to the workflows of this folder' },
      { name: '--name', value: 'NAME', help: 'name of the environment (default: lab)' },
      { name: '--stage', value: 'STAGE', choices: stages, help: 'lab, staging or production (default: lab)' },
      {
        name: '--skype',
        value: 'VERSION',
        help: 'lync-2013, sfb-2015, sfb-2019 or sfb-se (default: sfb-2019)',
      },
      { name: '--exchange', value: 'VERSION', help: '2013, 2016, 2019 or se (default: 2019)' },
      { name: '--owner', value: 'OWNER', repeated: 'repeated', help: 'code owner: @org/team (repeatable)' },
      { name: '--branch', value: 'NAME', help: 'the protected branch (default: main)' },
      {
        name: '--approval',
        value: 'KIND',
        choices: approvalKinds,
        help: 'environment, or pull-request where GitHub can protect none (default: environment)',
      },
      {
        name: '--reviewers',
        value: 'NUMBER',
        help: 'with --approval pull-request, how many people approve (default: 2)',
      },
      { name: '--ask', help: 'asks on standard input for what no flag says, also where that is no terminal' },
    ],
    examples: [
      'init --uses OWNER/owa-im@COMMIT --owner @contoso/messaging',
      'init --name prod --stage production --skype sfb-2015 --exchange 2016',
      'init --add prod --stage production',
      'init --uses OWNER/owa-im@COMMIT --approval pull-request --reviewers 2',
    ],
  },
] as const satisfies readonly Verb[];

export type VerbName = (typeof verbs)[number]['name'];
