/** What can be wrong with the shape of an environment file. Each makes the exit code 2; none can be acknowledged. */
export const shapeRules = [
  'file-size',
  'file-encoding',
  'yaml-syntax',
  'empty-file',
  'second-document',
  'yaml-directive',
  'yaml-tag',
  'yaml-alias',
  'yaml-key',
  'merge-key',
  'duplicate-key',
  'unknown-key',
  'missing-key',
  'empty-value',
  'wrong-type',
  'number-notation',
  'invisible-character',
  'invalid-value',
  'secret-value',
  'listed-twice',
  'unknown-reference',
  'too-many-findings',
] as const;

export type ShapeRule = (typeof shapeRules)[number];
