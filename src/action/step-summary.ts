import type { System } from '../system/system.ts';
import type { ActionResult } from './command-line.ts';
import { readSummary } from './plan-folder.ts';

/**
 * The runner drops a summary of more than 1 MiB, and has been seen dropping one of slightly less; the step goes green
 * all the same. So all of it stays well below, and says what is left out. Bytes.
 */
const budget = 900 * 1024;
/** Of that, what the list of those that are left out may take. */
const forNames = 60 * 1024;

/** Shows each plan's summary under its digest on the page of the run. */
export function writeStepSummary(system: System, result: ActionResult): void {
  const path = system.variables.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  let left = budget - forNames;
  const omitted: string[] = [];
  for (const { name, directory, digest } of result.environments) {
    if (directory === undefined || digest === undefined) continue;
    const summary = readSummary(system, directory);
    const text = `**Digest** \`${digest}\`\n\n${summary}\n`;
    const size = bytesOf(text);
    if (size > left) {
      omitted.push(`- \`${name}\`, digest \`${digest}\`\n`);
      continue;
    }
    left -= size;
    system.files.append(path, text);
  }
  if (omitted.length > 0) system.files.append(path, leftOut(omitted));
}

function leftOut(lines: readonly string[]): string {
  const head = `## Too long for this page: ${lines.length} more plans\n\nSee \`summary.md\` in the plan directory of each, which is kept as an artifact.\n\n`;
  let text = head;
  for (const [index, line] of lines.entries()) {
    const rest = `- and ${lines.length - index} more, which the log of this step names\n`;
    if (bytesOf(text + line + rest) > forNames) return text + rest;
    text += line;
  }
  return text;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
