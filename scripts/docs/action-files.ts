import { dump } from 'js-yaml';
import type {
  ActionDescription,
  ActionVerb,
  Permission,
} from '../../src/action/description/action-description.ts';
import { actionDescriptions } from '../../src/action/description/action-descriptions.ts';
import { inputEntry, inputTable, outputTable } from './action-tables.ts';
import { rootActionFile, rootActionPart } from './root-action-file.ts';

const notice = 'Written by scripts/docs-environment.mjs from src/action/description. Do not edit.';

/** action.yml and entry file of each action, and the page about them, by path. */
export function actionFiles(): ReadonlyMap<string, string> {
  const actions = Object.values(actionDescriptions);
  return new Map([
    ...actions.flatMap((action): [string, string][] => [
      [`actions/${action.verb}/action.yml`, actionFile(action)],
      [`actions/${action.verb}/index.js`, entryFile(action.verb, 'action')],
      ...(canBeKilled(action)
        ? [[`actions/${action.verb}/after.js`, entryFile(action.verb, 'after')] satisfies [string, string]]
        : []),
    ]),
    ['action.yml', rootActionFile()],
    ['docs/actions.md', actionsPage(actions)],
  ]);
}

/** Those that leave evidence say at the end of the job where they stopped, should the step have been killed. */
function canBeKilled({ outputs }: ActionDescription): boolean {
  return outputs.some(({ name }) => name === 'evidence');
}

function actionFile(action: ActionDescription): string {
  const { verb, description, inputs, outputs } = action;
  const document = {
    name: `owa-im ${verb}`,
    description,
    inputs: Object.fromEntries(inputs.map((input) => [input.name, inputEntry(input)])),
    outputs: Object.fromEntries(outputs.map(({ name, description: text }) => [name, { description: text }])),
    runs: {
      ...{ using: 'node24', main: 'index.js' },
      // As every post step, always: also after a cancellation.
      ...(canBeKilled(action) ? { post: 'after.js' } : {}),
    },
  };
  return `# ${notice}\n${dump(document, { lineWidth: -1 })}`;
}

function entryFile(verb: ActionVerb, word: 'action' | 'after'): string {
  return `// ${notice}
// The verb is fixed here and never chosen by an input.
process.argv.splice(2, process.argv.length, '${word}', '${verb}');
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
    'event' in when
      ? 'on pull requests'
      : 'given' in when
        ? `with \`${when.given}\``
        : `with \`${when.input}: ${when.values.join(' or ')}\``;
  return `\`${permission}\` (${condition}, ${purpose})`;
}
