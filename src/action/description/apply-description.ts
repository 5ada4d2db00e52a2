import type { ActionDescription } from './action-description.ts';
import {
  approversOutput,
  comment,
  digestOutput,
  evidenceOutput,
  gateInputs,
  plan,
  resultOutput,
  runInputs,
  token,
} from './action-inputs.ts';
import { fetchesPlan, keepsComment } from './action-permissions.ts';

export const applyDescription: ActionDescription = {
  verb: 'apply',
  description: 'Checks the gate and makes the live system as planned, one server at a time',
  inputs: [
    { ...plan, value: 'required' },
    ...gateInputs,
    {
      name: 'observed',
      description: 'The output "observed" of actions/test; another state is refused',
      value: { default: '' },
      use: { kind: 'flag', flag: '--observed' },
    },
    {
      name: 'stop-before',
      description: 'Begins no server that it would not finish by then: 2026-01-31T04:00:00+01:00',
      value: { default: '' },
      use: { kind: 'flag', flag: '--stop-before' },
    },
    ...runInputs,
    comment,
    token,
  ],
  outputs: [resultOutput, digestOutput, evidenceOutput, approversOutput],
  permissions: [
    fetchesPlan,
    { permission: 'contents: read', purpose: 'to plan the approved commit again' },
    { permission: 'pull-requests: read', purpose: 'to find out who had a hand in the change' },
    keepsComment,
  ],
  enterpriseServer: 'Refuses: it needs the artifact service and a gate.',
};
