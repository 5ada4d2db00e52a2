import {
  addEnvironment,
  approvalKindOf,
  namedEnvironments,
  namingWorkflows,
} from '../init/add-environment.ts';
import { environmentFile, environmentPath } from '../init/environment-file.ts';
import type { Approval, Files, KnownEnvironment, Pin } from '../init/repository-choices.ts';
import { workflowFolder } from '../init/workflow-files.ts';
import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';
import type { InitChoices } from './init-choices.ts';
import type { Output } from './output.ts';
import { requireOwnLabels } from './require-own-labels.ts';
import type { VerbResult } from './verb-result.ts';
import { requireFree, writeAll } from './write-all.ts';

/**
 * `init --add NAME`: the file of one more environment, unless it is there, and its place in the workflows that name every
 * environment. What people have changed in them stays.
 */
export function addToRepository(
  system: System,
  choices: InitChoices,
  name: string,
  known: readonly KnownEnvironment[],
  output: Output,
): VerbResult {
  const present = presentWorkflows(system);
  if ([...present.values()].some((text) => namedEnvironments(text).includes(name)))
    throw new Refusal('output-exists', `deploy.yml has a job for ${name} already`, 'Nothing was written.');
  requireOwnLabels([...[...present.values()].flatMap(namedEnvironments), name]);
  const own = known.find((one) => one.name === name);
  if (own !== undefined && choices.stage !== undefined && own.stage !== choices.stage)
    throw new Refusal(
      'invalid-config',
      `the environment file of ${name} says stage: ${own.stage}, not ${choices.stage}`,
      'Leave out --stage, or change the file first: its stage decides when the job starts.',
    );
  const environment = own ?? { name, stage: choices.stage ?? 'lab' };
  const approval = approvalOf(present, choices);
  const addition = addEnvironment(environment, present, approval);
  if ('unknown' in addition)
    throw new Refusal(
      'invalid-config',
      `${addition.unknown} has no place for ${name} that init knows`,
      'Nothing was written. Add its job and its name by hand, after those of another environment, or have init write the workflows anew into an empty folder and compare.',
    );
  const files = new Map(addition.files);
  if (own === undefined) {
    const path = environmentPath(name);
    requireFree(system, [path]);
    files.set(path, environmentFile({ ...choices, ...environment }, pinIn(present)));
  }
  writeAll(system, files);
  for (const path of files.keys()) output.line(`wrote ${path}`, 'good');
  output.line();
  output.line('Next:', 'heading');
  if (own === undefined)
    output.line(
      `  Put the names and the thumbprint of your servers into ${environmentPath(name)}, then: lint .`,
    );
  const made =
    approval.kind === 'environment'
      ? `Make the GitHub environment ${name} with required reviewers, and g`
      : 'G';
  output.line(`  ${made}ive runners the labels owa-im-${name} and owa-im-${name}-read.`);
  return { verb: 'init', exitCode: 0, environments: [{ name, findings: [] }], findings: [] };
}

/** The release that the workflows run: its schema is the one that an editor is to take. */
function pinIn(present: Files): Pin | undefined {
  const text = present.get(`${workflowFolder}/deploy.yml`) ?? '';
  const [, repository, commit] =
    /^ +uses: ([\w.-]+\/[\w.-]+)\/actions\/plan@([0-9a-f]{40})\b/m.exec(text) ?? [];
  return repository === undefined || commit === undefined ? undefined : { repository, commit };
}

/** As deploy.yml has it for the environments that are there. */
function approvalOf(present: Files, { reviewers }: InitChoices): Approval {
  const kind = approvalKindOf(present.get(`${workflowFolder}/deploy.yml`) ?? '');
  if (kind === undefined)
    throw new Refusal(
      'invalid-config',
      'deploy.yml names neither the github-environment nor the reviewers of its environments, or both',
      'Nothing was written. Add its job by hand, after that of another environment.',
    );
  if (kind === 'pull-request') return { kind, reviewers: reviewers ?? 2 };
  if (reviewers === undefined) return { kind };
  throw new Refusal(
    'invalid-config',
    '--reviewers is for deploy.yml files whose plans pull requests approve',
    'Leave it out: here a GitHub environment approves.',
  );
}

function presentWorkflows(system: System): Files {
  const missing = namingWorkflows.filter((path) => system.files.kind(path) !== 'file');
  if (missing.length > 0)
    throw new Refusal(
      'invalid-config',
      `--add needs the workflows that init wrote; not there: ${missing.join(', ')}`,
      'Run it in the root of the repository, or write them first: init --uses OWNER/REPO@COMMIT.',
    );
  return new Map(
    namingWorkflows.map((path) => [
      path,
      new TextDecoder().decode(system.files.read(path)).replaceAll('\r\n', '\n'),
    ]),
  );
}
