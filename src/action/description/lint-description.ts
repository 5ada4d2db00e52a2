import type { ActionDescription } from './action-description.ts';
import { errorsOutput, failOn, format, path, resultOutput, token, warningsOutput } from './action-inputs.ts';

export const lintDescription: ActionDescription = {
  verb: 'lint',
  description:
    'Finds mistakes in environment files, PowerShell, web.config files, workflows and plans, as annotations on their lines',
  inputs: [
    {
      ...path,
      description: 'Files, folders, plan directories or globs, one a line',
    },
    failOn,
    format,
    {
      name: 'sarif',
      description: 'File for the findings as SARIF 2.1.0, for code scanning',
      value: { default: '' },
      use: { kind: 'flag', flag: '--sarif' },
    },
    {
      name: 'select',
      description:
        'all lints everything below path; changed only the environment files that actions/plan plans with the same input',
      value: { default: 'all' },
      use: { kind: 'own' },
    },
    {
      name: 'mode',
      description:
        'Given by the action at the root, which is for review or apply; every other word is refused',
      value: { default: 'review' },
      use: { kind: 'own' },
    },
    token,
  ],
  outputs: [
    resultOutput,
    errorsOutput,
    warningsOutput,
    { name: 'sarif', description: 'The file of the input "sarif", empty where none was written' },
  ],
  permissions: [
    {
      permission: 'contents: read',
      purpose: 'to find out what the change touches',
      when: { input: 'select', values: ['changed'] },
    },
  ],
  enterpriseServer: 'Works.',
};
