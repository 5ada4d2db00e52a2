import { environmentFile } from '../../src/environment/schema/environment-file.ts';
import { configurationFile } from '../../src/lint/configuration/configuration-file.ts';
import { actionFiles } from './action-files.ts';
import { editorSchema } from './editor-schema.ts';
import { environmentPage } from './environment-page.ts';
import { readmeWithAction } from './readme.ts';
import { rulePages } from './rule-pages.ts';
import { supportMatrixPage } from './support-matrix-page.ts';

/** Every file that scripts/docs-environment.mjs writes, by path from the root of the repository. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['schema/environment.schema.json', editorSchema(environmentFile, 'owa-im environment file')],
    ['schema/owa-im.lint.schema.json', editorSchema(configurationFile, 'owa-im.lint.yml')],
    ['docs/environment.md', environmentPage()],
    ['docs/support-matrix.md', supportMatrixPage()],
    ...(await rulePages()),
    ...actionFiles(),
    ['README.md', readmeWithAction()],
  ]);
}
