/** A value inside a message: in quotes, shortened, and with what can't be seen written as code points. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const visible = short.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (character) => codePoint(character));
  return `"${visible}"`;
}

/** `U+200E`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
