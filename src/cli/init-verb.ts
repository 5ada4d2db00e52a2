import { environmentFile, environmentPath } from '../init/environment-file.ts';
import type { Files, KnownEnvironment, NewEnvironment } from '../init/repository-choices.ts';
import { missingLines, repositoryFiles, sharedFiles } from '../init/repository-files.ts';
import { workflowFolder } from '../init/workflow-files.ts';
import type { System } from '../system/system.ts';
import { addToRepository } from './add-to-repository.ts';
import { askChoices, isAsking } from './ask-choices.ts';
import { type InitChoices, initChoices, noOwners } from './init-choices.ts';
import { knownEnvironments } from './known-environments.ts';
import type { Output } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { requireOwnLabels } from './require-own-labels.ts';
import type { VerbResult } from './verb-result.ts';
import { requireFree, writeAll } from './write-all.ts';

/** Writes a commented environment file and the workflows around it into the current folder; never over a file. */
export async function initVerb(system: System, command: Command, output: Output): Promise<VerbResult> {
  initChoices(command);
  const known = knownEnvironments(system);
  const isAsked = isAsking(system, command, output);
  const choices = initChoices(isAsked ? await askChoices(system, command, known, output) : command);
  if (choices.add !== undefined) return addToRepository(system, choices, choices.add, known, output);
  const created = newEnvironments(choices, known);
  if (choices.pin !== undefined) requireOwnLabels([...known, ...created].map(({ name }) => name));
  const all = repositoryFiles({ ...choices, environments: [...known, ...created] });
  const files = new Map<string, string>(
    created.map((one) => [environmentPath(one.name), environmentFile(one, choices.pin)]),
  );
  for (const [path, text] of all) {
    if (!sharedFiles.includes(path) || system.files.kind(path) === 'missing') files.set(path, text);
  }
  requireFree(system, [...files.keys()]);
  writeAll(system, files);
  for (const path of files.keys()) output.line(`wrote ${path}`, 'good');
  tellMissing(system, all, files, output);
  tellNext(choices, created, output);
  return { verb: 'init', exitCode: 0, environments: created.map(resultOf), findings: [] };
}

/** The environment that the flags ask for; without any, an example where there is no environment yet. */
function newEnvironments(
  choices: InitChoices,
  known: readonly KnownEnvironment[],
): readonly NewEnvironment[] {
  const { name, stage = 'lab', skype, exchange } = choices;
  if (name === undefined && known.length > 0) return [];
  return [{ name: name ?? 'lab', stage, skype, exchange }];
}

const resultOf = ({ name }: NewEnvironment) => ({ name, findings: [] });

/** A file that is there is the repository's own: it is told which lines to add. */
function tellMissing(system: System, all: Files, written: Files, output: Output): void {
  for (const path of sharedFiles) {
    const text = all.get(path);
    if (text === undefined || written.has(path)) continue;
    const missing = missingLines(text, new TextDecoder().decode(system.files.read(path)));
    if (missing.length === 0) continue;
    output.line(`${path} is there already. Add to it:`, 'warning');
    for (const line of missing) output.line(`  ${line}`);
  }
}

function tellNext({ pin, owners }: InitChoices, created: readonly NewEnvironment[], output: Output): void {
  output.line();
  output.line('Next:', 'heading');
  for (const { name } of created)
    output.line(
      `  Put the names and the thumbprint of your servers into ${environmentPath(name)}, then: lint .`,
    );
  if (pin === undefined) {
    output.line(
      '  For review and gated deployment on GitHub: init --uses OWNER/REPO@COMMIT, as the release notes print it.',
    );
    return;
  }
  output.line(
    owners === noOwners
      ? `  Look through ${workflowFolder}, and put your team in place of ${owners} in .github/CODEOWNERS.`
      : `  Look through ${workflowFolder}, and that ${owners} are the code owners you want.`,
  );
  output.line(
    `  Make the settings that https://github.com/${pin.repository}/blob/${pin.commit}/docs/setup.md lists; check --repository tells what is missing.`,
  );
}
