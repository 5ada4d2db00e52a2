import type { ActionDescription } from './action-description.ts';
import {
  comment,
  digestOutput,
  errorsOutput,
  failOn,
  format,
  out,
  path,
  resultOutput,
  select,
  token,
  warningsOutput,
} from './action-inputs.ts';

export const planDescription: ActionDescription = {
  verb: 'plan',
  description: 'Turns environment files into plan directories and keeps each as an artifact',
  inputs: [
    path,
    out,
    failOn,
    format,
    select,
    {
      name: 'most',
      description:
        'How many environments one change may touch; more are refused. A run by hand or by schedule is no change',
      value: { default: '20' },
      use: { kind: 'own' },
    },
    {
      name: 'artifact',
      description: 'keep stores each plan directory as an artifact, none does not',
      value: { default: 'keep' },
      use: { kind: 'own' },
    },
    {
      name: 'retention-days',
      description: 'Days for which artifacts are kept; the setting of the repository where empty',
      value: { default: '' },
      use: { kind: 'own' },
    },
    comment,
    token,
  ],
  outputs: [
    resultOutput,
    errorsOutput,
    warningsOutput,
    digestOutput,
    { name: 'directory', description: 'Plan directory, if there is exactly one' },
    {
      name: 'plans',
      description:
        'JSON list, one entry for each environment: environment, changed and, where it was planned, digest, its first 12 digits as short, directory, steps, artifact (id and digest), commit and bundle',
    },
    { name: 'by-name', description: 'The same entries as a JSON object, by the name of the environment' },
  ],
  permissions: [
    { permission: 'contents: read', purpose: 'to find out what the change touches' },
    {
      permission: 'pull-requests: write',
      purpose: 'to keep the comment of the pull request',
      when: { event: 'pull_request' },
    },
  ],
  enterpriseServer: 'With artifact: none; the artifact service is not there.',
};
