import type { TextRule } from '../text-rule.ts';
import type { WebConfigFile } from './web-config-file.ts';

/** The rules on web.config files, one a file of this folder. */
export const webConfigFileRules: readonly TextRule<WebConfigFile>[] = [];
