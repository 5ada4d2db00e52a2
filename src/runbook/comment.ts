/** Comments are wrapped here, `# ` included; a word that is longer stands alone. */
const width = 100;

/** Comment lines for people. Whatever the text holds, each line stays a comment of printable ASCII. */
export function comment(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of asciiText(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length + 2 > width) {
      lines.push(line);
      line = '';
    }
    line += (line === '' ? '' : ' ') + word;
  }
  lines.push(line);
  // Windows PowerShell takes the rest of a file after this line for its signature.
  return lines.map((each) => `# ${/^SIG #/i.test(each) ? `- ${each}` : each}`.trimEnd());
}

/** White space becomes single blanks; what is not printable ASCII is shown by its number, as in `F\u00FChrung`. */
export function asciiText(text: string): string {
  // Nearly every text is this, and a plan has thousands.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}
