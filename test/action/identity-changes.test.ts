import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RunEvent } from '../../src/action/event.ts';
import { identityChanges } from '../../src/action/identity-changes.ts';
import { committedFiles } from '../../src/cli/committed-files.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { source, text } from '../gate/approved-plan.ts';
import { GitHubService } from '../github/github-service.ts';

let service: GitHubService;
let before = '';

beforeAll(async () => {
  service = await GitHubService.start();
  before = service.git.commit({ [source]: text });
  Object.assign(process.env, service.variables(1));
});
afterEach(() => service.forgetFaults());
afterAll(() => service.stop());

/** What a pull request is told that changes the environment file to `now`. */
async function told(now: string): Promise<readonly (readonly [string, readonly string[]])[]> {
  const system = {
    ...{ ...nodeSystem(), files: committedFiles(new Map([[source, Buffer.from(now)]])) },
    variables: { ...service.variables(1), INPUT_TOKEN: service.token },
  };
  const event: RunEvent = {
    ...{ name: 'push', commit: '', pullRequest: undefined },
    before: { kind: 'commit', sha: before },
  };
  return [...(await identityChanges(system, event, [source]))];
}

test.each<[string, string, string, readonly string[]]>([
  ['nothing else', text.replace('Bolzano', 'Merano'), 'ntsystems', []],
  [
    'the name',
    text.replace('name: ntsystems', 'name: other'),
    'other',
    ['The name changes from ntsystems to other: what the old one set up is no longer ours to take back.'],
  ],
  [
    'the stage',
    text.replace('stage: lab', 'stage: staging'),
    'ntsystems',
    ['The stage changes from lab to staging.'],
  ],
])('a change of %s', async (_, now, name, notices) => {
  expect(await told(now)).toEqual([[name, notices]]);
});

test.each<[string, RegExp]>([
  ['the files before', /GET .*\/git\/trees\//],
  ['the file before', /GET .*\/git\/blobs\//],
])('where GitHub does not tell %s, the reviewer is told that', async (_, question) => {
  service.plan(question, { kind: 'status', status: 403 });
  const [[name, notices] = []] = await told(text);
  expect(name).toBe('ntsystems');
  expect(notices).toEqual([
    expect.stringMatching(
      /^Whether name or stage changes could not be found out: GitHub did not say .*403.*\.$/,
    ),
  ]);
});
