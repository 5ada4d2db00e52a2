import * as z from 'zod/mini';
import { definitionOf } from '../../src/environment/schema/expectation.ts';
import { metadataOf } from '../../src/environment/schema/metadata.ts';
import { jsonText } from './json-text.ts';

/** What editors complete and check in a file of ours. The file itself is judged by owa-im, which knows more. */
export function editorSchema(file: z.core.$ZodType, title: string): string {
  const schema = z.toJSONSchema(file, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { description, fallback, required, pattern, uniqueItems, example } = metadataOf(zodSchema) ?? {};
      if (pattern !== undefined) jsonSchema.pattern = pattern;
      if (uniqueItems === true) jsonSchema.uniqueItems = true;
      if (example !== undefined) jsonSchema.examples = [example];
      const def = definitionOf(zodSchema);
      if (def.type === 'default') jsonSchema.default = def.defaultValue as string | number | boolean;
      // A section that is not there gets the defaults of its keys: nothing that an editor should write.
      if (typeof jsonSchema.default === 'object') delete jsonSchema.default;
      const words = [
        description,
        required === undefined ? undefined : `Required ${required}.`,
        fallback === undefined ? undefined : `Default: ${fallback}.`,
      ];
      const text = words.filter((word) => word !== undefined).join(' ');
      if (text !== '') jsonSchema.description = text;
    },
  });
  const { $schema, ...rest } = schema;
  const document = { $schema, title, ...rest };
  return jsonText(document);
}
