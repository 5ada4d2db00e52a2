/** The commit at which the examples use owa-im. */
export const commit = '5d594d8ffc79b8d0446074e8692042cd1c2ba310';

export const owaIm = (verb: string): string => `contoso/owa-im/actions/${verb}@${commit}`;

/** An expression of GitHub's. */
export const expression = (text: string): string => `\${{ ${text} }}`;

export const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
export const downloadArtifact = 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c';

interface Parts {
  /** Behind `on:`; what follows stands one line lower for each line more. */
  readonly on?: readonly string[];
  /** Between `on` and `jobs`. */
  readonly top?: readonly string[];
  /** Jobs before that of apply, from column 3 on. */
  readonly jobs?: readonly string[];
  readonly runsOn?: string;
  /** Keys of the job, from column 5 on. */
  readonly job?: readonly string[];
  /** Steps before that of apply, from column 7 on. */
  readonly before?: readonly string[];
  readonly uses?: string;
  /** Keys of the step, from column 9 on. */
  readonly step?: readonly string[];
  readonly after?: readonly string[];
}

/** A workflow that is right, but for the parts that an example replaces. Its job stands in line 5, `apply` in line 9. */
export function applyWorkflow({
  on = ['  workflow_dispatch: { inputs: { digest: { required: true } } }'],
  top = ['permissions: {}'],
  jobs = [],
  runsOn = '[self-hosted, exchange]',
  job = ['environment: prod'],
  before = [],
  uses = owaIm('apply'),
  step = ['with:', '  directory: owa-im-plan/prod', `  digest: ${expression('inputs.digest')}`],
  after = [],
}: Parts = {}): string {
  const steps = [...before, `- uses: ${uses}`, ...step.map((line) => `  ${line}`), ...after];
  return [
    'on:',
    ...on,
    ...top,
    'jobs:',
    ...jobs.map((line) => `  ${line}`),
    '  apply:',
    `    runs-on: ${runsOn}`,
    ...job.map((line) => `    ${line}`),
    '    steps:',
    ...steps.map((line) => `      ${line}`),
    '',
  ].join('\n');
}
