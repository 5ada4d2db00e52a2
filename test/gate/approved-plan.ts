import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { formatChecksums } from '../../src/bundle/checksums.ts';
import { digestOf } from '../../src/bundle/digest.ts';
import { committedFiles } from '../../src/cli/committed-files.ts';
import { judgeEnvironment } from '../../src/cli/judge-environment.ts';
import { planEnvironment } from '../../src/cli/plan-environment.ts';
import type { PlanHandOver } from '../../src/gate/plan-hand-over.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import { repository } from '../end-to-end/scenario.ts';
import type { GitHubService } from '../github/github-service.ts';

export const source = 'environments/ntsystems.yml';
export const webConfig = 'environments/ex14.web.config';
export const bundle = 'b'.repeat(64);
export const text = readFileSync(`${repository}/examples/ntsystems.yml`, 'utf8');
const copy = readFileSync(`${repository}/examples/ex14.web.config`);

/** The files of a plan directory, made in memory from an environment file's text. */
export async function planFiles(environment: string): Promise<Record<string, Uint8Array>> {
  const files = committedFiles(
    new Map([
      [source, Buffer.from(environment)],
      [webConfig, copy],
    ]),
  );
  const planned = planEnvironment(await judgeEnvironment({ ...nodeSystem(), files }, source), source);
  const sums = formatChecksums(planned.files);
  const entries = [
    ...planned.files.map(({ name, content }) => [name, content]),
    ['SHA256SUMS', sums],
  ] as const;
  return Object.fromEntries(entries.map(([name, content]) => [name, Buffer.from(content as string)]));
}

export const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Everything as the gate wants it: a change by mara, merged by lena, planned in run 12, approved by otto. */
export interface ApprovedPlan {
  readonly commit: string;
  readonly handOver: PlanHandOver;
}

export async function approvedPlan(service: GitHubService): Promise<ApprovedPlan> {
  const { state, git } = service;
  git.commit({ 'README.md': 'mail\n' }, { login: 'lena' });
  git.commit({ [source]: text, [webConfig]: copy }, { login: 'mara' }, 'change');
  git.git(['checkout', '-q', 'main']);
  git.git([
    '-c',
    'user.name=lena',
    '-c',
    'user.email=lena@users.noreply.github.com',
    'merge',
    '-q',
    '--no-ff',
    '-m',
    'Merge',
    'change',
  ]);
  const commit = git.git(['rev-parse', 'HEAD']);
  state.pullRequests.set(7, {
    ...{ number: 7, author: 'mara', head: 'change', base: 'main', headRepository: state.id, merged: true },
    mergeCommit: commit,
    reviews: [],
  });
  for (const name of ['otto', 'mara', 'lena', 'petra']) state.permissions.set(name, 'write');
  state.runs.set(12, {
    ...{
      id: 12,
      attempt: 1,
      event: 'push',
      workflow: '.github/workflows/deploy.yml',
      commit,
      branch: 'main',
    },
    ...{ createdAt: new Date(Date.now() - 3_600_000).toISOString(), actor: 'lena', triggeringActor: 'lena' },
    headRepository: state.id,
    approvals: [{ state: 'approved', environments: ['production'], user: 'otto', comment: 'go' }],
  });
  state.environments.set('production', {
    ...{
      name: 'production',
      reviewers: ['otto', 'petra'],
      preventSelfReview: true,
      administratorsBypass: false,
    },
    branches: 'protected',
  });
  return { commit, handOver: keep(service, await planFiles(text), commit) };
}

/** Keeps files as an artifact of a run, and gives what the plan job would hand on. */
export function keep(
  service: GitHubService,
  files: Record<string, Uint8Array>,
  commit: string,
  { run = 12, id = 9000 } = {},
): PlanHandOver {
  const archive = Buffer.from(zipSync(files));
  const digest = hash(archive);
  const createdAt = new Date().toISOString();
  service.state.artifacts.set(id, {
    id,
    name: 'owa-im-ntsystems',
    run,
    archive,
    digest,
    createdAt,
    expired: false,
  });
  const sums = files.SHA256SUMS ?? new Uint8Array();
  return { environment: 'ntsystems', digest: digestOf(sums), artifact: { id, digest }, commit, bundle };
}
