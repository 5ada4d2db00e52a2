/** What a person can do about a syntax error, by the parser's reason and the character it stopped at. */
export function syntaxRemedy(reason: string, character: string): string {
  if (reason.startsWith('tab characters')) return 'Indent with spaces.';
  if (/^\s*$/.test(character))
    return 'Close the bracket or the quote that is open before the end of the file.';
  if (character === '@' || character === '`')
    return `Put the value in quotes: no plain text begins with ${character}.`;
  if (character === '%') return 'Put the value in quotes: no plain text begins with %.';
  if (reason.startsWith('nesting exceeded'))
    return 'Check the brackets: an environment file nests six levels deep.';
  if (reason.includes('quoted scalar')) return 'Close the quote that is open before this place.';
  if (reason.includes('flow collection'))
    return 'Close the bracket that is open before this place, and put commas between its items.';
  if (reason.includes('indentation'))
    return 'Indent keys of one level alike, with spaces; put text that holds ": " or " #" in quotes.';
  if (reason.includes('non-printable') || reason.includes('null byte')) {
    return 'Remove the control character here; an editor that shows invisible characters helps.';
  }
  if (reason.includes('mapping key')) return 'Write "key: value", with a blank after the colon.';
  return 'Correct the line, or the line before it; the rest of the file is checked when it can be read.';
}
