/** Where the line of the place ends, without what ends it. */
export function lineEnd(text: string, place: number, end: number): number {
  const newline = /[\r\n]|$/g;
  newline.lastIndex = place;
  return Math.min(newline.exec(text)?.index ?? end, end);
}
