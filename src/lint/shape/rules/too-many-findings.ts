import type { ShapeDescription } from '../shape-description.ts';

export const tooManyFindings: ShapeDescription = {
  id: 'ENV022',
  summary: 'The file has more faults than are shown.',
  why: 'So many faults mean that this is no environment file.',
  source: 'docs/environment.md.',
  bad: [],
  good: [],
};
