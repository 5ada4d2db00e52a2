import { readFileSync } from 'node:fs';
import type { Finding } from '../../src/environment/finding.ts';
import { lintTexts } from '../../src/lint/lint-texts.ts';
import { powershellLanguage } from '../../src/lint/powershell/powershell-language.ts';
import type { Products } from '../../src/lint/powershell/products.ts';
import { readTextFile } from '../../src/lint/read-text-file.ts';
import { noContext, type TextFile } from '../../src/lint/text-file.ts';

/** A script as `lint` sees it when that is known of its products. */
export function scriptOf(file: string, bytes: Uint8Array, products: Products = {}): TextFile {
  const read = readTextFile(file, bytes, () => ({ ...noContext, products }));
  if (!('text' in read)) throw new Error(`${file} is no text`);
  return read.text;
}

/** What the rules on scripts find. */
export async function lintScript(
  file: string,
  bytes: Uint8Array,
  products: Products = {},
): Promise<readonly Finding[]> {
  const [findings = []] = await lintTexts(powershellLanguage, [scriptOf(file, bytes, products)]);
  return findings;
}

export function lintScriptFile(path: URL, products: Products = {}): Promise<readonly Finding[]> {
  return lintScript(path.pathname.replace(/^.*\//, ''), readFileSync(path), products);
}
