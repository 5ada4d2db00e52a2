import type { ApprovalPolicy, GateRequest } from '../gate/gate-request.ts';
import { type Passed, passGate } from '../gate/pass-gate.ts';
import { parsePlanHandOver } from '../gate/plan-hand-over.ts';
import { fetchArtifact } from '../github/transfer-artifact.ts';
import type { System } from '../system/system.ts';
import type { CommandLine } from './command-line.ts';
import { requireArtifactService } from './enterprise-server.ts';
import { input, inputChoice, inputNumber, wrongInput } from './inputs.ts';
import { requireApi } from './open-api.ts';
import { thisRun } from './this-run.ts';

const day = 24 * 60 * 60 * 1000;

/** Asks the whole gate for the plan that the inputs name. */
export async function askGate(system: System, cli: CommandLine): Promise<Passed> {
  requireArtifactService(system, 'Apply by hand with the digest, see MANUAL.md in the plan directory.');
  const request = gateRequest(system);
  const { github, token } = await requireApi(system, 'ask for the approval with');
  return passGate(request, {
    github,
    fetch: (artifact) => fetchArtifact(system, github, token, artifact),
    regenerate: (source, read) => cli.regenerate(source, read),
    show: cli.show,
  });
}

function gateRequest(system: System): GateRequest {
  return {
    plan: parsePlanHandOver(input(system, 'plan')),
    ...ofBranch(system),
    bundle: system.bundle(),
    maximumAge: (inputNumber(system, 'max-age') ?? 7) * day,
    approval: approvalPolicy(system),
  };
}

/** The run that this step is part of, and the branch that it has to be of. */
export function ofBranch(system: System): Pick<GateRequest, 'run' | 'attempt' | 'ref' | 'branch'> {
  const branch = input(system, 'branch');
  return {
    ...thisRun(system),
    ref: system.variables.GITHUB_REF ?? '',
    branch: branch === '' ? undefined : branch,
  };
}

function approvalPolicy(system: System): ApprovalPolicy {
  const kind = inputChoice(system, 'approval', ['environment', 'pull-request']);
  if (kind === 'environment') return { kind, environment: githubEnvironment(system) };
  const digest = input(system, 'approved-digest').toLowerCase();
  return { kind, reviewers: inputNumber(system, 'reviewers') ?? 2, digest };
}

export function githubEnvironment(system: System): string {
  const name = input(system, 'github-environment');
  if (name !== '') return name;
  throw wrongInput('github-environment', name, 'Name the GitHub environment whose reviewers approve.');
}
