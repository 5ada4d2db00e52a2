import { Problem } from './problem.ts';
import { codePoint, quote } from './quote.ts';

/** SHA-1 thumbprint of a certificate. Blanks are taken out and letters made upper case: Windows shows both forms. */
export function readThumbprint(text: string): string | Problem {
  const remedy =
    'Copy it from "Get-ExchangeCertificate | Format-List Thumbprint, Services, Subject": 40 digits 0-9 and A-F.';
  const digits = text.replace(/ /g, '');
  const foreign = /[^\x20-\x7e]/u.exec(digits)?.[0];
  if (foreign !== undefined) {
    return new Problem(
      `The thumbprint holds ${codePoint(foreign)}, which looks like nothing or like a blank.`,
      `Delete it. ${remedy}`,
    );
  }
  const wrong = /[^0-9A-Fa-f]/.exec(digits)?.[0];
  if (wrong !== undefined) {
    const hint = /^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2})+$/.test(digits) ? 'Leave the separators out. ' : '';
    return new Problem(
      `${quote(text)} is not a thumbprint: ${quote(wrong)} is not a hexadecimal digit.`,
      `${hint}${remedy}`,
    );
  }
  if (digits.length !== 40) {
    const sha256 =
      digits.length === 64 ? 'This looks like a SHA-256 hash; Exchange names certificates by SHA-1. ' : '';
    return new Problem(
      `A thumbprint has 40 hexadecimal digits, this one ${digits.length}.`,
      `${sha256}${remedy}`,
    );
  }
  return digits.toUpperCase();
}
