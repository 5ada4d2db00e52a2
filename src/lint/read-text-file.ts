import type { Finding } from '../environment/finding.ts';
import { SourceText } from '../environment/source-text.ts';
import { decodeText } from './decode-text.ts';
import { fileNotText, fileTooLarge } from './frame-rules.ts';
import type { RuleDescription } from './rule.ts';
import { noContext, type TextContext, type TextFile } from './text-file.ts';

/** Fifty times the largest script that people write by hand. */
export const maximumTextBytes = 10 * 1024 * 1024;

export type ReadText = { readonly text: TextFile } | { readonly refused: Finding };

/** A file's bytes as text; what is too large or no text is a finding, and nothing of it is read. */
export function readTextFile(
  file: string,
  bytes: Uint8Array,
  contextOf: (source: SourceText) => TextContext = () => noContext,
): ReadText {
  if (bytes.length > maximumTextBytes) {
    const message = `The file has ${bytes.length} bytes; lint reads at most ${maximumTextBytes}.`;
    return refuse(fileTooLarge, file, message, 'Leave it out, or divide it.');
  }
  const decoded = decodeText(bytes);
  if (decoded === undefined) {
    const message =
      'The file holds null characters: it is no text, or in an encoding that Windows does not read.';
    return refuse(fileNotText, file, message, 'Check that this is the file you meant; save it as UTF-8.');
  }
  const source = new SourceText(decoded.text);
  return { text: { file, bytes, source, encoding: decoded.encoding, context: contextOf(source) } };
}

function refuse(
  { alias: rule, severity }: RuleDescription,
  file: string,
  message: string,
  remedy: string,
): ReadText {
  return { refused: { rule, severity, message, remedy, file, line: 1, column: 1 } };
}
