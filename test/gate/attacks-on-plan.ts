import { planFiles, source, text } from './approved-plan.ts';
import { type Attack, nothingElse } from './attack.ts';

const oneByteMore = (bytes: Uint8Array | undefined) =>
  Buffer.concat([bytes ?? new Uint8Array(), Buffer.from(' ')]);

const changedFiles: readonly Attack[] = Object.keys(await planFiles(text))
  .filter((name) => name !== 'SHA256SUMS')
  .map((name) => [
    `${name} with one byte more`,
    'digest-mismatch',
    `${name} was changed`,
    (bench) => ({
      plan: bench.swapArchive((files) => {
        files[name] = oneByteMore(files[name]);
      }),
    }),
  ]);

/** What is done to a plan, its artifact or what it is made from. */
export const attacksOnPlan: readonly Attack[] = [
  ...changedFiles,
  [
    'SHA256SUMS with another hash',
    'digest-mismatch',
    'MANUAL.md was changed',
    (bench) => ({
      plan: bench.swapArchive((files) => {
        const sums = Buffer.from(files.SHA256SUMS ?? []).toString();
        files.SHA256SUMS = Buffer.from(sums.replace(/^[0-9a-f]{4}/, '0000'));
      }),
    }),
  ],
  [
    'a file added',
    'digest-mismatch',
    'extra.ps1 was added',
    (bench) => ({
      plan: bench.swapArchive((files) => {
        files['extra.ps1'] = Buffer.from('x');
      }),
    }),
  ],
  [
    'a file added outside of the folder',
    'digest-mismatch',
    '../extra.ps1 was added',
    (bench) => ({
      plan: bench.swapArchive((files) => {
        files['../extra.ps1'] = Buffer.from('x');
      }),
    }),
  ],
  [
    'a file removed',
    'digest-mismatch',
    'summary.md is missing',
    (bench) => ({
      plan: bench.swapArchive((files) => {
        delete files['summary.md'];
      }),
    }),
  ],
  [
    'another plan, whole in itself, under the id of the approved one',
    'digest-mismatch',
    'was asked for',
    (bench) => {
      const { artifact } = bench.keep(bench.otherPlan);
      return { plan: { artifact } };
    },
  ],
  [
    'another archive under the id of the approved one',
    'digest-mismatch',
    'and the plan job kept',
    (bench) => {
      bench.keep(bench.otherPlan);
      return nothingElse;
    },
  ],
  [
    'an archive that changed where it is kept',
    'unverifiable',
    'what came is not what the service says',
    (bench) => {
      const kept = bench.service.state.artifacts.get(9000);
      if (kept !== undefined) kept.archive = Buffer.concat([kept.archive, Buffer.from('x')]);
      return nothingElse;
    },
  ],
  [
    'the artifact of another run',
    'digest-mismatch',
    'belongs to run 13, not to 12',
    (bench) => {
      bench.service.state.runs.set(13, { ...bench.run(), id: 13 });
      return { plan: bench.keep(bench.planned, { run: 13 }) };
    },
  ],
  [
    'the artifact of a fork',
    'digest-mismatch',
    'made from another repository',
    (bench) => {
      bench.service.state.runs.set(13, { ...bench.run(), id: 13, headRepository: 1 });
      return { plan: bench.keep(bench.planned, { run: 13 }) };
    },
  ],
  ['a plan of another commit', 'diverged', `runs commit `, () => ({ plan: { commit: 'c'.repeat(40) } })],
  [
    'an artifact that is gone',
    'digest-mismatch',
    'does not exist',
    (bench) => {
      bench.service.state.artifacts.clear();
      return nothingElse;
    },
  ],
  [
    'an artifact that is no longer kept',
    'digest-mismatch',
    'is no longer kept',
    (bench) => {
      const kept = bench.service.state.artifacts.get(9000);
      if (kept !== undefined) kept.expired = true;
      return nothingElse;
    },
  ],
  [
    'the plan of another environment',
    'digest-mismatch',
    'is the plan of ntsystems, not of production',
    () => ({ plan: { environment: 'production' } }),
  ],
  [
    'an owa-im that is another than the one that planned',
    'plan-changed',
    'was made by another owa-im',
    () => ({ bundle: 'a'.repeat(64) }),
  ],
  [
    'a plan that the commit does not give',
    'plan-changed',
    'now gives another plan; different: ',
    (bench) => ({ plan: bench.keep(bench.otherPlan) }),
  ],
  [
    'a link in the place of the environment file',
    'plan-changed',
    `the commit has no file ${source}`,
    (bench) => bench.linkInPlaceOf(source),
  ],
];
