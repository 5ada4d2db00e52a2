import type { components } from '@octokit/openapi-types';
import { Paged, type RawAnswer, type Route } from './route.ts';
import type { ServiceState } from './service-state.ts';

type Schemas = components['schemas'];

/** What an administrator is told where only rulesets protect the branch, or nothing does. */
const unprotected: RawAnswer = { status: 404, message: 'Branch not protected' };

/** The settings of the repository: to a token that is no administrator's GitHub says 403. */
export function settingsRoutes(state: ServiceState): readonly (readonly [string, Route])[] {
  const closed = (answer: () => unknown): Route => {
    return () => (state.settings.administrator ? answer() : { status: 403 });
  };
  return [
    ['GET rules/branches/*', () => new Paged(state.settings.rules)],
    ['GET branches/*/protection', closed(() => state.settings.protection ?? unprotected)],
    [
      'GET codeowners/errors',
      () => ({
        errors: state.settings.ownersErrors.map((line) => ({
          ...{ line, column: 1, source: '', kind: 'Unknown owner', suggestion: null },
          ...{ message: 'Unknown owner', path: '.github/CODEOWNERS' },
        })),
      }),
    ],
    ['GET actions/permissions', closed(() => state.settings.permissions)],
    ['GET actions/permissions/workflow', closed(() => state.settings.workflow)],
    [
      'GET actions/permissions/fork-pr-workflows-private-repos',
      closed(
        () =>
          ({
            ...state.settings.privateForks,
            send_write_tokens_to_workflows: false,
            send_secrets_and_variables: false,
          }) satisfies Schemas['actions-fork-pr-workflows-private-repos'],
      ),
    ],
    ['GET actions/permissions/fork-pr-contributor-approval', closed(() => state.settings.publicForks)],
  ];
}
