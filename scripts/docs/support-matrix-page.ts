import { generationsApart } from '../../src/catalog/coexistence.ts';
import { features } from '../../src/catalog/features.ts';
import { type Support, supportMatrix, type Verdict, verdictOf } from '../../src/catalog/support-matrix.ts';
import {
  type ExchangeGeneration,
  exchangeGenerations,
  type SkypeGeneration,
  skypeGenerations,
} from '../../src/catalog/versions.ts';

const introduction = `# Which products fit together

Each feature is judged by itself, for the version of each Exchange server. *Planned* is what Microsoft states, or what
follows from it. *To be accepted* is not stated, or stated in two ways: the file has to accept the warning
[pair-not-stated](rules/pair-not-stated.md) under \`acknowledge\`. *Refused* is what Microsoft rules out
([instant-messaging-unsupported-pair](rules/instant-messaging-unsupported-pair.md)). The confidence says how sure the
statement is: high is written down, medium follows from what is written down, low is only likely.`;

const apart = `## Versions of Exchange in one organisation

All can stand together, but for these ([exchange-generations-apart](rules/exchange-generations-apart.md)):`;

const words: Readonly<Record<Verdict, string>> = {
  planned: 'planned',
  acknowledged: 'to be accepted',
  refused: '**refused**',
};

/** docs/support-matrix.md: every pair of products with its three features. */
export function supportMatrixPage(): string {
  const pairs = (Object.keys(skypeGenerations) as SkypeGeneration[]).map((skype) => {
    const tables = (Object.keys(exchangeGenerations) as ExchangeGeneration[]).map((exchange) => {
      const rows = features.map((feature) => row(feature, supportMatrix[skype][exchange][feature]));
      return [
        `### With ${exchangeGenerations[exchange].product}`,
        '',
        '| feature | owa-im | confidence | meaning | at least | source |',
        '|---|---|---|---|---|---|',
        ...rows,
      ].join('\n');
    });
    return `## ${skypeGenerations[skype].product}\n\n${tables.join('\n\n')}`;
  });
  const exceptions = generationsApart.map(
    ({ older, newer, fromUpdate, confidence, meaning, source }) =>
      `| ${exchangeGenerations[older].product} | ${exchangeGenerations[newer].product}${fromUpdate === 0 ? '' : ` from CU${fromUpdate} on`} | ${confidence} | ${meaning} | ${source} |`,
  );
  const table = [
    '| older | newer | confidence | meaning | source |',
    '|---|---|---|---|---|',
    ...exceptions,
  ].join('\n');
  return `<!-- Written by scripts/docs-environment.mjs. Do not edit. -->\n\n${[introduction, ...pairs, apart, table].join('\n\n')}\n`;
}

function row(feature: string, support: Support): string {
  const { confidence, meaning, source, exchangeUpdate, skypeUpdate } = support;
  const least = [
    exchangeUpdate === undefined ? '' : `Exchange CU${exchangeUpdate}`,
    skypeUpdate === undefined ? '' : `Skype for Business CU${skypeUpdate}`,
  ];
  const cells = [
    `\`${feature}\``,
    words[verdictOf(support)],
    confidence,
    meaning,
    least.filter((text) => text !== '').join(', '),
    source,
  ];
  return `| ${cells.join(' | ')} |`;
}
