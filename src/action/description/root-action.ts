import type { Input, OutputDescription } from './action-description.ts';
import { actionDescriptions } from './action-descriptions.ts';
import {
  comment,
  digestOutput,
  errorsOutput,
  evidenceOutput,
  failOn,
  gateInputs,
  out,
  path,
  plan,
  runInputs,
  select,
  token,
  warningsOutput,
} from './action-inputs.ts';

/** A step of the composite; it has no script, so that nothing can become one. */
export interface RootStep {
  readonly id: string;
  readonly condition: string;
  readonly continueOnError?: boolean;
  readonly uses: string;
  /** Behind the reference, such as the tag of a pinned commit. */
  readonly note?: string;
  readonly with: Readonly<Record<string, string>>;
}

const ofPlan = (name: string) => named(actionDescriptions.plan.inputs, name);
const ofApply = (name: string) => named(actionDescriptions.apply.inputs, name);
const expression = (text: string) => `\${{ ${text} }}`;
/** Hands on inputs under their own names. */
const handOn = (inputs: readonly Input[]) =>
  Object.fromEntries(inputs.map(({ name }) => [name, expression(`inputs.${name}`)]));

const mode: Input = {
  name: 'mode',
  description:
    'review lints and plans what the change touches, on a hosted runner; apply is actions/apply, for a self-hosted one',
  value: { default: 'review' },
  use: { kind: 'own' },
};

const codeScanning: Input = {
  name: 'code-scanning',
  description:
    'true hands the findings to code scanning, which needs the permission security-events: write; not done for forks, whose token has none',
  value: { default: 'false' },
  use: { kind: 'own' },
};

const reviewInputs = [
  path,
  out,
  failOn,
  select,
  ofPlan('most'),
  ofPlan('artifact'),
  ofPlan('retention-days'),
];
const withoutFormat = runInputs.filter(({ name }) => name !== 'format');
const applyInputs = [plan, ...gateInputs, ofApply('observed'), ofApply('stop-before'), ...withoutFormat];

/** Where `lint` leaves its findings for the step after it. */
const sarif = 'owa-im.sarif';

/** The action at the root of the repository, a composite over the others. */
export const rootAction = {
  description: 'Lints and plans the environments that a change touches, and tells it on the pull request',
  inputs: [mode, ...reviewInputs, codeScanning, ...applyInputs, comment, token] satisfies readonly Input[],
  outputs: [
    from('plan', { name: 'plans', description: 'The output "plans" of actions/plan' }),
    from('plan', { name: 'by-name', description: 'The output "by-name" of actions/plan' }),
    {
      ...digestOutput,
      value: expression('steps.plan.outputs.digest || steps.apply.outputs.digest'),
    },
    from('plan', { name: 'directory', description: 'Plan directory, if there is exactly one' }),
    from('lint', errorsOutput),
    from('lint', warningsOutput),
    {
      name: 'result',
      description: 'done, or the reason of the failure',
      value: expression(
        "steps.apply.outputs.result || (steps.lint.outputs.result != 'done' && steps.lint.outputs.result) || steps.plan.outputs.result",
      ),
    },
    from('apply', evidenceOutput),
    from('apply', { name: 'approvers', description: 'With mode: apply, who approved, one a line' }),
  ],
  steps: [
    {
      id: 'lint',
      condition: "inputs.mode != 'apply'",
      uses: '$/actions/lint',
      with: { ...handOn([path, failOn, select, mode, token]), sarif },
    },
    {
      id: 'sarif',
      // Findings that failed the step before are what code scanning is for; forks have no right to write there.
      // What GitHub does not take is told by that step; the review goes on.
      continueOnError: true,
      condition:
        "!cancelled() && inputs.mode != 'apply' && inputs.code-scanning == 'true' && steps.lint.outputs.sarif != '' && github.event.pull_request.head.repo.fork != true",
      uses: 'github/codeql-action/upload-sarif@5595ccaf912efad79be6eef63a5619ff05969be3',
      note: 'v4',
      with: { sarif_file: expression('steps.lint.outputs.sarif'), category: 'owa-im', ...handOn([token]) },
    },
    {
      id: 'plan',
      // After findings too: the comment must not go on showing the plan of an earlier commit.
      condition: "!cancelled() && (inputs.mode == 'review' || inputs.mode == '')",
      uses: '$/actions/plan',
      // All steps of a composite share one budget of ten annotations, and lint has written the findings already.
      with: { ...handOn(reviewInputs), ...handOn([comment, token]), format: 'text' },
    },
    {
      id: 'apply',
      condition: "inputs.mode == 'apply'",
      uses: '$/actions/apply',
      with: handOn([...applyInputs, comment, token]),
    },
  ] satisfies readonly RootStep[],
};

function from(step: string, output: OutputDescription): OutputDescription & { readonly value: string } {
  return { ...output, value: expression(`steps.${step}.outputs.${output.name}`) };
}

function named(inputs: readonly Input[], name: string): Input {
  const found = inputs.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no input ${name}`);
  return found;
}
