import type { TextFile } from '../text-file.ts';

/** What rules see of a web.config file. */
export interface WebConfigFile extends TextFile {}
