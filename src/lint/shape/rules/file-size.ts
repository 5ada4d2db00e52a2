import type { ShapeDescription } from '../shape-description.ts';

export const fileSize: ShapeDescription = {
  id: 'ENV001',
  summary: 'The file is larger than an environment file can be.',
  why: 'A thousand servers take less than half of the megabyte that is read. A larger file is another file.',
  source: 'docs/environment.md.',
  bad: [],
  good: [],
};
