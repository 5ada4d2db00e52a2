/**
 * A label for a Mermaid diagram, quotes included. Everything but letters, digits and a few harmless signs becomes
 * Mermaid's own escape, `#` and the code point: a label holds no markup, no link and no end of itself.
 */
export function mermaidLabel(...lines: readonly string[]): string {
  return `"${lines.map(escapeLine).join('<br/>')}"`;
}

function escapeLine(line: string): string {
  const special = /[^ -~]/.test(line) ? /[^\p{L}\p{N} .,-]/gu : /[^A-Za-z0-9 .,-]/g;
  return line.replace(special, (character) => `#${character.codePointAt(0)};`);
}
