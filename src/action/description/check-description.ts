import type { ActionDescription } from './action-description.ts';
import {
  approversOutput,
  digestOutput,
  format,
  gateInputs,
  planInputs,
  resultOutput,
  token,
} from './action-inputs.ts';

const fullGate = { input: 'gate', values: ['full'] };

export const checkDescription: ActionDescription = {
  verb: 'check',
  description: 'Tells whether a plan is intact, is the approved one, and may be applied',
  inputs: [
    {
      name: 'gate',
      description:
        'environment asks only whether the run is the first attempt of one of the protected branch and the GitHub environment is protected, before any job names it; full asks everything that apply asks; none compares the plan with its environment file; repository lists the settings of the repository that the gate leans on',
      value: { default: 'full' },
      use: { kind: 'own' },
    },
    ...planInputs,
    ...gateInputs,
    format,
    token,
  ],
  outputs: [resultOutput, digestOutput, approversOutput],
  permissions: [
    {
      permission: 'actions: read',
      purpose: 'to read the run and the GitHub environment, and to fetch the plan artifact',
    },
    { permission: 'contents: read', purpose: 'to plan the approved commit again', when: fullGate },
    {
      permission: 'pull-requests: read',
      purpose: 'to find out who had a hand in the change',
      when: fullGate,
    },
  ],
  enterpriseServer: 'Not with gate: full, nor with "plan", since the artifact service is not there.',
};
