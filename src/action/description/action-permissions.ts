import type { Permission } from './action-description.ts';

/** Permissions that several actions need, and what becomes of them where the server has no artifacts. */

export const fetchesPlan: Permission = {
  permission: 'actions: read',
  purpose: 'to fetch the plan artifact by its id',
};

export const findsPlan: Permission = {
  permission: 'contents: read',
  purpose: 'to ask whether the run that kept the plan is of the default branch',
  when: { given: 'environment' },
};

export const keepsComment: Permission = {
  permission: 'pull-requests: write',
  purpose: 'to keep the comment of the pull request',
  when: { input: 'comment', values: ['true'] },
};

export const needsArtifact =
  'Not with "plan", since the artifact service is not there; with "directory" it works.';
