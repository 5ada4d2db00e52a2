import type { ShapeRule } from '../../environment/shape-rule.ts';
import type { RuleDescription } from '../rule.ts';
import { duplicateKey } from './rules/duplicate-key.ts';
import { emptyFile } from './rules/empty-file.ts';
import { emptyValue } from './rules/empty-value.ts';
import { fileEncoding } from './rules/file-encoding.ts';
import { fileSize } from './rules/file-size.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { invisibleCharacter } from './rules/invisible-character.ts';
import { listedTwice } from './rules/listed-twice.ts';
import { mergeKey } from './rules/merge-key.ts';
import { missingKey } from './rules/missing-key.ts';
import { numberNotation } from './rules/number-notation.ts';
import { secondDocument } from './rules/second-document.ts';
import { secretValue } from './rules/secret-value.ts';
import { tooManyFindings } from './rules/too-many-findings.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { wrongType } from './rules/wrong-type.ts';
import { yamlAlias } from './rules/yaml-alias.ts';
import { yamlDirective } from './rules/yaml-directive.ts';
import { yamlKey } from './rules/yaml-key.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';
import { yamlTag } from './rules/yaml-tag.ts';
import type { ShapeDescription } from './shape-description.ts';

const descriptions: Readonly<Record<ShapeRule, ShapeDescription>> = {
  'file-size': fileSize,
  'file-encoding': fileEncoding,
  'yaml-syntax': yamlSyntax,
  'empty-file': emptyFile,
  'second-document': secondDocument,
  'yaml-directive': yamlDirective,
  'yaml-tag': yamlTag,
  'yaml-alias': yamlAlias,
  'yaml-key': yamlKey,
  'merge-key': mergeKey,
  'duplicate-key': duplicateKey,
  'unknown-key': unknownKey,
  'missing-key': missingKey,
  'empty-value': emptyValue,
  'wrong-type': wrongType,
  'number-notation': numberNotation,
  'invisible-character': invisibleCharacter,
  'invalid-value': invalidValue,
  'secret-value': secretValue,
  'listed-twice': listedTwice,
  'unknown-reference': unknownReference,
  'too-many-findings': tooManyFindings,
};

/** The descriptions of what `environment/` reports; each makes the exit code 2. */
export const shapeRuleDescriptions: readonly RuleDescription[] = Object.entries(descriptions).map(
  ([alias, rule]) => ({ ...rule, alias, category: 'shape', severity: 'error' }),
);
