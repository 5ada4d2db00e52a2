import type { YamlUse } from '../../environment/yaml/node.ts';
import { parseYaml } from '../../environment/yaml/parse-yaml.ts';
import type { TextFile } from '../text-file.ts';
import { readJob, readSteps } from './read-job.ts';
import { readConcurrency, readPermissions } from './read-settings.ts';
import type { Job, Workflow } from './workflow.ts';
import { child, entriesOf, entryOf, itemsOf, listOf, scalarAt, scalarOf } from './yaml-access.ts';

/** GitHub's limit for a workflow file. */
const mostCharacters = 500 * 1024;

/** Never throws for what the file holds: what is not as GitHub wants it is missing in the model. */
export function readWorkflow(file: TextFile): Workflow {
  const { length } = file.source.text;
  if (length > mostCharacters) {
    const message = `GitHub runs no workflow of more than 500 KB; this file has ${length} characters.`;
    return nothing(file, { at: { start: 0, end: 0 }, message, remedy: 'Divide it into several workflows.' });
  }
  const parsed = parseYaml(file.source);
  if ('refused' in parsed) {
    const { message, remedy, range } = parsed.refused;
    const isEmpty = parsed.refused.rule === 'empty-file';
    return nothing(file, isEmpty ? undefined : { at: range, message, remedy });
  }
  const { root } = parsed.document;
  const runs = entryOf(root, 'runs');
  const jobs = runs === undefined ? readJobs(root, file) : [compositeJob(runs.keyRange, runs.use, file)];
  return {
    ...nothing(file, undefined),
    kind: runs === undefined ? 'workflow' : 'action',
    events: readEvents(child(root, 'on')),
    permissions: readPermissions(root),
    concurrency: readConcurrency(root),
    jobs,
    jobsById: new Map(jobs.map((job) => [job.id, job])),
    fixedVariables: fixedVariables(root),
    usesOwaIm: jobs.some(({ steps }) => steps.some(({ tool }) => tool !== undefined)),
  };
}

function nothing(file: TextFile, syntaxError: Workflow['syntaxError']): Workflow {
  return {
    ...file,
    ...{ kind: 'workflow', syntaxError, events: [], permissions: undefined, concurrency: undefined },
    ...{ jobs: [], jobsById: new Map(), fixedVariables: new Set(), usesOwaIm: false },
  };
}

function readEvents(on: YamlUse | undefined): Workflow['events'] {
  const listed = listOf(on).map(({ text, at }) => ({ name: text, at }));
  return [...listed, ...entriesOf(on).map(({ key, keyRange }) => ({ name: key, at: keyRange }))];
}

function readJobs(root: YamlUse, file: TextFile): readonly Job[] {
  const shell = defaultShell(root);
  return entriesOf(child(root, 'jobs')).map(({ key, keyRange, use }) =>
    readJob(key, keyRange, use, file.source, defaultShell(use) ?? shell),
  );
}

function fixedVariables(root: YamlUse): ReadonlySet<string> {
  const jobs = entriesOf(child(root, 'jobs')).map(({ use }) => use);
  const holders = [
    root,
    ...jobs,
    ...[child(root, 'runs'), ...jobs].flatMap((use) => itemsOf(child(use, 'steps'))),
  ];
  const all = holders.flatMap((use) => entriesOf(child(use, 'env')));
  const fixed = new Set(all.map(({ key }) => key));
  for (const { key, use } of all) if (scalarOf(use)?.text.includes('${{') ?? true) fixed.delete(key);
  return fixed;
}

function defaultShell(use: YamlUse) {
  return scalarAt(child(child(use, 'defaults'), 'run'), 'shell');
}

function compositeJob(at: Job['at'], runs: YamlUse, file: TextFile): Job {
  return {
    ...{ id: 'runs', at, condition: undefined, needs: [], runner: undefined, environment: undefined },
    ...{ permissions: undefined, concurrency: undefined, continueOnError: undefined, strategy: undefined },
    ...{ calls: undefined, steps: readSteps(runs, file.source, undefined) },
  };
}
