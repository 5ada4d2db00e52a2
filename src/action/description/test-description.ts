import type { ActionDescription } from './action-description.ts';
import { digestOutput, environment, evidenceOutput, planInputs, runInputs, token } from './action-inputs.ts';
import { fetchesPlan, findsPlan, needsArtifact } from './action-permissions.ts';

export const testDescription: ActionDescription = {
  verb: 'test',
  description: 'Asks the live system, read-only, what differs from the plan',
  inputs: [
    ...planInputs,
    environment,
    ...runInputs,
    {
      name: 'issue',
      description: 'true keeps one issue for the environment: open while it differs, closed when it does not',
      value: { default: 'false' },
      use: { kind: 'own' },
    },
    token,
  ],
  outputs: [
    { name: 'result', description: 'as-planned, differs, or the reason of the failure' },
    { name: 'observed', description: 'Hash of the state that was read; apply can be held to it' },
    digestOutput,
    { name: 'short', description: 'The first 12 digits of the digest, for the names of jobs' },
    evidenceOutput,
  ],
  permissions: [
    fetchesPlan,
    findsPlan,
    {
      permission: 'issues: write',
      purpose: 'to keep the issue',
      when: { input: 'issue', values: ['true'] },
    },
  ],
  enterpriseServer: needsArtifact,
};
