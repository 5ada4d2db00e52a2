import type { ActionDescription } from './action-description.ts';
import {
  comment,
  digestOutput,
  environment,
  evidenceOutput,
  planInputs,
  resultOutput,
  runInputs,
  token,
} from './action-inputs.ts';
import { fetchesPlan, findsPlan, keepsComment, needsArtifact } from './action-permissions.ts';

export const rollbackDescription: ActionDescription = {
  verb: 'rollback',
  description: 'Undoes what the journal of a digest says was changed',
  inputs: [...planInputs, environment, ...runInputs, comment, token],
  outputs: [resultOutput, digestOutput, evidenceOutput],
  permissions: [fetchesPlan, findsPlan, keepsComment],
  enterpriseServer: needsArtifact,
};
