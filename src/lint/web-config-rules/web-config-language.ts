import type { TextLanguage } from '../text-language.ts';
import { readWebConfigFile } from './read-web-config-file.ts';
import type { WebConfigFile } from './web-config-file.ts';
import { webConfigFileRules } from './web-config-file-rules.ts';

export const webConfigLanguage: TextLanguage<WebConfigFile> = {
  rules: webConfigFileRules,
  open: async () => readWebConfigFile,
};
