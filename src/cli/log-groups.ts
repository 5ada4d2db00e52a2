import type { Output } from './output.ts';

/** Groups of lines in the log of a runner, which don't nest: one is open at a time. */
export interface LogGroups {
  /** Goes on in the group of this name, or in none. */
  enter(name: string | undefined): void;
}

export function makeGroups(output: Output): LogGroups {
  let open: string | undefined;
  return {
    enter(name) {
      if (name === open) return;
      if (open !== undefined) output.command('endgroup', {}, '');
      open = name;
      if (name !== undefined) output.command('group', {}, name);
    },
  };
}
