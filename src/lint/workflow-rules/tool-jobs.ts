import type { Job, Step, ToolUse, Workflow } from './workflow.ts';

interface UsedTool {
  readonly job: Job;
  readonly step: Step;
  readonly tool: ToolUse;
}

/** The uses of owa-im with one of these verbs, in order. */
export function usesOf(workflow: Workflow, ...verbs: readonly ToolUse['verb'][]): readonly UsedTool[] {
  return workflow.jobs.flatMap((job) =>
    job.steps.flatMap((step) =>
      step.tool !== undefined && verbs.includes(step.tool.verb) ? [{ job, step, tool: step.tool }] : [],
    ),
  );
}

export function usesTool(job: Job): boolean {
  return job.steps.some(({ tool }) => tool !== undefined);
}

/** Nobody chains more jobs; what a longer chain begins with is not looked at. */
const mostNeeded = 300;

/** A job and all that have to be done before it. */
export function withNeeded({ jobsById }: Workflow, job: Job): readonly Job[] {
  const found = new Set([job]);
  for (const { needs } of found) {
    for (const id of needs) {
      const needed = jobsById.get(id);
      if (needed !== undefined && found.size < mostNeeded) found.add(needed);
    }
  }
  return [...found];
}
