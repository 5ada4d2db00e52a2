import type { Finding } from '../environment/finding.ts';
import type { SourceText } from '../environment/source-text.ts';
import { Problem } from '../environment/values/problem.ts';
import { readExchangeVersion, readSkypeVersion } from '../environment/values/version.ts';
import { productsInvalid } from './frame-rules.ts';
import type { Products } from './powershell/products.ts';
import { powershellVersionOf, powershellVersions } from './powershell-version.ts';
import { toFinding } from './run-text-rules.ts';

const form = '# owa-im-products exchange=2016 skype=sfb-2019 powershell=5.1';

type Read = (text: string) => Products | Problem;

const readers: Readonly<Record<string, Read>> = {
  exchange: (text) => generation(readExchangeVersion(text), (exchange) => ({ exchange })),
  skype: (text) => generation(readSkypeVersion(text), (skype) => ({ skype })),
  powershell: (text) => {
    const powershell = powershellVersionOf(text);
    if (powershell !== undefined) return { powershell };
    return new Problem(`PowerShell ${text} is not known.`, `Write ${powershellVersions.join(', ')}.`);
  },
};

/**
 * The product versions that a script is for: what a comment at its top says (`# owa-im-products exchange=2016`), else
 * what is known from outside; the PowerShell, where nobody says, from `#requires -Version`.
 */
export function scriptProducts(
  source: SourceText,
  file: string,
  outside: Products,
): { readonly products: Products; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const comments = headComments(source.text);
  const required = comments.flatMap(
    ({ text }) => /^#requires\b.*?-version[ \t]+([\d.]+)/i.exec(text)?.[1] ?? [],
  );
  const powershell = required.map(powershellVersionOf).find((version) => version !== undefined);
  let products: Products = powershell === undefined ? outside : { powershell, ...outside };
  for (const comment of comments) {
    const [, before = '', words] = /^(#[ \t]*owa-im-products)\b(.*)/.exec(comment.text) ?? [];
    if (words === undefined) continue;
    const start = comment.start + before.length;
    for (const { 0: text, index } of words.matchAll(/\S+/g)) {
      const read = readWord(text);
      if (!(read instanceof Problem)) {
        products = { ...products, ...read };
        continue;
      }
      const at = { start: start + index, end: start + index + text.length };
      const { message, remedy } = read;
      findings.push(
        toFinding(productsInvalid, { at, message, remedy: `${remedy} The form: ${form}` }, source, file),
      );
    }
  }
  return { products, findings };
}

function readWord(text: string): Products | Problem {
  const [, name = '', value = ''] = /^([a-z]+)=(.+)$/.exec(text) ?? [];
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (read !== undefined) return read(value);
  return new Problem(`"${text}" names no product.`, `Name ${Object.keys(readers).join(', ')}.`);
}

function generation<G>(
  version: { readonly generation: G } | Problem,
  make: (generation: G) => Products,
): Products | Problem {
  return version instanceof Problem ? version : make(version.generation);
}

/** The comments of one line before the first command; those between `<#` and `#>` are passed over. */
function headComments(text: string): readonly { readonly start: number; readonly text: string }[] {
  const comments: { start: number; text: string }[] = [];
  const pieces = /[ \t\r\n]+|#[^\r\n]*|<#/y;
  let at = 0;
  for (;;) {
    pieces.lastIndex = at;
    const piece = pieces.exec(text)?.[0];
    if (piece === undefined) return comments;
    if (piece.startsWith('#')) comments.push({ start: at, text: piece });
    const end = piece === '<#' ? text.indexOf('#>', at + 2) : at + piece.length - 2;
    if (end < 0) return comments;
    at = end + 2;
  }
}
