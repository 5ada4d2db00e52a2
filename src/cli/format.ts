import type { System } from '../system/system.ts';
import { insideActions } from './inside-actions.ts';

export const formats = ['text', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

/**
 * The format is needed before the command line is known to be right, since a wrong one must be reported in it too.
 * The last valid `--format` counts; a wrong value is refused by the parser afterwards.
 */
export function formatOf(args: readonly string[], system: System): Format {
  const given = args.flatMap((arg, index) => {
    if (arg.startsWith('--format=')) return [arg.slice('--format='.length)];
    return arg === '--format' ? [args[index + 1]] : [];
  });
  const last = given.findLast((value) => formats.some((format) => format === value));
  return formats.find((format) => format === last) ?? (insideActions(system) ? 'github' : 'text');
}
