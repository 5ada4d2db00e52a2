import { deployJob, isBefore, jobName } from './deploy-job.ts';
import {
  type Approval,
  type Files,
  type KnownEnvironment,
  type Stage,
  stages,
} from './repository-choices.ts';
import { workflowFolder } from './workflow-files.ts';

/** The workflows that name every environment. */
export const namingWorkflows: readonly string[] = ['deploy.yml', 'rollback.yml', 'drift.yml'].map(
  (name) => `${workflowFolder}/${name}`,
);

/** What came of an addition: the new texts of those three, or the file in which its place was not found. */
export type Addition = { readonly files: Files } | { readonly unknown: string };

const job = /^ {2}deploy-([a-z0-9][a-z0-9-]*): # stage: (\w+)$/;
const needs = /^( {4}needs: \[)([^\]]*)(\].*)$/;
const list = /^( +(?:options|environment): \[)([^\]]*)(\] # environments)$/;

/** How deploy.yml has its plans approved; undefined where it says neither, or both. */
export function approvalKindOf(text: string): Approval['kind'] | undefined {
  const [environment, reviewers] = [/^ +github-environment: /m, /^ +reviewers: /m].map((key) =>
    key.test(text),
  );
  if (environment === reviewers) return undefined;
  return environment ? 'environment' : 'pull-request';
}

/**
 * Adds an environment to workflows that `init` wrote and people may have edited since: a job behind the last one of
 * deploy.yml, which the jobs of later stages wait for, and its name in the lists that are marked "# environments".
 */
export function addEnvironment(environment: KnownEnvironment, present: Files, approval: Approval): Addition {
  const files = new Map<string, string>();
  for (const path of namingWorkflows) {
    const text = present.get(path) ?? '';
    const isDeploy = path.endsWith('deploy.yml');
    const named = isDeploy && approval.kind === 'environment' ? text : addName(environment, text);
    const changed = isDeploy && named !== undefined ? addJob(environment, named, approval) : named;
    if (changed === undefined) return { unknown: path };
    files.set(path, changed);
  }
  return { files };
}

function addName({ name }: KnownEnvironment, text: string): string | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => list.test(line));
  if (at < 0) return undefined;
  lines[at] = (lines[at] ?? '').replace(list, (_, head, names, tail) => `${head}${names}, ${name}${tail}`);
  return lines.join('\n');
}

function addJob(environment: KnownEnvironment, text: string, approval: Approval): string | undefined {
  const known: KnownEnvironment[] = [];
  let waits = false;
  const lines = text.split('\n').map((line) => {
    const [, name, stage] = job.exec(line) ?? [];
    if (name !== undefined && isStage(stage)) {
      const found = { name, stage };
      known.push(found);
      waits = approval.kind === 'environment' && isBefore(environment, found);
      return line;
    }
    if (!waits || !needs.test(line)) return line;
    waits = false;
    return line.replace(needs, (_, head, names, tail) => `${head}${names}, ${jobName(environment)}${tail}`);
  });
  if (known.length === 0 || waits) return undefined;
  return `${lines.join('\n').replace(/\n*$/, '\n')}${deployJob(environment, known, approval)}`;
}

function isStage(text: string | undefined): text is Stage {
  return stages.some((stage) => stage === text);
}

/** The environments that deploy.yml has jobs for. */
export function namedEnvironments(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => job.exec(line)?.[1] ?? []);
}
