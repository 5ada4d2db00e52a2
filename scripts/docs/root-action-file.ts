import { dump } from 'js-yaml';
import { type RootStep, rootAction } from '../../src/action/description/root-action.ts';
import { inputEntry, inputTable, outputTable } from './action-tables.ts';

const notice = 'Written by scripts/docs-environment.mjs from src/action/description. Do not edit.';

/** The text of action.yml. */
export function rootActionFile(): string {
  const { description, inputs, outputs, steps } = rootAction;
  const document = {
    name: 'owa-im',
    description,
    inputs: Object.fromEntries(inputs.map((input) => [input.name, inputEntry(input)])),
    outputs: Object.fromEntries(outputs.map(({ name, ...output }) => [name, output])),
    runs: { using: 'composite', steps: steps.map(stepEntry) },
  };
  return `# ${notice}\n${withNotes(dump(document, { lineWidth: -1 }), steps)}`;
}

function stepEntry({ id, condition, continueOnError, uses, with: given }: RootStep) {
  return {
    id,
    if: `\${{ ${condition} }}`,
    ...(continueOnError === true ? { 'continue-on-error': true } : {}),
    uses,
    with: given,
  };
}

/** A pinned commit tells nobody its tag; that stands behind it. */
function withNotes(text: string, steps: readonly RootStep[]): string {
  return steps.reduce(
    (written, { uses, note }) =>
      note === undefined ? written : written.replace(`uses: ${uses}\n`, `uses: ${uses} # ${note}\n`),
    text,
  );
}

/** What docs/actions.md says about it. */
export function rootActionPart(): string {
  return `## The action at the root

${rootAction.description}: a composite over the actions below, for a job of a pull request on a hosted runner. It needs
github.com and runner 2.336 or later, since it names its siblings as \`$/actions/VERB\`; on GitHub Enterprise Server use
those themselves. It holds no script. All its steps share one budget of ten annotations of each severity, so only
\`lint\` writes them. With \`mode: apply\` it is \`actions/apply\` under another name, a convenience for those who want
to pin one thing; what is said there holds here too. Any other mode is refused.

${inputTable(rootAction.inputs)}

${outputTable(rootAction.outputs)}

Permissions: \`contents: read\`, \`pull-requests: write\` for the comment, \`security-events: write\` with
\`code-scanning: true\`; with \`mode: apply\` those of \`actions/apply\`.
`;
}

/** What the README says about it. */
export function rootActionExample(): string {
  return `\`\`\`yaml
permissions:
  contents: read
  pull-requests: write # for the comment; without it the log says that there is none
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: OWNER/owa-im@FULL-COMMIT
        with:
          path: environments
\`\`\`

It ${lowerFirst(rootAction.description)}. Findings are annotations on the lines of the YAML file, each plan's digest and
summary stand on the page of the run and in a comment, and each plan directory is kept as an artifact. Its inputs and outputs, and those of
\`actions/plan\`, \`lint\`, \`check\`, \`test\`, \`apply\`, \`verify\` and \`rollback\`: [docs/actions.md](docs/actions.md).
`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
