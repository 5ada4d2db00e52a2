import { environmentPage } from './environment-page.ts';
import { environmentSchema } from './environment-schema.ts';
import { rulePages } from './rule-pages.ts';
import { supportMatrixPage } from './support-matrix-page.ts';

/** Every file that scripts/docs-environment.mjs writes, by path from the root of the repository. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['schema/environment.schema.json', environmentSchema()],
    ['docs/environment.md', environmentPage()],
    ['docs/support-matrix.md', supportMatrixPage()],
    ...(await rulePages()),
  ]);
}
