import { dump } from 'js-yaml';
import type { ActionDescription, Permission } from '../../src/action/action-description.ts';
import { actionDescriptions } from '../../src/action/action-descriptions.ts';
import { inputEntry, inputTable, outputTable } from './action-tables.ts';
import { rootActionFile, rootActionPart } from './root-action-file.ts';

const notice = 'Written by scripts/docs-environment.mjs from src/action/action-descriptions.ts. Do not edit.';

/** action.yml and entry file of each action, and the page about them, by path. */
export function actionFiles(): ReadonlyMap<string, string> {
  const actions = Object.values(actionDescriptions);
  return new Map([
    ...actions.flatMap((action): [string, string][] => [
      [`actions/${action.verb}/action.yml`, actionFile(action)],
      [`actions/${action.verb}/index.js`, entryFile(action)],
    ]),
    ['action.yml', rootActionFile()],
    ['docs/actions.md', actionsPage(actions)],
  ]);
}

function actionFile({ verb, description, inputs, outputs }: ActionDescription): string {
  const document = {
    name: `owa-im ${verb}`,
    description,
    inputs: Object.fromEntries(inputs.map((input) => [input.name, inputEntry(input)])),
    outputs: Object.fromEntries(outputs.map(({ name, description: text }) => [name, { description: text }])),
    runs: { using: 'node24', main: 'index.js' },
  };
  return `# ${notice}\n${dump(document, { lineWidth: -1 })}`;
}

function entryFile({ verb }: ActionDescription): string {
  return `// ${notice}
// The verb is fixed here and never chosen by an input.
process.argv.splice(2, process.argv.length, 'action', '${verb}');
await import('../../dist/index.js');
`;
}

function actionsPage(actions: readonly ActionDescription[]): string {
  const parts = actions.map(({ verb, description, inputs, outputs, permissions, enterpriseServer }) => {
    return `## actions/${verb}

${description}.

${inputTable(inputs)}

${outputTable(outputs)}

Permissions: ${permissions.length === 0 ? 'none' : permissions.map(shownPermission).join(', ')}.
GitHub Enterprise Server: ${enterpriseServer}
`;
  });
  return `<!-- ${notice} -->

# Actions

Every verb is an action of its own over the one bundle: \`uses: OWNER/owa-im/actions/VERB@FULL-COMMIT\`. It runs with the
runner's own node: nothing has to be on PATH. The workflows that use them are explained in [setup.md](setup.md), what
stands between a pull request and a server in [security.md](security.md).

${rootActionPart()}
${parts.join('\n')}`;
}

function shownPermission({ permission, purpose, when }: Permission): string {
  if (when === undefined) return `\`${permission}\` (${purpose})`;
  const condition =
    'event' in when ? 'on pull requests' : `with \`${when.input}: ${when.values.join(' or ')}\``;
  return `\`${permission}\` (${condition}, ${purpose})`;
}
