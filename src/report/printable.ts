/**
 * Text that came from a file, a server or a child process, made safe for a terminal and a log: control characters
 * and characters that reorder or hide text are shown as escapes, so nothing can move the cursor or imitate our lines.
 * Tabs and line feeds stay.
 */
export function printable(text: string): string {
  // Most text is plain, and this look is much cheaper than the one below.
  if (!/[^\n\t -~]/.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]|\p{Cs}/gu, (character) =>
    character === '\n' || character === '\t' ? character : escapeSequence(character),
  );
}

function escapeSequence(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
}
