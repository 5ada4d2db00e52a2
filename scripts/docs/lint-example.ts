import type { Finding } from '../../src/environment/finding.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { SourceText } from '../../src/environment/source-text.ts';
import { allRules, rulesByKind } from '../../src/lint/all-rules.ts';
import { decodeText } from '../../src/lint/decode-text.ts';
import { type FileKind, fileKinds } from '../../src/lint/file-kind.ts';
import { productsInvalid } from '../../src/lint/frame-rules.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import { lintTexts } from '../../src/lint/lint-texts.ts';
import { powershellLanguage } from '../../src/lint/powershell/powershell-language.ts';
import type { Example, RuleDescription } from '../../src/lint/rule.ts';
import { scriptProducts } from '../../src/lint/script-products.ts';
import { RuleNames } from '../../src/lint/suppressions/rule-names.ts';
import { suppressByComment } from '../../src/lint/suppressions/suppress-by-comment.ts';
import { noContext, type TextEncoding, type TextFile } from '../../src/lint/text-file.ts';
import { webConfigLanguage } from '../../src/lint/web-config-rules/web-config-language.ts';
import { workflowLanguage } from '../../src/lint/workflow-rules/workflow-language.ts';

const names: Readonly<Record<FileKind, string>> = {
  environment: 'environment.yml',
  powershell: 'script.ps1',
  'web-config': 'web.config',
  workflow: '.github/workflows/owa-im.yml',
};

/** The kind of file that a rule's examples are; what the frame itself reports is mostly shown on environment files. */
export function kindOfRule({ alias }: RuleDescription): FileKind {
  if (alias === productsInvalid.alias) return 'powershell';
  return fileKinds.find((kind) => rulesByKind[kind].some((rule) => rule.alias === alias)) ?? 'environment';
}

/** Everything that is found in an example, by whichever rule. */
export async function lintExample(
  kind: FileKind,
  example: Example,
): Promise<{ readonly findings: readonly Finding[]; readonly source: SourceText }> {
  const file = example.file ?? names[kind];
  const bytes = encode(example.text, example.encoding ?? 'utf-8');
  if (kind === 'environment') {
    const reading = readEnvironment({ file, bytes });
    const { findings } = lintEnvironment(reading);
    return { findings: await suppressed(kind, file, reading.source, findings), source: reading.source };
  }
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new TypeError(`${example.title} is no text`);
  const source = new SourceText(decoded.text);
  const context = { ...noContext, ...example.context };
  const { products, findings: own } =
    kind === 'powershell'
      ? scriptProducts(source, file, context.products)
      : { products: context.products, findings: [] };
  const text = { file, bytes, source, encoding: decoded.encoding, context: { ...context, products } };
  const [found = []] = await lint(kind, text);
  return { findings: await suppressed(kind, file, source, [...own, ...found]), source };
}

/** Without what the example's own comments accept, and with what is wrong with these comments. */
async function suppressed(
  kind: FileKind,
  file: string,
  source: SourceText,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const names = async () => new RuleNames(allRules());
  return (await suppressByComment({ kind, file, source, findings }, names)).findings;
}

function lint(kind: Exclude<FileKind, 'environment'>, text: TextFile) {
  switch (kind) {
    case 'powershell':
      return lintTexts(powershellLanguage, [text]);
    case 'web-config':
      return lintTexts(webConfigLanguage, [text]);
    case 'workflow':
      return lintTexts(workflowLanguage, [text]);
  }
}

/** In windows-1252, as far as it is Latin-1. */
function encode(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
