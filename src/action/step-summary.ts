import { join } from 'node:path';
import type { System } from '../system/system.ts';
import type { ActionResult } from './command-line.ts';

/**
 * The runner drops a summary of more than 1 MiB, and has been seen dropping one of slightly less; the step goes green
 * all the same. So we stay well below, and say what is left out.
 */
const budget = 900 * 1024;

/** Shows each plan's summary under its digest on the page of the run. */
export function writeStepSummary(system: System, result: ActionResult): void {
  const path = system.variables.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  let left = budget;
  const omitted: string[] = [];
  for (const { name, directory, digest } of result.environments) {
    if (directory === undefined || digest === undefined) continue;
    const summary = new TextDecoder().decode(system.files.read(join(directory, 'summary.md')));
    const text = `**Digest** \`${digest}\`\n\n${summary}\n`;
    const size = new TextEncoder().encode(text).length;
    if (size > left) {
      omitted.push(`\`${name}\`, digest \`${digest}\``);
      continue;
    }
    left -= size;
    system.files.append(path, text);
  }
  if (omitted.length > 0) {
    system.files.append(
      path,
      `Too long for this page, see \`summary.md\` in the plan directory: ${omitted.slice(0, 200).join('; ')}\n`,
    );
  }
}
