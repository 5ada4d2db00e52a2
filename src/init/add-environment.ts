import { deployJob, isBefore, jobName } from './deploy-job.ts';
import { type Files, type KnownEnvironment, type Stage, stages } from './repository-choices.ts';
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

/**
 * Adds an environment to workflows that `init` wrote and people may have edited since: a job behind the last one of
 * deploy.yml, which the jobs of later stages wait for, and its name in the lists that are marked "# environments".
 */
export function addEnvironment(environment: KnownEnvironment, present: Files): Addition {
  const files = new Map<string, string>();
  for (const path of namingWorkflows) {
    const text = present.get(path);
    const changed =
      text === undefined
        ? undefined
        : path.endsWith('deploy.yml')
          ? addJob(environment, text)
          : addName(environment, text);
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

function addJob(environment: KnownEnvironment, text: string): string | undefined {
  const known: KnownEnvironment[] = [];
  let waits = false;
  const lines = text.split('\n').map((line) => {
    const [, name, stage] = job.exec(line) ?? [];
    if (name !== undefined && isStage(stage)) {
      const found = { name, stage };
      known.push(found);
      waits = isBefore(environment, found);
      return line;
    }
    if (!waits || !needs.test(line)) return line;
    waits = false;
    return line.replace(needs, (_, head, names, tail) => `${head}${names}, ${jobName(environment)}${tail}`);
  });
  if (known.length === 0 || waits) return undefined;
  return `${lines.join('\n').replace(/\n*$/, '\n')}${deployJob(environment, known)}`;
}

function isStage(text: string | undefined): text is Stage {
  return stages.some((stage) => stage === text);
}

/** The environments that deploy.yml has jobs for. */
export function namedEnvironments(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => job.exec(line)?.[1] ?? []);
}
