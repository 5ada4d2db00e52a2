import { templates } from './generated/templates.ts';
import type { Files, RepositoryChoices } from './repository-choices.ts';
import { workflowFiles } from './workflow-files.ts';

/** Files that other tools write into as well: one that is there is left alone, and its missing lines are told. */
export const sharedFiles: readonly string[] = ['.gitattributes', '.github/CODEOWNERS'];

/** What `init` writes besides environment files. */
export function repositoryFiles(choices: RepositoryChoices): Files {
  const attributes = ['.gitattributes', templates.gitattributes] as const;
  if (choices.pin === undefined) return new Map([attributes]);
  const owners = templates.CODEOWNERS.replaceAll('OWNERS', choices.owners);
  return new Map([attributes, ['.github/CODEOWNERS', owners], ...workflowFiles(choices, choices.pin)]);
}

/** The lines of `text` that say something and that `present` lacks. */
export function missingLines(text: string, present: string): readonly string[] {
  const there = new Set(present.split(/\r?\n/).map((line) => line.trim()));
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !there.has(line));
}
