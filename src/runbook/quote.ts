import type { PowerShellValue } from '../plan/template.ts';

/**
 * A PowerShell literal that gives back exactly this text and can never be code: 7-bit ASCII on one line.
 * Whatever is not printable ASCII becomes `[char]0x00FC`: a file without BOM is read in the ANSI code page by Windows
 * PowerShell, and PowerShell takes typographic quotes for quotes. The literal stands in parentheses where it is more
 * than a string, so that it is one argument: `('F' + [char]0x00FC + 'hrung')`.
 */
export function quotePowerShell(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return quoteAscii(text);
  const parts: string[] = [];
  for (const [piece] of text.matchAll(/[\x20-\x7e]+|[^\x20-\x7e]/g)) {
    parts.push(/^[\x20-\x7e]/.test(piece) ? quoteAscii(piece) : characterLiteral(piece));
  }
  // The first operand decides the type of the sum: a [char] would add numbers.
  if (parts[0]?.startsWith("'") !== true) parts.unshift("''");
  return `(${parts.join(' + ')})`;
}

/** Any value of a template, as a literal. Lists are always lists: @() keeps one element a list. */
export function quoteValue(value: PowerShellValue): string {
  if (value === null) return '$null';
  if (typeof value === 'string') return quotePowerShell(value);
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
    return String(value);
  }
  return `@(${value.map(quotePowerShell).join(', ')})`;
}

function quoteAscii(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function characterLiteral(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
