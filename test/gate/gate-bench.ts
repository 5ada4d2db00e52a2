import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { planDifference } from '../../src/cli/plan-difference.ts';
import { regenerateCommitted } from '../../src/cli/regenerate-committed.ts';
import type { GateRequest } from '../../src/gate/gate-request.ts';
import { type Passed, passGate } from '../../src/gate/pass-gate.ts';
import type { PlanHandOver } from '../../src/gate/plan-hand-over.ts';
import type { GitHub } from '../../src/github/github.ts';
import { openGitHub } from '../../src/github/open-github.ts';
import { fetchArtifact } from '../../src/github/transfer-artifact.ts';
import { nodeSystem } from '../../src/system/node-system.ts';
import type { System } from '../../src/system/system.ts';
import { GitHubService } from '../github/github-service.ts';
import type { SimulatedEnvironment, SimulatedPullRequest, SimulatedRun } from '../github/service-state.ts';
import { type ApprovedPlan, approvedPlan, bundle, keep, planFiles, text } from './approved-plan.ts';

/** Milliseconds. */
export const day = 24 * 60 * 60 * 1000;
const quick = { timeout: 1000, retries: 1, wait: 1, rateLimit: 10 };
const otherNames = text.replaceAll('ex14.ntsystems.local', 'ex15.ntsystems.local');
/** What of the service's state tests change. */
const changing = ['runs', 'environments', 'artifacts', 'pullRequests', 'permissions'] as const;

/** A request that differs in these from the one that the gate lets through. */
export interface Asked extends Partial<Omit<GateRequest, 'plan'>> {
  readonly plan?: Partial<PlanHandOver>;
}

/** The gate before a GitHub where everything is right until a test changes it. */
export class GateBench {
  readonly service: GitHubService;
  readonly commit: string;
  readonly handOver: PlanHandOver;
  /** Files of the approved plan, and of the plan of another environment file. */
  readonly planned: Readonly<Record<string, Uint8Array>>;
  readonly otherPlan: Readonly<Record<string, Uint8Array>>;
  readonly #system: System;
  readonly #github: GitHub;
  readonly #main: string;
  /** What the service knew when everything was right. */
  readonly #asApproved: Pick<GitHubService['state'], (typeof changing)[number]>;

  private constructor(
    service: GitHubService,
    { commit, handOver }: ApprovedPlan,
    [planned, otherPlan]: readonly [Record<string, Uint8Array>, Record<string, Uint8Array>],
    system: System,
    github: GitHub,
  ) {
    this.service = service;
    this.commit = commit;
    this.handOver = handOver;
    this.planned = planned;
    this.otherPlan = otherPlan;
    this.#system = system;
    this.#github = github;
    this.#main = service.git.git(['rev-parse', 'main']);
    this.#asApproved = structuredClone(chosen(service));
  }

  static async start(): Promise<GateBench> {
    const service = await GitHubService.start();
    const approved = await approvedPlan(service);
    Object.assign(process.env, service.variables(12));
    const system = { ...nodeSystem(), variables: service.variables(12) };
    const github = await openGitHub(system, service.token, quick);
    return new GateBench(
      service,
      approved,
      [await planFiles(text), await planFiles(otherNames)],
      system,
      github,
    );
  }

  /** Makes everything right again. */
  reset(): void {
    const { state, git } = this.service;
    this.service.forgetFaults();
    git.git(['checkout', '-q', 'main']);
    git.git(['reset', '-q', '--hard', this.#main]);
    git.git(['branch', '-q', '-f', 'change', `${this.#main}^2`]);
    const fresh = structuredClone(this.#asApproved);
    for (const key of changing) {
      const map = state[key] as Map<unknown, unknown>;
      map.clear();
      for (const [id, value] of fresh[key]) map.set(id, key === 'artifacts' ? withBuffer(value) : value);
    }
    state.protectedBranches.clear();
    state.protectedBranches.add('main');
    state.now = undefined;
  }

  stop(): void {
    this.service.stop();
  }

  pass(asked: Asked = {}): Promise<Passed> {
    const request: GateRequest = {
      ...{ run: 12, attempt: 1, ref: 'refs/heads/main', bundle, branch: undefined, maximumAge: 7 * day },
      approval: { kind: 'environment', environment: 'production' },
      ...asked,
      plan: { ...this.handOver, ...asked.plan },
    };
    return passGate(request, {
      github: this.#github,
      fetch: (artifact) => fetchArtifact(this.#system, this.#github, this.service.token, artifact),
      regenerate: (path, read) => regenerateCommitted(this.#system, path, read),
      show: planDifference,
    });
  }

  run(): SimulatedRun {
    return known(this.service.state.runs.get(12));
  }

  environment(): SimulatedEnvironment {
    return known(this.service.state.environments.get('production'));
  }

  pullRequest(): SimulatedPullRequest {
    return known(this.service.state.pullRequests.get(7));
  }

  /** The only approval is this one. */
  approvedBy(user: string): void {
    this.run().approvals.splice(0, 9, { state: 'approved', environments: ['production'], user, comment: '' });
  }

  /** Two people approved the pull request, and somebody started the run. */
  byHand(): void {
    this.run().event = 'workflow_dispatch';
    const commit = this.service.git.git(['rev-parse', 'change']);
    for (const user of ['otto', 'petra'])
      this.pullRequest().reviews.push({ user, state: 'APPROVED', commit });
  }

  /** The request of a run that was started by hand with the digest. */
  reviewed(): Asked {
    return { approval: { kind: 'pull-request', reviewers: 2, digest: this.handOver.digest } };
  }

  /** Another pull request, by lena, that somebody merged since; the run and its plan are of that merge. */
  goOn(files: Record<string, string>): Partial<PlanHandOver> {
    const { git, state } = this.service;
    git.git(['branch', '-q', '-f', 'later', 'main']);
    git.commit(files, { login: 'lena' }, 'later');
    git.git(['checkout', '-q', 'main']);
    const name = ['-c', 'user.name=lena', '-c', 'user.email=lena@users.noreply.github.com'];
    git.git([...name, 'merge', '-q', '--no-ff', '-m', 'Merge', 'later']);
    const merge = git.git(['rev-parse', 'HEAD']);
    const head = git.git(['rev-parse', 'later']);
    state.pullRequests.set(8, {
      ...{ number: 8, author: 'lena', head: 'later', base: 'main', headRepository: state.id, merged: true },
      mergeCommit: merge,
      reviews: ['otto', 'petra'].map((user) => ({ user, state: 'APPROVED', commit: head })),
    });
    this.run().commit = merge;
    return { ...this.handOver, commit: merge };
  }

  /** Keeps other files under the id of the plan, or as another artifact, and gives what the plan job would hand on. */
  keep(files: Readonly<Record<string, Uint8Array>>, where: { run?: number } = {}): PlanHandOver {
    return keep(this.service, files, this.commit, where);
  }

  /** Another archive under the id of the plan; the service says its hash, the plan job had said another. */
  swapArchive(change: (files: Record<string, Uint8Array>) => void): Partial<PlanHandOver> {
    const files = { ...this.planned };
    change(files);
    return this.keep(files);
  }

  /** The commit of run and plan has a symbolic link at the path. */
  linkInPlaceOf(path: string): Asked {
    const { git } = this.service;
    git.git(['checkout', '-q', 'main']);
    rmSync(join(git.folder, path));
    symlinkSync('elsewhere.yml', join(git.folder, path));
    this.run().commit = git.commit({});
    return { plan: { commit: this.run().commit } };
  }
}

function chosen({ state }: GitHubService): Pick<GitHubService['state'], (typeof changing)[number]> {
  const { runs, environments, artifacts, pullRequests, permissions } = state;
  return { runs, environments, artifacts, pullRequests, permissions };
}

/** A clone of a Buffer is a plain array of bytes. */
function withBuffer(value: unknown): unknown {
  const artifact = value as { archive: Uint8Array };
  return { ...artifact, archive: Buffer.from(artifact.archive) };
}

function known<Thing>(found: Thing | undefined): Thing {
  if (found === undefined) throw new Error('the service does not know it');
  return found;
}
