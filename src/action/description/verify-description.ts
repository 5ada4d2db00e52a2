import type { ActionDescription } from './action-description.ts';
import { digestOutput, evidenceOutput, planInputs, resultOutput, runInputs, token } from './action-inputs.ts';
import { fetchesPlan, needsArtifact } from './action-permissions.ts';

export const verifyDescription: ActionDescription = {
  verb: 'verify',
  description: 'Runs the health checks of a plan',
  inputs: [...planInputs, ...runInputs, token],
  outputs: [resultOutput, digestOutput, evidenceOutput],
  permissions: [fetchesPlan],
  enterpriseServer: needsArtifact,
};
