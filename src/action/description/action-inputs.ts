import type { Input, OutputDescription } from './action-description.ts';

/** Inputs and outputs that several actions share, said once. */

export const token: Input = {
  name: 'token',
  description: "Token for GitHub's API; docs/actions.md says which permissions it needs",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of action.yml
  value: { default: '${{ github.token }}' },
  use: { kind: 'own' },
};

export const path: Input = {
  name: 'path',
  description: 'Environment files, folders of them or globs, one a line',
  value: { default: 'environments' },
  use: { kind: 'operands' },
};

export const out: Input = {
  name: 'out',
  description: 'Folder of the plan directories',
  value: { default: 'owa-im-plan' },
  use: { kind: 'flag', flag: '--out' },
};

export const failOn: Input = {
  name: 'fail-on',
  description: 'Lowest severity of a finding that fails the step: error, warning or never',
  value: { default: 'error' },
  use: { kind: 'flag', flag: '--fail-on' },
};

export const format: Input = {
  name: 'format',
  description: 'github writes findings as annotations, text does not',
  value: { default: 'github' },
  use: { kind: 'flag', flag: '--format' },
};

export const select: Input = {
  name: 'select',
  description:
    'changed plans the environments that the change of this run touches: their files, files they refer to, or a workflow; all plans every one',
  value: { default: 'changed' },
  use: { kind: 'own' },
};

export const plan: Input = {
  name: 'plan',
  description:
    'One entry of the output "plans" of actions/plan, as JSON: the plan is fetched by the id of its artifact',
  value: { default: '' },
  use: { kind: 'own' },
};

const directory: Input = {
  name: 'directory',
  description: 'A plan directory that is there already, in place of "plan"',
  value: { default: '' },
  use: { kind: 'own' },
};

const digest: Input = {
  name: 'digest',
  description: 'The digest that the plan must have; with "plan" it is in there',
  value: { default: '' },
  use: { kind: 'own' },
};

/** Which plan it is about. */
export const planInputs: readonly Input[] = [plan, directory, digest];

export const environment: Input = {
  name: 'environment',
  description: 'With "digest" and without "plan": the environment whose kept plan of this digest is fetched',
  value: { default: '' },
  use: { kind: 'own' },
};

export const runInputs: readonly Input[] = [
  {
    name: 'target',
    description: 'Only these targets, one a line: skype, exchange or servers by name',
    value: { default: '' },
    use: { kind: 'flag', flag: '--target', lines: 'each' },
  },
  {
    name: 'step',
    description: 'Only these steps, one a line',
    value: { default: '' },
    use: { kind: 'flag', flag: '--step', lines: 'each' },
  },
  {
    name: 'journal',
    description: 'Folder of the journal; %ProgramData%\\owa-im\\<environment> where empty',
    value: { default: '' },
    use: { kind: 'flag', flag: '--journal' },
  },
  {
    name: 'powershell',
    description: 'Path of the PowerShell to start; Windows PowerShell where empty',
    value: { default: '' },
    use: { kind: 'flag', flag: '--powershell' },
  },
  format,
];

export const gateInputs: readonly Input[] = [
  {
    name: 'github-environment',
    description: 'The GitHub environment whose reviewers approve',
    value: { default: '' },
    use: { kind: 'own' },
  },
  {
    name: 'approval',
    description:
      'environment, or pull-request where environments can not be protected: then people approve the pull request and the run is started by hand with the digest',
    value: { default: 'environment' },
    use: { kind: 'own' },
  },
  {
    name: 'reviewers',
    description: 'With approval: pull-request, how many people have to approve',
    value: { default: '2' },
    use: { kind: 'own' },
  },
  {
    name: 'approved-digest',
    description: 'With approval: pull-request, the digest that the run was started with',
    value: { default: '' },
    use: { kind: 'own' },
  },
  {
    name: 'max-age',
    description: 'How old a plan may be, in days, by the clock of GitHub',
    value: { default: '7' },
    use: { kind: 'own' },
  },
  {
    name: 'branch',
    description: 'The protected branch that holds what was reviewed; the default branch where empty',
    value: { default: '' },
    use: { kind: 'own' },
  },
];

export const comment: Input = {
  name: 'comment',
  description: 'Whether the comment of the pull request tells what became of the plan: true or false',
  value: { default: 'true' },
  use: { kind: 'own' },
};

export const resultOutput: OutputDescription = {
  name: 'result',
  description: 'done, or the reason of the failure',
};
export const errorsOutput: OutputDescription = {
  name: 'errors',
  description: 'Number of findings of severity error',
};
export const warningsOutput: OutputDescription = {
  name: 'warnings',
  description: 'Number of findings of severity warning',
};
export const digestOutput: OutputDescription = {
  name: 'digest',
  description: 'Digest of the plan, if there is exactly one',
};
export const evidenceOutput: OutputDescription = {
  name: 'evidence',
  description: 'Folder of the evidence of this run, empty where it could not be written',
};
export const approversOutput: OutputDescription = {
  name: 'approvers',
  description: 'Who approved, one a line',
};
