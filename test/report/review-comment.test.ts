import { describe, expect, test } from '@jest/globals';
import { type ReviewComment, reviewComment, sameComment } from '../../src/report/review-comment.ts';

const comment = (change: Partial<ReviewComment>): string =>
  reviewComment({
    ...{ environment: 'prod', state: 'planned', digest: 'd'.repeat(64), notices: [] },
    ...{ run: 'https://github.com/contoso/mail/actions/runs/1', summary: '# prod: 3 steps\n' },
    ...change,
  });

const sections = (sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).map(([title, size]) => `## ${title}\n\n${'x '.repeat(size / 2)}\n`);

describe('a comment of at most 60,000 characters', () => {
  test.each<[string, Record<string, number>, string[]]>([
    ['that fits is whole', { 'What changes': 40_000, Topology: 10_000 }, []],
    [
      'leaves the last section out',
      { 'What changes': 40_000, Topology: 10_000, Findings: 20_000 },
      ['Findings'],
    ],
    [
      'leaves several out',
      { 'What changes': 59_000, Topology: 10_000, Findings: 20_000 },
      ['Topology', 'Findings'],
    ],
    [
      'leaves all out but the beginning',
      { 'What changes': 400_000, Topology: 10_000 },
      ['What changes', 'Topology'],
    ],
  ])('%s', (_, sizes, omitted) => {
    const text = comment({ summary: `# prod: 3 steps\n\n${sections(sizes).join('\n')}` });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain('# prod: 3 steps');
    for (const title of Object.keys(sizes))
      expect([title, text.includes(`## ${title}\n`)]).toEqual([title, !omitted.includes(title)]);
    const said = /so left out: (.*)\. The summary/.exec(text)?.[1];
    expect(said).toBe(omitted.length === 0 ? undefined : omitted.join(', '));
  });

  test('even where the beginning alone is too long, or every sentence is', () => {
    const long = '*'.repeat(100_000);
    const text = comment({
      notices: Array.from({ length: 20 }, () => long),
      remarks: [long, long],
      summary: `# ${'x'.repeat(100_000)}\n\n## What changes\n`,
    });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain('Too long for a comment, and so left out: ');
    expect(text).toContain('(cut here, see the log of the run)');
  });
});

test('another run that tells the same is no other comment', () => {
  const other = comment({ run: 'https://github.com/contoso/mail/actions/runs/2' });
  expect(sameComment(comment({}), other)).toBe(true);
  expect(sameComment(comment({}), comment({ state: 'applied' }))).toBe(false);
});
