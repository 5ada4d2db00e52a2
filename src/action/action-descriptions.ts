import type { ActionDescription, ActionVerb } from './action-description.ts';
import {
  comment,
  digest,
  digestOutput,
  directory,
  environment,
  errorsOutput,
  evidenceOutput,
  failOn,
  format,
  gateInputs,
  out,
  path,
  plan,
  resultOutput,
  runInputs,
  select,
  token,
  warningsOutput,
} from './action-inputs.ts';

const fetchesPlan = { permission: 'actions: read', purpose: 'to fetch the plan artifact by its id' };
const comments = {
  permission: 'pull-requests: write',
  purpose: 'to keep the comment of the pull request',
  when: { input: 'comment', values: ['true'] },
};
const fullGate = { input: 'gate', values: ['full'] };
const needsArtifact = 'Not with "plan", since the artifact service is not there; with "directory" it works.';

/** Every action, in the order in which a workflow meets them. */
export const actionDescriptions: Readonly<Record<ActionVerb, ActionDescription>> = {
  plan: {
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
        description: 'How many environments one change may touch; more are refused',
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
  },
  lint: {
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
  },
  check: {
    verb: 'check',
    description: 'Tells whether a plan is intact, is the approved one, and may be applied',
    inputs: [
      {
        name: 'gate',
        description:
          'environment asks only whether the GitHub environment is protected, before any job names it; full asks everything that apply asks; none compares the plan with its environment file; repository lists the settings of the repository that the gate leans on',
        value: { default: 'full' },
        use: { kind: 'own' },
      },
      plan,
      directory,
      digest,
      ...gateInputs,
      format,
      token,
    ],
    outputs: [resultOutput, digestOutput, { name: 'approvers', description: 'Who approved, one a line' }],
    permissions: [
      {
        permission: 'actions: read',
        purpose: 'to read the GitHub environment and to fetch the plan artifact',
      },
      { permission: 'contents: read', purpose: 'to plan the approved commit again', when: fullGate },
      {
        permission: 'pull-requests: read',
        purpose: 'to find out who had a hand in the change',
        when: fullGate,
      },
    ],
    enterpriseServer: 'Only with gate: none; a gate needs the artifact service.',
  },
  test: {
    verb: 'test',
    description: 'Asks the live system, read-only, what differs from the plan',
    inputs: [
      plan,
      directory,
      digest,
      environment,
      ...runInputs,
      {
        name: 'issue',
        description:
          'true keeps one issue for the environment: open while it differs, closed when it does not',
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
      {
        permission: 'issues: write',
        purpose: 'to keep the issue',
        when: { input: 'issue', values: ['true'] },
      },
    ],
    enterpriseServer: needsArtifact,
  },
  apply: {
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
    outputs: [
      resultOutput,
      digestOutput,
      evidenceOutput,
      { name: 'approvers', description: 'Who approved, one a line' },
    ],
    permissions: [
      fetchesPlan,
      { permission: 'contents: read', purpose: 'to plan the approved commit again' },
      { permission: 'pull-requests: read', purpose: 'to find out who had a hand in the change' },
      comments,
    ],
    enterpriseServer: 'Refuses: it needs the artifact service and a gate.',
  },
  verify: {
    verb: 'verify',
    description: 'Runs the health checks of a plan',
    inputs: [plan, directory, digest, ...runInputs, token],
    outputs: [resultOutput, digestOutput, evidenceOutput],
    permissions: [fetchesPlan],
    enterpriseServer: needsArtifact,
  },
  rollback: {
    verb: 'rollback',
    description: 'Undoes what the journal of a digest says was changed',
    inputs: [plan, directory, digest, environment, ...runInputs, comment, token],
    outputs: [resultOutput, digestOutput, evidenceOutput],
    permissions: [fetchesPlan, comments],
    enterpriseServer: needsArtifact,
  },
};
